package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.schedule.Span;
import care.throughline.schedule.TakenBy;
import care.throughline.schedule.WhoTook;
import care.throughline.schedule.booking.Bookings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says who took a place that somebody else wanted; staff by name, people in care never. */
@Repository
class PlaceTaken {

  private static final int WEEKS_AHEAD = 12;

  private final JdbcClient jdbc;
  private final WhoTook who;
  private final Bookings bookings;

  PlaceTaken(JdbcClient jdbc, WhoTook who, Bookings bookings) {
    this.jdbc = jdbc;
    this.who = who;
    this.bookings = bookings;
  }

  /** Who took the seat that was taken last; empty when nobody did. */
  Optional<TakenBy> ofGroup(UUID group, EpisodeId except) {
    return jdbc.sql(
            """
            select s.taken_by as by, s.taken_at as at, i.zone from seat s join care_group g on g.id = s.care_group join site i on i.id = g.site
            where s.care_group = ? and s.state <> 'released' and s.episode <> ? order by s.taken_at desc limit 1""")
        .params(group, except.value())
        .query(this::read)
        .optional();
  }

  /**
   * Who gave that hour of the therapist, or the room, to somebody else; else who put there what
   * holds it first from a day on.
   */
  Optional<TakenBy> ofHour(Place place, EpisodeId except, LocalDate from, ZoneId zone) {
    WeekTime hour = place.hour();
    StaffId therapist = place.therapist();
    if (hour == null || therapist == null) {
      return Optional.empty();
    }
    UUID room = place.room() == null ? therapist.value() : place.room();
    LocalTime ends = LocalTime.ofSecondOfDay(Math.min(hour.until() * 60L, 24 * 60 * 60 - 1L));
    return jdbc.sql(
            """
            select a.assigned_by as by, a.assigned_at as at, i.zone
            from therapist_assignment a join episode e on e.id = a.episode join site i on i.id = e.site
            where (a.therapist = ? or a.room = ?::uuid) and a.weekday = ? and a.hours && timerange(?, ?) and upper_inf(a.during)
              and a.episode <> ? and a.assigned_by is not null and a.assigned_at is not null
            order by a.assigned_at desc limit 1""")
        .params(
            List.of(
                therapist.value(),
                room,
                hour.day().getValue(),
                hour.starts(),
                ends,
                except.value()))
        .query(this::read)
        .optional()
        .or(() -> booked(Set.copyOf(List.of(therapist.value(), room)), hour, from, zone));
  }

  private Optional<TakenBy> booked(
      Set<UUID> resources, WeekTime hour, LocalDate from, ZoneId zone) {
    LocalDate first = from.with(TemporalAdjusters.nextOrSame(hour.day()));
    return Stream.iterate(first, day -> day.plusWeeks(1))
        .limit(WEEKS_AHEAD)
        .map(day -> Span.of(day, hour.starts(), hour.minutes(), zone))
        .flatMap(span -> bookings.takenBy(resources, span, zone).stream())
        .findFirst();
  }

  private TakenBy read(ResultSet row, int number) throws SQLException {
    return who.named(
        row.getString("by"), Times.instant(row, "at"), ZoneId.of(row.getString("zone")));
  }
}
