package care.throughline.support;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rooms, groups, seats and therapists of a clinic, written straight into their tables. */
public final class GroupsInTests {

  private final JdbcClient jdbc;
  private final Site site;
  private final Instant now;

  public GroupsInTests(JdbcClient jdbc, Site site, Instant now) {
    this.jdbc = jdbc;
    this.site = site;
    this.now = now;
  }

  public UUID room(String name) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into room (id, site, name, capacity) values (?, ?, ?, 12)")
        .params(id, site.id(), name)
        .update();
    return id;
  }

  /** A rolling group of adults at 2.1 that meets for three hours at the same time on some days. */
  public UUID group(
      String name, Staff facilitator, UUID room, LocalTime starts, DayOfWeek... weekdays) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into care_group (id, site, name, kind, level, track, facilitator, room, starts_on)
            values (?, ?, ?, 'rolling', '2.1', 'evening', ?, ?, ?)""")
        .params(id, site.id(), name, facilitator.id().value(), room, LocalDate.of(2026, 1, 1))
        .update();
    for (int meeting = 0; meeting < weekdays.length; meeting++) {
      jdbc.sql(
              "insert into group_meeting (care_group, ordinal, weekday, starts, minutes) values (?, ?, ?, ?, 180)")
          .params(id, meeting + 1, weekdays[meeting].getValue(), starts)
          .update();
    }
    return id;
  }

  public UUID seat(UUID group, EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, taken_at, taken_by)
            select ?, g.id, g.capacity, coalesce((select max(seat_no) from seat where care_group = g.id and state <> 'released'), 0) + 1,
                   e.id, e.person, daterange(?, ?), 'enrolled', ?, 'test'
            from care_group g, episode e where g.id = ? and e.id = ?""")
        .params(id, from, until, Times.utc(now), group, episode.value())
        .update();
    return id;
  }

  /** When a member of staff works, every weekday. */
  public void hours(Staff staff, LocalTime from, LocalTime until) {
    for (int weekday = 1; weekday <= 5; weekday++) {
      jdbc.sql(
              "insert into staff_hours (staff, weekday, hours) values (?, ?, timerange(?::time, ?::time))")
          .params(staff.id().value(), weekday, from, until)
          .update();
    }
  }

  public void release(UUID seat) {
    jdbc.sql(
            "update seat set state = 'released', released_at = ?, release_reason = 'moved' where id = ?")
        .params(Times.utc(now), seat)
        .update();
  }

  public void therapist(
      EpisodeId episode,
      Staff therapist,
      DayOfWeek weekday,
      LocalTime starts,
      @Nullable UUID room,
      LocalDate from) {
    jdbc.sql(
            """
            update therapist_assignment set during = daterange(lower(during), ?)
            where episode = ? and upper_inf(during)""")
        .params(from, episode.value())
        .update();
    jdbc.sql(
            """
            insert into therapist_assignment (id, episode, therapist, weekday, starts, room, during)
            values (?, ?, ?, ?, ?, ?, daterange(?, null))""")
        .params(
            UUID.randomUUID(),
            episode.value(),
            therapist.id().value(),
            weekday.getValue(),
            starts,
            room,
            from)
        .update();
  }
}
