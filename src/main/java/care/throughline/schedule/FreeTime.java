package care.throughline.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time at which somebody could come, in the site's wall time.
 *
 * @param with whom: the name of the group or of the therapist
 * @param group the group, and {@code meeting} its dated meeting; both null for an hour
 * @param therapist null for a group
 */
record FreeTime(
    String with,
    @Nullable UUID group,
    @Nullable UUID meeting,
    @Nullable UUID therapist,
    LocalDate day,
    LocalTime start,
    int minutes,
    boolean telehealth) {

  Span span(ZoneId zone) {
    return Span.of(day, start, minutes, zone);
  }
}
