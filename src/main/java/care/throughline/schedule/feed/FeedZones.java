package care.throughline.schedule.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * Describes a zone in a calendar by the changes of the clock that fall into its range. They come
 * from the rules with which appointments are planned, so a calendar and the clinic cannot disagree,
 * and nothing is fetched from anywhere.
 */
final class FeedZones {

  /** For a zone that never changed its clock: when its one offset began to hold. */
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

  private FeedZones() {}

  /**
   * The zone with the offset that holds at the begin of the range and all changes until its end.
   */
  static VTimeZone of(ZoneId zone, Instant from, Instant until) {
    ZoneRules rules = zone.getRules();
    List<Observance> observances = new ArrayList<>();
    ZoneOffsetTransition before = rules.previousTransition(from.plusNanos(1));
    observances.add(
        before == null
            ? observance(zone, from, LONG_AGO, rules.getOffset(from), rules.getOffset(from))
            : change(zone, before));
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && !next.getInstant().isAfter(until)) {
      observances.add(change(zone, next));
      next = rules.nextTransition(next.getInstant());
    }
    return new VTimeZone(
        new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(observances));
  }

  private static Observance change(ZoneId zone, ZoneOffsetTransition change) {
    return observance(
        zone,
        change.getInstant(),
        change.getDateTimeBefore(),
        change.getOffsetBefore(),
        change.getOffsetAfter());
  }

  private static Observance observance(
      ZoneId zone, Instant at, LocalDateTime onset, ZoneOffset before, ZoneOffset after) {
    boolean daylight = zone.getRules().isDaylightSavings(at);
    PropertyList properties =
        new PropertyList(
            List.of(
                new DtStart<>(onset),
                new TzOffsetFrom(before),
                new TzOffsetTo(after),
                new TzName(name(zone, daylight))));
    return daylight ? new Daylight(properties) : new Standard(properties);
  }

  /** {@code EST} or {@code EDT}. */
  private static String name(ZoneId zone, boolean daylight) {
    return java.util.TimeZone.getTimeZone(zone)
        .getDisplayName(daylight, java.util.TimeZone.SHORT, Locale.ENGLISH);
  }
}
