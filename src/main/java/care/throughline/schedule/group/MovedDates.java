package care.throughline.schedule.group;

import care.throughline.access.Sites;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Meetings to come that do not take place when the week of their group says. */
@Repository
public class MovedDates {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

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
        .query(
            (row, number) ->
                new Moved(
                    row.getObject("care_group", UUID.class),
                    DAY.format(row.getObject("meeting_date", LocalDate.class))
                        + (row.getString("state").equals("cancelled")
                            ? " is cancelled"
                            : " is held "
                                + DAY.format(row.getObject("local_date", LocalDate.class))
                                + ", "
                                + row.getObject("local_start", LocalTime.class))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Moved::group, Collectors.mapping(Moved::words, Collectors.toUnmodifiableList())));
  }
}
