package care.throughline.schedule.feed;

import care.throughline.access.Site;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a feed shows: a month back, four months ahead, and never more than a bounded number. */
@Repository
public class FeedEntries {

  static final Period BACK = Period.ofDays(30);
  static final Period AHEAD = Period.ofDays(120);

  /** A calendar drops what was cancelled long before it is read again; older ones are left out. */
  static final Period CANCELLED_BACK = Period.ofDays(7);

  static final int MOST = 1_000;

  private static final String OF_PERSON =
      """
      select id, 'APPOINTMENT' as summary, zone, lower(during) as starts_at, upper(during) as ends_at, sequence, changed_at,
             state in ('cancelledPatient', 'cancelledProgramme') as cancelled
      from session where person = :owner and local_date between :from and :until
        and (state not in ('cancelledPatient', 'cancelledProgramme') or local_date >= :cancelledFrom)
      order by starts_at, id limit :most""";

  private static final String OF_STAFF =
      """
      select * from (
        select id, 'APPOINTMENT' as summary, zone, lower(during) as starts_at, upper(during) as ends_at, sequence, changed_at,
               state = 'cancelled' as cancelled
        from group_session where (facilitator = :owner or co_facilitator = :owner) and local_date between :from and :until
        union all
        select id, 'APPOINTMENT', zone, lower(during), upper(during), sequence, changed_at, state in ('cancelledPatient', 'cancelledProgramme')
        from session where therapist = :owner and local_date between :from and :until
        union all
        select id, 'BUSY', :zone, lower(during), upper(during), 0, null, false
        from busy_time where staff = :owner and during && tstzrange(:fromInstant, :untilInstant)
      ) entry
      where not cancelled or starts_at >= :cancelledFromInstant
      order by starts_at, id limit :most""";

  private final JdbcClient jdbc;
  private final Clock clock;

  FeedEntries(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The entries of a feed, soonest first, whole days last. */
  public List<FeedEntry> of(Feed feed, Site site) {
    LocalDate today = site.dayOf(clock.instant());
    return feed.owner() instanceof FeedOwner.OfStaff staff
        ? Stream.concat(timed(OF_STAFF, staff, site, today).stream(), leave(staff, today).stream())
            .toList()
        : timed(OF_PERSON, feed.owner(), site, today);
  }

  private List<FeedEntry> timed(String select, FeedOwner owner, Site site, LocalDate today) {
    LocalDate from = today.minus(BACK);
    LocalDate until = today.plus(AHEAD);
    return jdbc.sql(select)
        .param("owner", owner.value())
        .param("from", from)
        .param("until", until)
        .param("cancelledFrom", today.minus(CANCELLED_BACK))
        .param("zone", site.zone().getId())
        .param("fromInstant", Times.utc(midnight(from, site)))
        .param("untilInstant", Times.utc(midnight(until.plusDays(1), site)))
        .param("cancelledFromInstant", Times.utc(midnight(today.minus(CANCELLED_BACK), site)))
        .param("most", MOST)
        .query(FeedEntries::read)
        .list();
  }

  private List<FeedEntry> leave(FeedOwner.OfStaff staff, LocalDate today) {
    return jdbc.sql(
            """
            select id, lower(during) as starts, upper(during) as ends from staff_leave
            where staff = :staff and during && daterange(:from, :until, '[]') order by starts limit :most""")
        .param("staff", staff.value())
        .param("from", today.minus(BACK))
        .param("until", today.plus(AHEAD))
        .param("most", MOST)
        .query(
            (row, number) ->
                (FeedEntry)
                    new FeedEntry.WholeDays(
                        row.getObject("id", UUID.class),
                        FeedSummary.AWAY,
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)))
        .list();
  }

  private static Instant midnight(LocalDate day, Site site) {
    return day.atStartOfDay(site.zone()).toInstant();
  }

  private static FeedEntry read(ResultSet row, int index) throws SQLException {
    ZoneId zone = ZoneId.of(row.getString("zone"));
    return new FeedEntry.Timed(
        row.getObject("id", UUID.class),
        FeedSummary.valueOf(row.getString("summary")),
        Times.instant(row, "starts_at").atZone(zone),
        Times.instant(row, "ends_at").atZone(zone),
        row.getInt("sequence"),
        Times.instantOrNull(row, "changed_at"),
        row.getBoolean("cancelled"));
  }
}
