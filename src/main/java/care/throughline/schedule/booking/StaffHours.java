package care.throughline.schedule.booking;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the hours and the leave of staff are written. Supervisors and directors may. */
@Repository
public class StaffHours {

  private static final int LONGEST_LEAVE_YEARS = 2;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers members;
  private final Sites sites;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  StaffHours(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers members,
      Sites sites,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.members = members;
    this.sites = sites;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Replaces the hours of a whole week. What is booked outside of the new hours stays booked.
   *
   * @throws ScheduleRefused when hours end before they begin, or two stretches of a day overlap
   */
  public void set(StaffId id, List<WorkHours> hours, Staff by) {
    Staff member = member(id);
    List<WorkHours> sorted =
        hours.stream()
            .sorted(Comparator.comparing(WorkHours::weekday).thenComparing(WorkHours::from))
            .toList();
    refuse(member, sorted);
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule-group.editors.hours"));
          lock(id);
          jdbc.sql("delete from staff_hours where staff = ?").param(id.value()).update();
          for (WorkHours part : sorted) {
            jdbc.sql(
                    "insert into staff_hours (staff, weekday, hours) values (?, ?, timerange(?::time, ?::time, '[)'))")
                .params(id.value(), part.weekday().getValue(), part.from(), part.until())
                .update();
          }
          audit.record(
              by.actor(), "staffHours.set", "staff", id.value(), Map.of("parts", sorted.size()));
        });
  }

  /**
   * Notes days away.
   *
   * @param last part of the leave
   * @throws ScheduleRefused when it ends before it begins, is over, or touches other leave
   */
  public Leave addLeave(StaffId id, LocalDate first, LocalDate last, String reason, Staff by) {
    Staff member = member(id);
    if (last.isBefore(first)) {
      throw new ScheduleRefused(
          Texts.of(
              "schedule-group.leave.ends",
              member.name(),
              DateText.DAY_AND_YEAR.of(last),
              DateText.DAY_AND_YEAR.of(first)));
    }
    LocalDate today = sites.get(member.site()).dayOf(clock.instant());
    if (last.isBefore(today)) {
      throw new ScheduleRefused(
          Texts.of("schedule-group.leave.over", member.name(), DateText.DAY_AND_YEAR.of(last)));
    }
    if (last.isAfter(first.plusYears(LONGEST_LEAVE_YEARS))) {
      throw new ScheduleRefused(Texts.of("schedule-group.leave.too-long", member.name()));
    }
    Leave leave =
        new Leave(
            UUID.randomUUID(),
            first,
            last,
            reason.isBlank() ? Texts.kept("schedule-group.reason.away") : reason.strip());
    try {
      transactions.run(
          () -> {
            Editors.check(by, Texts.of("schedule-group.editors.leave"));
            jdbc.sql(
                    "insert into staff_leave (id, staff, during, reason) values (?, ?, daterange(?, ?, '[]'), ?)")
                .params(leave.id(), id.value(), first, last, leave.reason())
                .update();
            audit.record(by.actor(), "leave.added", "leave", leave.id(), Map.of());
            events.publishEvent(new LeaveAdded(id, member.site(), leave, by.actor()));
          });
      return leave;
    } catch (DataIntegrityViolationException overlapping) {
      throw new ScheduleRefused(Texts.of("schedule-group.leave.overlaps", member.name()));
    }
  }

  /** Takes leave back; harmless when that was done before. */
  public void removeLeave(UUID leave, Staff by) {
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule-group.editors.leave"));
          if (jdbc.sql("delete from staff_leave where id = ?").param(leave).update() == 1) {
            audit.record(by.actor(), "leave.removed", "leave", leave, Map.of());
            events.publishEvent(new LeaveRemoved(leave));
          }
        });
  }

  private static void refuse(Staff member, List<WorkHours> sorted) {
    for (WorkHours part : sorted) {
      if (!part.from().isBefore(part.until())) {
        throw new ScheduleRefused(
            Texts.of("schedule-group.hours.ends", member.name(), words(part)));
      }
    }
    for (int next = 1; next < sorted.size(); next++) {
      WorkHours before = sorted.get(next - 1);
      WorkHours part = sorted.get(next);
      if (before.overlaps(part)) {
        throw new ScheduleRefused(
            Texts.of(
                "schedule-group.hours.overlap",
                member.name(),
                words(before),
                part.from(),
                part.until(),
                before.until()));
      }
    }
  }

  /** Two people who edit the same week write one after the other. */
  private void lock(StaffId id) {
    jdbc.sql("select id from staff where id = ? for no key update")
        .param(id.value())
        .query(UUID.class)
        .single();
  }

  private Staff member(StaffId id) {
    return members
        .find(id)
        .orElseThrow(() -> new NoSuchElementException("There is no such member of staff."));
  }

  private static String words(WorkHours part) {
    return Texts.of(
        "schedule-group.weekly-hour",
        part.weekday().getDisplayName(TextStyle.FULL, Texts.language()),
        part.from(),
        part.until());
  }
}
