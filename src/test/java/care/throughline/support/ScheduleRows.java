package care.throughline.support;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a schedule, written as the schema takes them: for tests of what reads a week, whoever
 * wrote it.
 */
public final class ScheduleRows {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String SITE = "main";

  private final JdbcClient jdbc;
  private int ordinal;

  public ScheduleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Someone in care. */
  public record InCare(PersonId person, EpisodeId episode) {}

  public InCare person(String given, String family) {
    UUID person = UUID.randomUUID();
    UUID episode = UUID.randomUUID();
    jdbc.sql(
            "insert into person (id, mrn, given_name, family_name, birth_date, created_at) values (?, ?, ?, ?, '1990-01-01', '2026-12-01T00:00:00Z')")
        .params(person, "T-" + person, given, family)
        .update();
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, referred_at)
            values (?, ?, ?, (select max(number) from release), 'active', 'accepted', 'referral', false, '2026-12-01T00:00:00Z')""")
        .params(episode, person, SITE)
        .update();
    return new InCare(new PersonId(person), new EpisodeId(episode));
  }

  public UUID room(String name, int capacity) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into room (id, site, name, capacity) values (?, ?, ?, ?)")
        .params(id, SITE, name, capacity)
        .update();
    return id;
  }

  public UUID group(String name, UUID facilitator, UUID room) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into care_group (id, site, name, kind, level, track, facilitator, room, starts_on)
            values (?, ?, ?, 'rolling', '2.1', 'evening', ?, ?, '2026-12-01')""")
        .params(id, SITE, name, facilitator, room)
        .update();
    return id;
  }

  public void seat(UUID group, int number, InCare who) {
    jdbc.sql(
            """
            insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, taken_at, taken_by)
            values (?, ?, 10, ?, ?, ?, daterange('2026-12-01', null), 'enrolled', '2026-12-01T00:00:00Z', 'anneke')""")
        .params(UUID.randomUUID(), group, number, who.episode().value(), who.person().value())
        .update();
  }

  /** Three hours of a group. */
  public UUID meeting(UUID group, UUID facilitator, UUID room, LocalDate day, LocalTime starts) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into group_session (id, care_group, local_date, local_start, zone, minutes, during, facilitator, room, state, changed_at)
            values (?, ?, ?, ?, ?, 180, tstzrange(?::timestamptz, ?::timestamptz), ?, ?, 'planned', '2026-12-01T00:00:00Z')""")
        .params(
            id,
            group,
            day,
            starts,
            ZONE.getId(),
            Times.utc(at(day, starts)),
            Times.utc(at(day, starts.plusHours(3))),
            facilitator,
            room)
        .update();
    return id;
  }

  /** A person's part in a meeting of a group. */
  public void partOf(UUID meeting, InCare who) {
    ordinal++;
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state, group_session)
            select ?, ?, ?, 1, 1, 'group', ?, local_date, local_start, zone, minutes, during, 'planned', id from group_session where id = ?""")
        .params(UUID.randomUUID(), who.episode().value(), who.person().value(), ordinal, meeting)
        .update();
  }

  /** An hour with a therapist. */
  public UUID hour(InCare who, UUID therapist, UUID room, LocalDate day, LocalTime starts) {
    ordinal++;
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state, therapist, room)
            values (?, ?, ?, 1, 1, 'individual', ?, ?, ?, ?, 60, tstzrange(?::timestamptz, ?::timestamptz), 'planned', ?, ?)""")
        .params(
            id,
            who.episode().value(),
            who.person().value(),
            ordinal,
            day,
            starts,
            ZONE.getId(),
            Times.utc(at(day, starts)),
            Times.utc(at(day, starts.plusHours(1))),
            therapist,
            room)
        .update();
    return id;
  }

  public void works(Staff member, DayOfWeek day, LocalTime from, LocalTime until) {
    jdbc.sql("insert into staff_hours (staff, weekday, hours) values (?, ?, timerange(?, ?))")
        .params(member.id().value(), day.getValue(), from, until)
        .update();
  }

  public void onLeave(Staff member, LocalDate from, LocalDate until) {
    jdbc.sql(
            "insert into staff_leave (id, staff, during, reason) values (?, ?, daterange(?, ?, '[]'), 'holiday')")
        .params(UUID.randomUUID(), member.id().value(), from, until)
        .update();
  }

  public void busy(Staff member, LocalDate day, LocalTime starts) {
    jdbc.sql(
            "insert into busy_time (id, staff, during, reason) values (?, ?, tstzrange(?::timestamptz, ?::timestamptz), 'meeting')")
        .params(
            UUID.randomUUID(),
            member.id().value(),
            Times.utc(at(day, starts)),
            Times.utc(at(day, starts.plusHours(1))))
        .update();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }
}
