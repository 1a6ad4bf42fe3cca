package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be true of a schedule whatever was done to it, told by the rules of the domain (guide
 * 4.7, 6) and from the tables alone: nothing of it asks the arithmetic that is under test.
 */
final class ScheduleInvariants {

  private final JdbcClient jdbc;
  private final Map<UUID, Integer> had = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<List<Object>, Integer> meantAtClose = new HashMap<>();

  ScheduleInvariants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The test marked a session: so many minutes were had. */
  void marked(SessionId session, int minutes) {
    had.put(session.value(), minutes);
  }

  /**
   * One session as its row says.
   *
   * @param otherDay true when it is a meeting on another day than the group's, maybe of the next
   *     week
   */
  private record Row(
      UUID id,
      UUID episode,
      int run,
      int week,
      boolean group,
      LocalDate day,
      LocalTime start,
      ZoneId zone,
      int minutes,
      Instant startsAt,
      Instant endsAt,
      String state,
      boolean otherDay,
      @Nullable UUID makeUpFor,
      @Nullable UUID therapist) {

    boolean stands() {
      return !state.startsWith("cancelled");
    }

    boolean toCome(Instant now) {
      return state.equals("planned") && startsAt.isAfter(now);
    }
  }

  void hold(List<EpisodeId> people, Site site, Instant now, String where) {
    List<Row> rows = rows();
    nobodyAndNothingIsInTwoPlaces(where);
    bookingsMirrorWhatStands(where);
    everythingToComeLiesInsideHours(rows, site, now, where);
    wallTimesHold(rows, site.zone(), where);
    meetingsKeepTheirPeopleAndTheirHour(where);
    seatsStayWithinTheirGroups(where);
    minutesAddUp(rows, where);
    for (EpisodeId episode : people) {
      weeksAreThereOnce(
          rows.stream().filter(row -> row.episode().equals(episode.value())).toList(),
          episode,
          now,
          where);
    }
    rows.forEach(row -> known.add(row.id() + " " + row.startsAt()));
  }

  private void nobodyAndNothingIsInTwoPlaces(String where) {
    assertThat(
            jdbc.sql(
                    """
                    with held as (%s)
                    select count(*) from held a join held b on a.resource = b.resource and a.during && b.during and a.id < b.id"""
                        .formatted(HELD))
                .query(Integer.class)
                .single())
        .as("in two places, " + where)
        .isZero();
  }

  private static final String HELD =
      """
      select resource, during, s.id from session s, unnest(array[s.person, s.therapist, s.room]) as resource
      where resource is not null and state not in ('cancelledPatient', 'cancelledProgramme')
      union all
      select resource, during, m.id from group_session m, unnest(array[m.facilitator, m.co_facilitator, m.room]) as resource
      where resource is not null and state <> 'cancelled'""";

  private void bookingsMirrorWhatStands(String where) {
    assertThat(
            jdbc.sql(
                    """
                    with held as (%s), booked as (select resource, during, coalesce(session, group_session) as id from booking)
                    select (select count(*) from (select * from held except all select * from booked) as missing)
                         + (select count(*) from (select * from booked except all select * from held) as left_over)"""
                        .formatted(HELD))
                .query(Integer.class)
                .single())
        .as("bookings beside what stands, " + where)
        .isZero();
  }

  /** Leave and hours of staff bind what is planned or moved; what stood before they came stays. */
  private void everythingToComeLiesInsideHours(
      List<Row> rows, Site site, Instant now, String where) {
    for (Row row : rows) {
      if (!row.toCome(now)) {
        continue;
      }
      String what = row.day() + " at " + row.start() + ", " + where;
      assertThat(site.closures()).as("closed on " + what).doesNotContain(row.day());
      Hours hours = site.hours().get(row.day().getDayOfWeek());
      assertThat(hours).as("weekday of " + what).isNotNull();
      LocalTime end = row.start().plusMinutes(row.minutes());
      assertThat(row.start()).as("opens, " + what).isAfterOrEqualTo(hours.opens());
      assertThat(end).as("closes, " + what).isBeforeOrEqualTo(hours.closes());
      Hours part = site.partClosures().get(row.day());
      assertThat(
              part == null || !row.start().isBefore(part.closes()) || !part.opens().isBefore(end))
          .as("closed for a part, " + what)
          .isTrue();
      UUID therapist = row.therapist();
      if (therapist != null && !known.contains(row.id() + " " + row.startsAt())) {
        worksThen(therapist, row.day(), row.start(), end, what);
      }
    }
  }

  private void worksThen(UUID therapist, LocalDate day, LocalTime from, LocalTime to, String what) {
    assertThat(
            jdbc.sql(
                    """
                    select exists (select 1 from staff_hours where staff = :staff and weekday = :weekday
                                     and hours @> timerange(:from::time, :to::time))""")
                .param("staff", therapist)
                .param("weekday", day.getDayOfWeek().getValue())
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single())
        .as("hours of the therapist, " + what)
        .isTrue();
    assertThat(
            jdbc.sql("select exists (select 1 from staff_leave where staff = ? and during @> ?)")
                .params(therapist, day)
                .query(Boolean.class)
                .single())
        .as("leave of the therapist, " + what)
        .isFalse();
  }

