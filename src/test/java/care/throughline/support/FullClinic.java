package care.throughline.support;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clinic in the middle of its work, written straight into the tables: people in groups with a
 * weekly hour each, and the sessions of twelve weeks. The first therapist sees the first people,
 * every other one about as many as the next. Nobody is in two places.
 */
public final class FullClinic {

  private static final int WEEKS = 12;
  private static final int[][] DAYS = {{1, 3}, {2, 4}, {1, 4}};

  private final JdbcClient jdbc;
  private final Site site;
  private final Instant now;
  private final LocalDate monday;
  private final List<StaffId> therapists = new ArrayList<>();
  private final List<UUID> rooms = new ArrayList<>();
  private final List<UUID> groups = new ArrayList<>();
  private final List<EpisodeId> people = new ArrayList<>();

  /**
   * Begins with an empty clinic.
   *
   * @param monday the first day of the weeks that are planned
   */
  public FullClinic(JdbcClient jdbc, Site site, Instant now, LocalDate monday) {
    this.jdbc = jdbc;
    this.site = site;
    this.now = now;
    this.monday = monday;
  }

  public List<StaffId> therapists() {
    return therapists;
  }

  public List<UUID> rooms() {
    return rooms;
  }

  public List<UUID> groups() {
    return groups;
  }

  public List<EpisodeId> people() {
    return people;
  }

  /** Therapists who work from nine to five; taken from earlier tests where there are some. */
  public FullClinic withTherapists(StaffMembers staff, int count) {
    for (int number = 0; number < count; number++) {
      String username = String.format("therapist%02d", number);
      jdbc.sql("update staff set active = true where username = ?").param(username).update();
      int which = number;
      StaffId id =
          staff
              .named(username)
              .map(care.throughline.access.Staff::id)
              .orElseGet(
                  () ->
                      staff.add(
                          username,
                          String.format("Therapist %02d", which),
                          false,
                          site.id(),
                          Set.of(Role.THERAPIST),
                          "{noop}none"));
      therapists.add(id);
      jdbc.sql(
              """
              insert into staff_hours (staff, weekday, hours)
              select ?, day, timerange('09:00', '17:00') from generate_series(1, 5) as day""")
          .param(id.value())
          .update();
      jdbc.sql("insert into staff_practice (staff, gender) values (?, ?)")
          .params(id.value(), number % 2 == 0 ? "female" : "male")
          .update();
    }
    return this;
  }

  /** The staff of these tests are no staff of the next ones. */
  public static void leave(JdbcClient jdbc) {
    jdbc.sql("update staff set active = false where username like 'therapist__'").update();
  }

  /** Nobody is in care and nothing is planned; for a test that begins several times. */
  public static void empty(JdbcClient jdbc) {
    EmptyClinic.of(jdbc);
  }

  public FullClinic withRooms(int count) {
    for (int number = 0; number < count; number++) {
      rooms.add(room(String.format("Room %02d", number), 4));
    }
    return this;
  }

  /**
   * Groups of twelve, half of them in the evening; each has a room and a facilitator of its own.
   */
  public FullClinic withGroups(int count) {
    for (int number = 0; number < count; number++) {
      UUID id = UUID.randomUUID();
      boolean evening = number % 2 == 0;
      int[] days = DAYS[number / 2 % DAYS.length];
      jdbc.sql(
              """
              insert into care_group (id, site, name, kind, level, track, capacity, newcomers_per_week, facilitator, room, starts_on)
              values (?, ?, ?, 'rolling', '2.1', ?, 12, 12, ?, ?, ?)""")
          .params(
              id,
              site.id(),
              String.format("Group %02d", number),
              evening ? "evening" : "day",
              therapists.get((number + 1) % therapists.size()).value(),
              room(String.format("Group room %02d", number), 14),
              monday.minusWeeks(20))
          .update();
      groups.add(id);
      for (int meeting = 0; meeting < days.length; meeting++) {
        LocalTime starts = evening ? LocalTime.of(17, 0) : LocalTime.of(14, 0);
        jdbc.sql(
                "insert into group_meeting (care_group, ordinal, weekday, starts, minutes) values (?, ?, ?, ?, 180)")
            .params(id, meeting + 1, days[meeting], starts)
            .update();
        jdbc.sql(
                """
                insert into group_session (id, care_group, meeting, meeting_date, local_date, local_start, zone, minutes, during, facilitator, room,
                                           state, changed_at)
                select gen_random_uuid(), g.id, :meeting, d, d, :starts::time, :zone, 180,
                       tstzrange((d + :starts::time) at time zone :zone, (d + :starts::time + interval '3 hours') at time zone :zone),
                       g.facilitator, g.room, 'planned', :now::timestamptz
                from care_group g, (select :monday::date + :day + 7 * week as d from generate_series(0, :weeks - 1) as week) as dates
                where g.id = :id""")
            .param("meeting", meeting + 1)
            .param("starts", starts)
            .param("zone", site.zone().getId())
            .param("now", Times.utc(now))
            .param("monday", monday)
            .param("day", days[meeting] - 1)
            .param("weeks", WEEKS)
            .param("id", id)
            .update();
      }
    }
    return this;
  }

