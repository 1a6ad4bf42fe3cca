package care.throughline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Puts one site together from the rows of a single statement: its hours and its closures. */
final class SiteRows implements RowCallbackHandler {

  private final Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
  private final Set<LocalDate> closures = new HashSet<>();
  private final Map<LocalDate, Hours> partClosures = new HashMap<>();
  private @Nullable Site bare;

  @Override
  public void processRow(ResultSet row) throws SQLException {
    LocalDate closed = row.getObject("closed", LocalDate.class);
    if (closed != null) {
      LocalTime from = row.getObject("from_time", LocalTime.class);
      LocalTime until = row.getObject("until_time", LocalTime.class);
      if (from == null && until == null) {
        closures.add(closed);
      } else {
        partClosures.put(closed, Hours.between(from, until));
      }
      return;
    }
    if (row.getObject("weekday") != null) {
      hours.put(
          DayOfWeek.of(row.getInt("weekday")),
          new Hours(
              row.getObject("opens", LocalTime.class), row.getObject("closes", LocalTime.class)));
    }
    bare =
        new Site(
            row.getString("id"),
            row.getString("name"),
            ZoneId.of(row.getString("zone")),
            row.getString("phone"),
            Map.of(),
            Set.of(),
            Map.of());
  }

  /** The site; empty when no row was of one. */
  Optional<Site> site() {
    return Optional.ofNullable(bare)
        .map(
            one ->
                new Site(
                    one.id(),
                    one.name(),
                    one.zone(),
                    one.phone(),
                    Map.copyOf(hours),
                    Set.copyOf(closures),
                    Map.copyOf(partClosures)));
  }
}
