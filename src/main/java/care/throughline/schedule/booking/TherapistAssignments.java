package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which therapist sees whom every week; history keeps those who left. */
@Repository
public class TherapistAssignments {

  private static final String SELECT =
      "select a.*, lower(during) as first, upper(during) - 1 as last from therapist_assignment a ";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Practices practices;
  private final EpisodeRecord record;
  private final AuditTrail audit;
  private final TakenHours taken;

  TherapistAssignments(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Practices practices,
      EpisodeRecord record,
      AuditTrail audit,
      TakenHours taken) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.practices = practices;
    this.record = record;
    this.audit = audit;
    this.taken = taken;
  }

  /**
   * What came of an assignment.
   *
   * @param warning what is worth a thought, such as a caseload near its limit; null when nothing is
   */
  public record Assigned(TherapistAssignment assignment, @Nullable String warning) {}

  /** The assignment that holds on that day. */
  public Optional<TherapistAssignment> of(EpisodeId episode, LocalDate on) {
    return jdbc.sql(SELECT + "where episode = ? and during @> ?")
        .params(episode.value(), on)
        .query(TherapistAssignments::read)
        .optional();
  }

  /** All assignments of an episode, the first one first. */
  public List<TherapistAssignment> history(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? order by lower(during)")
        .param(episode.value())
        .query(TherapistAssignments::read)
        .list();
  }

  /** Whom a therapist sees on that day or will see from a later one. */
  public List<TherapistAssignment> with(StaffId therapist, LocalDate on) {
    return jdbc.sql(
            SELECT
                + "where therapist = ? and (during @> ? or lower(during) > ?) order by weekday, starts, id")
        .params(therapist.value(), on, on)
        .query(TherapistAssignments::read)
        .list();
  }

  /**
   * Gives a person a therapist and a weekly hour; the one before ends the day before. Two at the
   * same time are decided by a lock on the therapist, so that the limit holds.
   *
   * @throws ScheduleRefused when the therapist is full, away for good, without a valid credential,
   *     not at work or already with somebody at that hour; it says what to do instead
   */
  public Assigned assign(NewAssignment wish, Actor by) {
    return transactions.call(
        () -> {
          lock(wish.therapist());
          Practice practice = practices.of(wish.therapist());
          List<TherapistAssignment> known = fromOn(wish.episode(), wish.first());
          Optional<TherapistAssignment> before =
              known.stream().filter(one -> !one.first().isAfter(wish.first())).findFirst();
          boolean theirs =
              before.filter(one -> one.therapist().equals(wish.therapist())).isPresent();
          AssignmentRules.check(wish, practice, theirs);
          refuseTakenHour(wish, practice);
          before.ifPresent(one -> cut(one, wish.first().minusDays(1), "another therapist"));
          refuseLater(wish, known);
          UUID id = UUID.randomUUID();
          insert(id, wish, by);
          record.add(
              wish.episode(),
              "session",
              practice.name() + " is the therapist from " + DAY.format(wish.first()) + " on",
              by);
          audit.record(
              by,
              "therapist.assigned",
              "therapistAssignment",
              id,
              Map.of("therapist", wish.therapist().value()));
          return new Assigned(
              new TherapistAssignment(
                  id,
                  wish.episode(),
                  wish.therapist(),
                  wish.weekday(),
                  wish.starts(),
                  wish.minutes(),
                  wish.room(),
                  wish.first(),
                  null,
                  null),
              theirs ? null : AssignmentRules.warning(practice));
        });
  }

  private void insert(UUID id, NewAssignment wish, Actor by) {
    jdbc.sql(
            """
            insert into therapist_assignment (id, episode, therapist, weekday, starts, minutes, room, during, assigned_at, assigned_by)
            values (:id, :episode, :therapist, :weekday, :starts, :minutes, :room, daterange(:first, null, '[)'), :now, :by)""")
        .param("id", id)
        .param("episode", wish.episode().value())
        .param("therapist", wish.therapist().value())
        .param("weekday", wish.weekday().getValue())
        .param("starts", wish.starts())
        .param("minutes", wish.minutes())
        .param("room", wish.room() == null ? null : wish.room().value())
        .param("first", wish.first())
        .param("now", Times.utc(clock.instant()))
        .param("by", by.name())
        .update();
  }

  /**
   * Ends the assignment that holds on a day; harmless when none does. History keeps it.
   *
   * @param last the last day they see each other
   */
  public void end(EpisodeId episode, LocalDate last, String reason, Actor by) {
    transactions.run(
        () ->
            of(episode, last)
                .ifPresent(
                    known -> {
                      cut(known, last, reason);
                      record.add(episode, "session", "Therapist until " + last, by);
                      audit.record(
                          by, "therapist.ended", "therapistAssignment", known.id(), Map.of());
                    }));
  }

  @EventListener
  void on(EpisodeDischarged event) {
    endAll(event.episode(), "discharged");
  }

  @EventListener
  void on(PersonDied event) {
    endAll(event.episode(), "died");
  }

  /** What has not begun is taken back, what runs ends today. */
  private void endAll(EpisodeId episode, String reason) {
    LocalDate today = today(episode);
    jdbc.sql("delete from therapist_assignment where episode = ? and lower(during) > ?")
        .params(episode.value(), today)
        .update();
    jdbc.sql(
            """
            update therapist_assignment set during = daterange(lower(during), ? + 1), end_reason = ?
            where episode = ? and (upper_inf(during) or upper(during) > ? + 1)""")
        .params(today, reason, episode.value(), today)
        .update();
  }

  /** The day it is at the site of the episode. */
  private LocalDate today(EpisodeId episode) {
    return clock.instant().atZone(zone(episode)).toLocalDate();
  }

  private ZoneId zone(EpisodeId episode) {
    return ZoneId.of(
        jdbc.sql("select s.zone from episode e join site s on s.id = e.site where e.id = ?")
            .param(episode.value())
            .query(String.class)
            .single());
  }

  private void cut(TherapistAssignment known, LocalDate last, String reason) {
    if (last.isBefore(known.first())) {
      jdbc.sql("delete from therapist_assignment where id = ?").param(known.id()).update();
      return;
    }
    jdbc.sql(
            "update therapist_assignment set during = daterange(?, ?, '[]'), end_reason = ? where id = ?")
        .params(known.first(), last, reason, known.id())
        .update();
  }

  private void refuseTakenHour(NewAssignment wish, Practice practice) {
    List<TherapistAssignment> others =
        with(wish.therapist(), wish.first()).stream()
            .filter(other -> !other.episode().equals(wish.episode()))
            .toList();
    taken.refuse(wish, practice, others, zone(wish.episode()));
  }

  /** What holds on that day, and what was agreed on from a later one. */
  private List<TherapistAssignment> fromOn(EpisodeId episode, LocalDate day) {
    return jdbc.sql(
            SELECT
                + "where episode = ? and (upper_inf(during) or upper(during) > ?) order by lower(during)")
        .params(episode.value(), day)
        .query(TherapistAssignments::read)
        .list();
  }

  private static void refuseLater(NewAssignment wish, List<TherapistAssignment> known) {
    known.stream()
        .filter(one -> one.first().isAfter(wish.first()))
        .findFirst()
        .ifPresent(
            later -> {
              throw new ScheduleRefused(
                  "A therapist is already agreed on from "
                      + later.first()
                      + "; end that assignment first.");
            });
  }

  private void lock(StaffId therapist) {
    boolean there =
        jdbc.sql("select id from staff where id = ? for no key update")
            .param(therapist.value())
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!there) {
      throw new NoSuchElementException("There is no such member of staff.");
    }
  }

  private static TherapistAssignment read(ResultSet row, int number) throws SQLException {
    UUID room = row.getObject("room", UUID.class);
    return new TherapistAssignment(
        row.getObject("id", UUID.class),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new StaffId(row.getObject("therapist", UUID.class)),
        DayOfWeek.of(row.getInt("weekday")),
        row.getObject("starts", LocalTime.class),
        row.getInt("minutes"),
        room == null ? null : new RoomId(room),
        row.getObject("first", LocalDate.class),
        row.getObject("last", LocalDate.class),
        row.getString("end_reason"));
  }
}
