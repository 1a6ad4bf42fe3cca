package care.throughline.schedule.booking;

import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.TakenBy;
import care.throughline.schedule.WhoTook;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refuses a weekly hour at which the therapist sees somebody already. */
@Repository
class TakenHours {

  private final JdbcClient jdbc;
  private final WhoTook who;

  TakenHours(JdbcClient jdbc, WhoTook who) {
    this.jdbc = jdbc;
    this.who = who;
  }

  /**
   * Looks whether somebody else has the hour.
   *
   * @param others what the therapist has agreed on with other people
   * @param zone of the site, asked for when the hour is taken
   * @throws ScheduleRefused when it is taken: it names who agreed on it, and the next three hours
   */
  void refuse(
      NewAssignment wish,
      Practice practice,
      List<TherapistAssignment> others,
      Supplier<ZoneId> zone) {
    others.stream()
        .filter(other -> AssignmentRules.sameHour(other, wish))
        .findFirst()
        .ifPresent(
            other -> {
              throw ScheduleRefused.lost(
                  Texts.of(
                      "schedule-group.hour.taken",
                      practice.name(),
                      AssignmentRules.words(other.weekday(), other.starts(), other.minutes())),
                  by(other, zone.get()),
                  Texts.of("schedule-group.hour.other"),
                  AssignmentRules.next(wish, practice, others));
            });
  }

  /** Who agreed on it; empty when nobody is on record. */
  private Optional<TakenBy> by(TherapistAssignment known, ZoneId zone) {
    return jdbc.sql(
            """
            select assigned_by, assigned_at from therapist_assignment
            where id = ? and assigned_by is not null and assigned_at is not null""")
        .param(known.id())
        .query(
            (row, number) ->
                who.named(row.getString("assigned_by"), Times.instant(row, "assigned_at"), zone))
        .optional();
  }
}