  /**
   * People in care.
   *
   * @param withFirst how many of them the first therapist sees
   */
  public FullClinic withPeople(int count, int withFirst) {
    for (int number = 0; number < count; number++) {
      EpisodeId episode = person(String.format("Person%03d", number));
      people.add(episode);
      boolean first = number < withFirst;
      int rest = number - withFirst;
      int slot = first ? number : rest / (rooms.size() - 1);
      UUID room = rooms.get(first ? 0 : 1 + rest % (rooms.size() - 1));
      StaffId therapist = therapists.get(first ? 0 : 1 + rest % (therapists.size() - 1));
      take(
          episode,
          groups.get(number % groups.size()),
          number / groups.size() + 1,
          therapist,
          1 + slot % 5,
          LocalTime.of(9 + slot / 5, 0),
          room);
    }
    return this;
  }

  /** Somebody whose level of care is confirmed and who has no place yet. */
  public EpisodeId person(String family) {
    UUID person = UUID.randomUUID();
    UUID episode = UUID.randomUUID();
    jdbc.sql(
            """
            insert into person (id, mrn, given_name, family_name, birth_date, gender, created_at) values (?, ?, 'Test', ?, '1985-05-05', 'female', ?)""")
        .params(person, "T" + person, family, Times.utc(now))
        .update();
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, referred_at)
            select ?, ?, ?, max(number), 'active', 'accepted', 'referral', false, '2.1', ? from release""")
        .params(episode, person, site.id(), Times.utc(now))
        .update();
    return new EpisodeId(episode);
  }

  private void take(
      EpisodeId episode,
      UUID group,
      int seat,
      StaffId therapist,
      int weekday,
      LocalTime starts,
      UUID room) {
    jdbc.sql(
            """
            insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, taken_at, taken_by)
            select gen_random_uuid(), g.id, g.capacity, ?, e.id, e.person, daterange(?, null), 'enrolled', ?, 'samir'
            from care_group g, episode e where g.id = ? and e.id = ?""")
        .params(seat, monday.minusWeeks(2), Times.utc(now), group, episode.value())
        .update();
    jdbc.sql(
            """
            insert into therapist_assignment (id, episode, therapist, weekday, starts, room, during, assigned_at, assigned_by)
            values (gen_random_uuid(), ?, ?, ?, ?, ?, daterange(?, null), ?, 'samir')""")
        .params(
            episode.value(),
            therapist.value(),
            weekday,
            starts,
            room,
            monday.minusWeeks(2),
            Times.utc(now))
        .update();
    jdbc.sql(
            """
            insert into programme (episode, template, template_version, level, zone, run, run_starts_on, week_number, week_starts_on, weeks_planned, state)
            values (?, 'IOP-SEED', 1, '2.1', ?, 1, ?, 1, ?, ?, 'running')""")
        .params(episode.value(), site.zone().getId(), monday, monday, WEEKS)
        .update();
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state,
                                 group_session, changed_at)
            select gen_random_uuid(), e.id, e.person, 1, (m.local_date - :monday::date) / 7 + 1, 'group', m.meeting, m.local_date, m.local_start,
                   m.zone, m.minutes, m.during, 'planned', m.id, :now::timestamptz
            from group_session m, episode e where m.care_group = :group and e.id = :episode""")
        .param("monday", monday)
        .param("now", Times.utc(now))
        .param("group", group)
        .param("episode", episode.value())
        .update();
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state,
                                 therapist, room, changed_at)
            select gen_random_uuid(), e.id, e.person, 1, week + 1, 'individual', 1, d, :starts::time, :zone, 60,
                   tstzrange((d + :starts::time) at time zone :zone, (d + :starts::time + interval '1 hour') at time zone :zone), 'planned',
                   :therapist, :room, :now::timestamptz
            from episode e, (select week, :monday::date + :day + 7 * week as d from generate_series(0, :weeks - 1) as week) as dates
            where e.id = :episode""")
        .param("starts", starts)
        .param("zone", site.zone().getId())
        .param("therapist", therapist.value())
        .param("room", room)
        .param("now", Times.utc(now))
        .param("monday", monday)
        .param("day", weekday - 1)
        .param("weeks", WEEKS)
        .param("episode", episode.value())
        .update();
  }

  private UUID room(String name, int capacity) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into room (id, site, name, capacity) values (?, ?, ?, ?)")
        .params(id, site.id(), name, capacity)
        .update();
    return id;
  }

  /** The therapist somebody sees on a day; null when nobody. */
  public @Nullable UUID therapistOf(EpisodeId episode, LocalDate on) {
    return jdbc.sql("select therapist from therapist_assignment where episode = ? and during @> ?")
        .params(episode.value(), on)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
