package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom it touches when a member of staff leaves or is away. */
@Repository
public class Departures {

  private final JdbcClient jdbc;

  Departures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One person who is touched.
   *
   * @param weeklyHour true when the member is their therapist
   * @param sessions individual sessions still to come with the member
   * @param groups names of groups the member leads in which the person has a seat
   */
  public record Affected(
      EpisodeId episode, boolean weeklyHour, int sessions, List<String> groups) {}

  /**
   * Everybody who would be without the member from a day on, those with a weekly hour first.
   *
   * @param from the first day without the member
   * @param since the first instant of that day at the site
   */
  public List<Affected> of(StaffId staff, LocalDate from, Instant since) {
    return jdbc.sql(
            """
            with hours as (
              select distinct episode from therapist_assignment where therapist = :staff and (upper_inf(during) or upper(during) > :from)),
            meetings as (
              select episode, count(*) as n from session
              where therapist = :staff and state = 'planned' and upper(during) > :since::timestamptz group by episode),
            groups as (
              select s.episode, array_agg(distinct g.name order by g.name) as names from seat s join care_group g on g.id = s.care_group
              where :staff in (g.facilitator, coalesce(g.co_facilitator, g.facilitator)) and g.dissolved_at is null and s.state <> 'released'
                and (upper_inf(s.during) or upper(s.during) > :from)
              group by s.episode)
            select e.id, h.episode is not null as hour, coalesce(m.n, 0) as sessions, coalesce(g.names, '{}') as names
            from episode e left join hours h on h.episode = e.id left join meetings m on m.episode = e.id left join groups g on g.episode = e.id
            where coalesce(h.episode, m.episode, g.episode) is not null
            order by h.episode is null, m.n desc nulls last, e.id""")
        .param("staff", staff.value())
        .param("from", from)
        .param("since", Times.utc(since))
        .query(
            (row, number) ->
                new Affected(
                    new EpisodeId(row.getObject("id", UUID.class)),
                    row.getBoolean("hour"),
                    row.getInt("sessions"),
                    Arrays.stream((Object[]) row.getArray("names").getArray())
                        .map(Objects::toString)
                        .toList()))
        .list();
  }
}
