package care.throughline.escalation;

import care.throughline.access.Site;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the rungs of a ladder would ring for sample items: across a weekend, a closed day and a
 * change of the clock. Pure.
 */
public final class LadderPreview {

  private static final LocalTime AFTERNOON = LocalTime.of(15, 0);

  private LadderPreview() {}

  /**
   * A sample item.
   *
   * @param kind {@code weekend}, {@code holiday} or {@code clock}
   */
  public record Sample(String kind, Instant openedAt, Instant dueAt, List<Line> rungs) {}

  /** One rung of a sample. */
  public record Line(LadderRung rung, Instant at) {}

  /**
   * The samples there are: a site without a closed day ahead has none across one, a zone whose
   * clock never changes none across a change.
   */
  public static List<Sample> of(Ladder ladder, Site site, Instant now) {
    List<Sample> samples = new ArrayList<>();
    LocalDate today = site.dayOf(now);
    samples.add(
        sample("weekend", ladder, site, today.with(TemporalAdjusters.next(DayOfWeek.FRIDAY))));
    site.closures().stream()
        .filter(day -> day.isAfter(today))
        .sorted()
        .findFirst()
        .ifPresent(day -> samples.add(sample("holiday", ladder, site, workBefore(site, day))));
    Optional.ofNullable(site.zone().getRules().nextTransition(now))
        .map(ZoneOffsetTransition::getInstant)
        .ifPresent(change -> samples.add(acrossChange(ladder, site, change)));
    return samples;
  }

  private static Sample acrossChange(Ladder ladder, Site site, Instant change) {
    if (ladder.ignoresRest()) {
      return sample("clock", ladder, site, change.minus(Duration.ofMinutes(10)));
    }
    return sample("clock", ladder, site, workBefore(site, site.dayOf(change)));
  }

  private static LocalDate workBefore(Site site, LocalDate day) {
    LocalDate found = day.minusDays(1);
    for (int back = 0; back < 14 && !site.open(found); back++) {
      found = found.minusDays(1);
    }
    return found;
  }

  private static Sample sample(String kind, Ladder ladder, Site site, LocalDate day) {
    return sample(kind, ladder, site, ZonedDateTime.of(day, AFTERNOON, site.zone()).toInstant());
  }

  /** The item is due one interval after it was opened, as long as its ladder counts in. */
  private static Sample sample(String kind, Ladder ladder, Site site, Instant opened) {
    Instant due = ladder.interval().after(opened, 1, site);
    return new Sample(
        kind,
        opened,
        due,
        new RungTimes(ladder, site)
            .above(0, RungTimes.Basis.opened(opened, due)).stream()
                .map(timed -> new Line(timed.rung(), timed.at()))
                .toList());
  }
}
