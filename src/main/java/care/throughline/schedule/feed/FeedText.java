package care.throughline.schedule.feed;

import care.throughline.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A feed as iCalendar (RFC 5545). The same entries always give the same text, so that a calendar
 * that has it already is answered without it.
 */
public final class FeedText {

  /** Says neither which product nor which house wrote it. */
  private static final String PRODUCT = "-//Calendar//Calendar 1.0//EN";

  private static final Duration REFRESH = Duration.ofMinutes(30);

  private FeedText() {}

  /**
   * The text.
   *
   * @param madeAt when the feed was made: the time stamp of entries that never changed
   */
  public static String of(List<FeedEntry> entries, Instant madeAt) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", Texts.kept("schedule-pages.feed-entry.calendar")));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
    zones(entries).forEach((zone, span) -> calendar.add(FeedZones.of(zone, span[0], span[1])));
    entries.forEach(entry -> calendar.add(event(entry, madeAt)));
    return calendar.toString();
  }

  private static VEvent event(FeedEntry entry, Instant madeAt) {
    VEvent event = new VEvent(false);
    event.add(new Uid(entry.uid().toString()));
    if (entry instanceof FeedEntry.Timed timed) {
      event.add(new DtStamp(Objects.requireNonNullElse(timed.changedAt(), madeAt)));
      event.add(new DtStart<>(timed.startsAt()));
      event.add(new DtEnd<>(timed.endsAt()));
      event.add(new Sequence(timed.sequence()));
      event.add(
          timed.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
    } else if (entry instanceof FeedEntry.WholeDays days) {
      event.add(new DtStamp(madeAt));
      event.add(new DtStart<>(days.from()));
      event.add(new DtEnd<>(days.until()));
      event.add(ImmutableStatus.VEVENT_CONFIRMED);
    }
    event.add(new Summary(entry.summary().words()));
    event.add(ImmutableClazz.PRIVATE);
    return event;
  }

  /** Every zone in use with the first and the last instant that needs it. */
  private static Map<ZoneId, Instant[]> zones(List<FeedEntry> entries) {
    Map<ZoneId, Instant[]> spans = new TreeMap<>(Comparator.comparing(ZoneId::getId));
    for (FeedEntry entry : entries) {
      if (entry instanceof FeedEntry.Timed timed) {
        ZonedDateTime end = timed.endsAt();
        spans.merge(
            end.getZone(),
            new Instant[] {timed.startsAt().toInstant(), end.toInstant()},
            FeedText::wider);
      }
    }
    return spans;
  }

  private static Instant[] wider(Instant[] one, Instant[] other) {
    return new Instant[] {
      one[0].isBefore(other[0]) ? one[0] : other[0], one[1].isAfter(other[1]) ? one[1] : other[1]
    };
  }
}
