package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Says who took a place that somebody else wanted; staff by name, people in care never. */
@Repository
class PlaceTaken {

  private final JdbcClient jdbc;

  PlaceTaken(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The name of who took the seat that was taken last; empty when nobody did. */
  Optional<String> ofGroup(UUID group, EpisodeId except) {
    return jdbc.sql(
            """
            select coalesce(m.name, s.taken_by) from seat s left join staff m on m.username = s.taken_by
            where s.care_group = ? and s.state <> 'released' and s.episode <> ? order by s.taken_at desc limit 1""")
        .params(group, except.value())
        .query(String.class)
        .optional();
  }

  /** The name of who gave that hour of the therapist, or the room, to somebody else. */
  Optional<String> ofHour(Place place, EpisodeId except) {
    WeekTime hour = place.hour();
    if (hour == null || place.therapist() == null) {
      return Optional.empty();
    }
    LocalTime ends = LocalTime.ofSecondOfDay(Math.min(hour.until() * 60L, 24 * 60 * 60 - 1L));
    return jdbc.sql(
            """
            select coalesce(m.name, a.assigned_by) from therapist_assignment a left join staff m on m.username = a.assigned_by
            where (a.therapist = ? or a.room = ?::uuid) and a.weekday = ? and a.hours && timerange(?, ?) and upper_inf(a.during)
              and a.episode <> ? and a.assigned_by is not null
            order by a.assigned_at desc limit 1""")
        .params(
            List.of(
                place.therapist().value(),
                place.room() == null ? place.therapist().value() : place.room(),
                hour.day().getValue(),
                hour.starts(),
                ends,
                except.value()))
        .query(String.class)
        .optional();
  }
}