  private static void wallTimesHold(List<Row> rows, ZoneId zone, String where) {
    for (Row row : rows) {
      assertThat(row.zone()).as("zone, " + where).isEqualTo(zone);
      assertThat(row.day().atTime(row.start()).atZone(zone).toInstant())
          .as("wall time of " + row.day() + " " + row.start() + ", " + where)
          .isEqualTo(row.startsAt());
      assertThat(Duration.between(row.startsAt(), row.endsAt()).toMinutes())
          .as("length of " + row.day() + " " + row.start() + ", " + where)
          .isEqualTo(row.minutes());
    }
  }

  /** A meeting that nobody moved is at the hour its group meets, on both sides of a change. */
  private void meetingsKeepTheirPeopleAndTheirHour(String where) {
    record Meeting(LocalDate day, LocalTime start, LocalTime meant, String zone, Instant at) {}
    List<Meeting> meetings =
        jdbc.sql(
                """
                select m.local_date, m.local_start, w.starts, m.zone, lower(m.during) as starts_at from group_session m
                join group_meeting w on w.care_group = m.care_group and w.ordinal = m.meeting where m.sequence = 0""")
            .query(
                (row, number) ->
                    new Meeting(
                        row.getObject("local_date", LocalDate.class),
                        row.getObject("local_start", LocalTime.class),
                        row.getObject("starts", LocalTime.class),
                        row.getString("zone"),
                        Times.instant(row, "starts_at")))
            .list();
    for (Meeting meeting : meetings) {
      assertThat(meeting.start()).as("hour of a meeting, " + where).isEqualTo(meeting.meant());
      assertThat(meeting.at().atZone(ZoneId.of(meeting.zone())).toLocalDateTime())
          .as("wall time of a meeting, " + where)
          .isEqualTo(meeting.day().atTime(meeting.meant()));
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from session s join group_session m on m.id = s.group_session
                    where s.state = 'planned' and (m.state = 'cancelled' or m.during <> s.during)""")
                .query(Integer.class)
                .single())
        .as("people beside their meeting, " + where)
        .isZero();
  }

  /** Looked at on every day on which a seat begins: there the most are taken. */
  private void seatsStayWithinTheirGroups(String where) {
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from (
                      select g.id from care_group g join seat d on d.care_group = g.id
                      join seat s on s.care_group = g.id and s.during @> lower(d.during) and s.state <> 'released' and not isempty(s.during)
                      where not isempty(d.during) group by g.id, g.capacity, d.id having count(*) > g.capacity) as over""")
                .query(Integer.class)
                .single())
        .as("groups over capacity, " + where)
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from (
                      select m.id from session s join group_session m on m.id = s.group_session join care_group g on g.id = m.care_group
                      where s.state not in ('cancelledPatient', 'cancelledProgramme')
                      group by m.id, g.capacity having count(*) > g.capacity) as over""")
                .query(Integer.class)
                .single())
        .as("meetings over capacity, " + where)
        .isZero();
  }

  /**
   * What was meant: each session once that the programme did not take away. One that is made up
   * counts as meant only in place of one that the programme took; where the person missed one, that
   * one was meant already. What was had: the minutes that the test said.
   */
  private void minutesAddUp(List<Row> rows, String where) {
    Map<UUID, Row> byId = rows.stream().collect(Collectors.toMap(Row::id, row -> row));
    Map<List<Object>, int[]> meant = new TreeMap<>(java.util.Comparator.comparing(List::toString));
    for (Row row : rows) {
      int[] week =
          meant.computeIfAbsent(
              List.of(row.episode(), row.run(), row.week()), unknown -> new int[2]);
      boolean taken = row.state().equals("cancelledProgramme");
      week[0] += !taken && !meantBefore(row, byId) ? row.minutes() : 0;
      week[1] += taken ? 0 : had.getOrDefault(row.id(), 0);
    }
    Map<List<Object>, int[]> told = new HashMap<>();
    jdbc.sql(
            "select episode, run, week_number, sum(planned_minutes) as planned, sum(attended_minutes) as attended from session_dose group by 1, 2, 3")
        .query(
            row -> {
              told.put(key(row), new int[] {row.getInt("planned"), row.getInt("attended")});
            });
    assertThat(told.keySet())
        .as("weeks with a dose, " + where)
        .isEqualTo(new HashSet<>(meant.keySet()));
    meant.forEach(
        (week, minutes) ->
            assertThat(told.get(week)).as("dose of " + week + ", " + where).isEqualTo(minutes));
    closedWeeksKeepTheirDose(meant, where);
  }

  /** True when a session before it in the chain of those made up was meant already. */
  private static boolean meantBefore(Row row, Map<UUID, Row> byId) {
    UUID before = row.makeUpFor();
    while (before != null) {
      Row missed = Objects.requireNonNull(byId.get(before));
      if (!missed.state().equals("cancelledProgramme")) {
        return true;
      }
      before = missed.makeUpFor();
    }
    return false;
  }

  /** A closed week: what was meant stays as it was then, what was had follows corrections. */
  private void closedWeeksKeepTheirDose(Map<List<Object>, int[]> meant, String where) {
    jdbc.sql("select * from programme_week")
        .query(
            row -> {
              List<Object> week = key(row);
              int[] minutes = meant.getOrDefault(week, new int[2]);
              assertThat(row.getInt("planned_minutes"))
                  .as("meant in closed week " + week + ", " + where)
                  .isEqualTo(meantAtClose.computeIfAbsent(week, fresh -> minutes[0]));
              assertThat(row.getInt("attended_minutes"))
                  .as("had in closed week " + week + ", " + where)
                  .isEqualTo(minutes[1]);
            });
  }

  private static List<Object> key(java.sql.ResultSet row) throws java.sql.SQLException {
    return List.of(
        row.getObject("episode", UUID.class), row.getInt("run"), row.getInt("week_number"));
  }

  private void weeksAreThereOnce(List<Row> rows, EpisodeId episode, Instant now, String where) {
    record Standing(int run, int open, int weeks, String state) {}
    Standing programme =
        jdbc.sql("select run, week_number, weeks_planned, state from programme where episode = ?")
            .param(episode.value())
            .query(
                (row, number) ->
                    new Standing(
                        row.getInt("run"),
                        row.getInt("week_number"),
                        row.getInt("weeks_planned"),
                        row.getString("state")))
            .optional()
            .orElse(null);
    if (programme == null) {
      return;
    }
    Map<List<Object>, Long> perWeek =
        rows.stream()
            .filter(row -> row.stands() && row.makeUpFor() == null && !row.otherDay())
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.run(), row.week(), row.group()), Collectors.counting()));
    perWeek.forEach(
        (week, count) ->
            assertThat(count)
                .as("run, week, in a group " + week + ", " + where)
                .isLessThanOrEqualTo((boolean) week.get(2) ? 2 : 1));
    if (!programme.state().equals("running")) {
      assertThat(rows).as("still to come, " + where).noneMatch(row -> row.toCome(now));
      return;
    }
    assertThat(rows.stream().filter(row -> row.toCome(now)))
        .as("to come, of the run and the weeks there are, " + where)
        .allMatch(row -> row.run() == programme.run() && row.week() <= programme.weeks());
    Set<Integer> filled =
        rows.stream()
            .filter(row -> row.run() == programme.run())
            .map(Row::week)
            .collect(Collectors.toSet());
    for (int week = programme.open(); week <= programme.weeks(); week++) {
      assertThat(filled).as("week without a session, " + where).contains(week);
    }
  }

  /** Everything a verb could write, but for what is only told. */
  String digest() {
    return jdbc.sql(
            """
            select md5(coalesce((select string_agg(s::text, ';' order by s.id) from session s), '')
                    || coalesce((select string_agg(m::text, ';' order by m.id) from group_session m), '')
                    || coalesce((select string_agg(t::text, ';' order by t.id) from seat t), '')
                    || coalesce((select string_agg(p::text, ';' order by p.episode) from programme p), '')
                    || coalesce((select string_agg(a::text, ';' order by a.id) from therapist_assignment a), '')
                    || coalesce((select string_agg(b::text, ';' order by b.resource, b.during) from booking b), '')
                    || coalesce((select string_agg(w::text, ';' order by w.id) from waiting_list_entry w), '')
                    || (select count(*) from history_entry))""")
        .query(String.class)
        .single();
  }

  /** The same for two runs whose ids differ. */
  List<String> timetable(EpisodeId episode) {
    return rows().stream()
        .filter(row -> row.episode().equals(episode.value()))
        .map(
            row ->
                row.run()
                    + " "
                    + row.week()
                    + " "
                    + row.group()
                    + " "
                    + row.startsAt()
                    + " "
                    + row.state())
        .sorted()
        .toList();
  }

  private List<Row> rows() {
    return jdbc.sql(
            """
            select s.*, lower(s.during) as starts_at, upper(s.during) as ends_at, coalesce(m.local_date <> m.meeting_date, false) as other_day
            from session s left join group_session m on m.id = s.group_session order by lower(s.during), s.id""")
        .query(
            (row, number) ->
                new Row(
                    row.getObject("id", UUID.class),
                    row.getObject("episode", UUID.class),
                    row.getInt("run"),
                    row.getInt("week_number"),
                    row.getString("kind").equals("group"),
                    row.getObject("local_date", LocalDate.class),
                    row.getObject("local_start", LocalTime.class),
                    ZoneId.of(row.getString("zone")),
                    row.getInt("minutes"),
                    Times.instant(row, "starts_at"),
                    Times.instant(row, "ends_at"),
                    row.getString("state"),
                    row.getBoolean("other_day"),
                    row.getObject("make_up_for", UUID.class),
                    row.getObject("therapist", UUID.class)))
        .list();
  }
}
