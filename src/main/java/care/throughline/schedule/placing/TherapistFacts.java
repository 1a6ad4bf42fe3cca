package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A therapist, as far as the rules need to know.
 *
 * @param gender FHIR administrative gender; null when not told
 * @param caseload people in care with them now
 * @param warnAt people from which on it is a lot
 * @param blockAt people from which on nobody is added (domain guide 6.2: warn 20, block 24)
 * @param credentialUntil last day of the credential that ends first; null when none is recorded
 * @param hours when they work
 * @param leave when they do not, whatever the weekday
 * @param taken where they already have to be
 */
record TherapistFacts(
    StaffId id,
    String name,
    Set<String> languages,
    @Nullable String gender,
    int caseload,
    int warnAt,
    int blockAt,
    @Nullable LocalDate credentialUntil,
    List<WeekTime> hours,
    List<Days> leave,
    WeekMinutes taken) {

  boolean onLeave(LocalDate day) {
    return leave.stream().anyMatch(days -> days.contains(day));
  }

  /** With one person more and that time taken. */
  TherapistFacts with(WeekTime hour) {
    WeekMinutes more = taken.with(hour);
    return new TherapistFacts(
        id,
        name,
        languages,
        gender,
        caseload + 1,
        warnAt,
        blockAt,
        credentialUntil,
        hours,
        leave,
        more);
  }

  /** With those meetings of a group to lead. */
  TherapistFacts leading(List<WeekTime> meetings) {
    WeekMinutes more = taken;
    for (WeekTime meeting : meetings) {
      more = more.with(meeting);
    }
    return new TherapistFacts(
        id,
        name,
        languages,
        gender,
        caseload,
        warnAt,
        blockAt,
        credentialUntil,
        hours,
        leave,
        more);
  }
}
