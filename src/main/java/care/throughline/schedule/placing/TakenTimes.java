package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Which minutes of a week are taken for people, staff and rooms within some weeks. What is agreed
 * for every week is taken; what is taken on single dates may be so on a few of them, except in the
 * first week: nobody waits for their first hour because of it.
 */
@Repository
class TakenTimes {

  private static final int DAY_MINUTES = 24 * 60;

  private final JdbcClient jdbc;
  private final PlacingSettings settings;

  TakenTimes(JdbcClient jdbc, PlacingSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Reads bookings, weekly hours agreed with therapists and weekly meetings of groups, in two
   * statements.
   *
   * @param givenUp people whose weekly hour is to be planned anew; it counts as free
   * @param dissolved a group whose meetings count as free; null for none
   */
  Map<UUID, WeekMinutes> of(
      Site site,
      Period period,
      Collection<UUID> resources,
      Collection<EpisodeId> givenUp,
      @Nullable UUID dissolved) {
    Map<UUID, WeekMinutes> taken = new HashMap<>();
    SqlArrayValue those = new SqlArrayValue("uuid", resources.toArray());
    SqlArrayValue free =
        new SqlArrayValue("uuid", givenUp.stream().map(EpisodeId::value).toArray());
    jdbc.sql(
            """
            select r as resource, a.weekday, a.starts, a.minutes
            from therapist_assignment a cross join lateral unnest(array[a.therapist, a.room]) as r
            where r = any(:those) and a.during && daterange(:from, :until) and not a.episode = any(:free)
            union all
            select r, m.weekday, m.starts, m.minutes
            from care_group g join group_meeting m on m.care_group = g.id
              cross join lateral unnest(array[g.facilitator, g.co_facilitator, g.room]) as r
            where r = any(:those) and g.dissolved_at is null and (g.ends_on is null or g.ends_on >= :from) and g.starts_on < :until
              and g.id is distinct from :dissolved::uuid""")
        .param("those", those)
        .param("from", period.from())
        .param("until", period.until())
        .param("free", free)
        .param("dissolved", dissolved)
        .query(
            (row, number) -> {
              minutes(taken, row.getObject("resource", UUID.class))
                  .take(
                      WeekTime.of(
                          DayOfWeek.of(row.getInt("weekday")),
                          row.getObject("starts", LocalTime.class),
                          row.getInt("minutes")));
              return number;
            })
        .list();
    jdbc.sql(
            """
            select b.resource, lower(b.during) as starts_at, upper(b.during) as ends_at
            from booking b left join session s on s.id = b.session left join group_session g on g.id in (b.group_session, s.group_session)
            where b.resource = any(:those) and b.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')
              and not coalesce(s.kind = 'individual' and s.state = 'planned' and s.episode = any(:free), false)
              and not coalesce(g.care_group = :dissolved::uuid, false)""")
        .param("those", those)
        .param("from", Times.utc(period.from().atStartOfDay(site.zone()).toInstant()))
        .param("until", Times.utc(period.until().atStartOfDay(site.zone()).toInstant()))
        .param("free", free)
        .param("dissolved", dissolved)
        .query(
            (row, number) ->
                take(
                    minutes(taken, row.getObject("resource", UUID.class)),
                    site.zone(),
                    period.from().plusWeeks(1),
                    Times.instant(row, "starts_at"),
                    Times.instant(row, "ends_at")))
        .list();
    return taken;
  }

  /**
   * What keeps a person from a weekly meeting, whatever becomes of their programme: its planned
   * sessions follow the seat and are not counted. In one statement.
   */
  WeekMinutes besideProgramme(
      EpisodeId episode, UUID person, ZoneId zone, LocalDate from, LocalDate until) {
    WeekMinutes taken = new WeekMinutes(settings.mostClashes());
    jdbc.sql(
            """
            select lower(b.during) as starts_at, upper(b.during) as ends_at
            from booking b left join session s on s.id = b.session
            where b.resource = :person and b.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')
              and not coalesce(s.state = 'planned' and s.episode = :episode, false)""")
        .param("person", person)
        .param("from", Times.utc(from.atStartOfDay(zone).toInstant()))
        .param("until", Times.utc(until.atStartOfDay(zone).toInstant()))
        .param("episode", episode.value())
        .query(
            row -> {
              take(
                  taken,
                  zone,
                  from.plusWeeks(1),
                  Times.instant(row, "starts_at"),
                  Times.instant(row, "ends_at"));
            });
    return taken;
  }

  private WeekMinutes minutes(Map<UUID, WeekMinutes> taken, UUID resource) {
    return taken.computeIfAbsent(resource, unknown -> new WeekMinutes(settings.mostClashes()));
  }

  /** Day by day: residential hours and busy time may go on over midnight. */
  private static WeekMinutes take(
      WeekMinutes minutes, ZoneId zone, LocalDate secondWeek, Instant start, Instant end) {
    ZonedDateTime from = start.atZone(zone);
    ZonedDateTime until = end.atZone(zone);
    while (from.isBefore(until)) {
      ZonedDateTime midnight = from.toLocalDate().plusDays(1).atStartOfDay(zone);
      int first = from.toLocalTime().toSecondOfDay() / 60;
      int last =
          until.isBefore(midnight) ? (until.toLocalTime().toSecondOfDay() + 59) / 60 : DAY_MINUTES;
      if (last > first) {
        WeekTime time = new WeekTime(from.getDayOfWeek(), first, last);
        if (from.toLocalDate().isBefore(secondWeek)) {
          minutes.take(time);
        } else {
          minutes.take(time, from.toLocalDate());
        }
      }
      from = midnight;
    }
    return minutes;
  }
}
