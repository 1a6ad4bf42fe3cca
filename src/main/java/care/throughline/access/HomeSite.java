package care.throughline.access;

import care.throughline.platform.PlainFailure;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sets up the first site with usual hours when there is none; afterwards the clinic's own rows
 * count.
 */
@Component
public class HomeSite {

  private final Sites sites;
  private final String zone;

  HomeSite(Sites sites, @Value("${throughline.site.zone}") String zone) {
    this.sites = sites;
    this.zone = zone;
  }

  /**
   * Idempotent; called once at start.
   *
   * @throws PlainFailure when the zone setting is not a time zone
   */
  public void setUp() {
    ZoneId of = zone();
    if (!sites.none()) {
      return;
    }
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
        hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(21, 30)));
      }
    }
    sites.add(new Site("main", "Main clinic", of, "(555) 010-0100", hours, Set.of()));
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new PlainFailure(
          "THROUGHLINE_SITE_ZONE is \""
              + zone
              + "\", which is no time zone. Write one such as America/New_York.",
          unknown);
    }
  }
}
