package care.throughline.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Nobody's telephone rings at night: 21:00 to 08:00 in the site's zone (domain guide 5.4). */
final class QuietHours {

  private static final LocalTime FROM = LocalTime.of(21, 0);
  private static final LocalTime UNTIL = LocalTime.of(8, 0);

  private QuietHours() {}

  /** The instant itself by day; the next 08:00 at night. */
  static Instant earliest(Instant wanted, ZoneId zone) {
    ZonedDateTime local = wanted.atZone(zone);
    LocalTime time = local.toLocalTime();
    if (time.isBefore(UNTIL)) {
      return local.toLocalDate().atTime(UNTIL).atZone(zone).toInstant();
    }
    if (!time.isBefore(FROM)) {
      return local.toLocalDate().plusDays(1).atTime(UNTIL).atZone(zone).toInstant();
    }
    return wanted;
  }
}
