package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a member of staff may see, and when.
 *
 * @param name as staff tell it
 * @param site id of the site they work at; hours are its wall time
 * @param hours in order; empty when none were entered, and then they are never available
 * @param leave leave that is not over, in order
 * @param languages keys such as {@code en}; never empty
 * @param gender {@code female}, {@code male} or another word; null when not told
 * @param caseload people they see every week now
 * @param warnAt from so many people on one more is worth a thought (domain guide 6.2: 20)
 * @param blockAt at so many people no further one is assigned (domain guide 6.2: 24)
 * @param leavesOn their last day at work; null when no end is known
 */
public record Practice(
    StaffId staff,
    String name,
    String site,
    List<WorkHours> hours,
    List<Leave> leave,
    Set<String> languages,
    @Nullable String gender,
    int caseload,
    int warnAt,
    int blockAt,
    List<Credential> credentials,
    @Nullable LocalDate leavesOn) {

  /**
   * True when that stretch of the day lies inside one stretch of their hours; leave is not asked.
   */
  public boolean worksOn(LocalDate day, LocalTime from, LocalTime until) {
    return from.isBefore(until)
        && hours.stream()
            .anyMatch(
                part ->
                    part.weekday() == day.getDayOfWeek()
                        && !from.isBefore(part.from())
                        && !until.isAfter(part.until()));
  }

  public Optional<Leave> leaveOn(LocalDate day) {
    return leave.stream().filter(away -> away.covers(day)).findFirst();
  }

  /** A credential that no longer holds on that day; who has one sees nobody. */
  public Optional<Credential> expiredOn(LocalDate day) {
    return credentials.stream().filter(credential -> credential.expired(day)).findFirst();
  }

  /** True when they no longer work here on that day. */
  public boolean goneBy(LocalDate day) {
    return leavesOn != null && day.isAfter(leavesOn);
  }

  /** True when one more person would be worth a thought. */
  public boolean nearlyFull() {
    return caseload >= warnAt;
  }

  /** True when nobody more may be assigned. */
  public boolean full() {
    return caseload >= blockAt;
  }
}
