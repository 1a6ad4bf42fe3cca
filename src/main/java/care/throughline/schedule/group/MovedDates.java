package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Meetings to come that do not take place when the week of their group says. */
@Repository
public class MovedDates {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;

  MovedDates(JdbcClient jdbc, Clock clock, Sites sites) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
  }

  /**
   * Such as {@code Tue 12 Jan is held Wed 13 Jan, 17:00} or {@code Tue 12 Jan is cancelled}, by
   * group and in order; groups without such a date are missing.
   *
   * @param until first day that is not asked for any more, of the site
   */
  public Map<UUID, List<String>> of(String site, Collection<UUID> groups, LocalDate until) {
    record Moved(UUID group, String words) {}
    return jdbc
        .sql(
            """
            select s.care_group, s.meeting_date, s.local_date, s.local_start, s.state
            from group_session s join group_meeting m on m.care_group = s.care_group and m.ordinal = s.meeting
            where s.care_group = any(?) and s.meeting_date >= ? and s.meeting_date < ?
              and (s.state = 'cancelled' or s.local_date <> s.meeting_date or s.local_start <> m.starts)
            order by s.meeting_date, s.local_start""")
        .params(
            new SqlArrayValue("uuid", groups.toArray()),
            sites.get(site).dayOf(clock.instant()),
            until)
        .query((row, number) -> new Moved(row.getObject("care_group", UUID.class), words(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Moved::group, Collectors.mapping(Moved::words, Collectors.toUnmodifiableList())));
  }

  private static String words(ResultSet row) throws SQLException {
    String was = DateText.SHORT_DAY.of(row.getObject("meeting_date", LocalDate.class));
    return row.getString("state").equals("cancelled")
        ? Texts.of("schedule-group.moved.cancelled", was)
        : Texts.of(
            "schedule-group.moved.held",
            was,
            DateText.SHORT_DAY.of(row.getObject("local_date", LocalDate.class)),
            row.getObject("local_start", LocalTime.class));
  }
}
