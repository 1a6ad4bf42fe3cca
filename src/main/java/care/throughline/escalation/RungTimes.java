package care.throughline.escalation;

import care.throughline.access.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the rungs of an item ring. Pure arithmetic: everything it needs is given. */
final class RungTimes {

  private static final int WHOLE = 100;

  private final Ladder ladder;
  private final Site site;

  RungTimes(Ladder ladder, Site site) {
    this.ladder = ladder;
    this.site = site;
  }

  /**
   * From where an item's rungs are counted.
   *
   * @param fromAt when so many steps are behind: the due time and none, unless somebody eased it
   * @param quietUntil until when it is put aside; null when it is not
   */
  record Basis(
      Instant createdAt,
      Instant dueAt,
      Instant fromAt,
      int fromSteps,
      @Nullable Instant quietUntil) {

    /** Of an item nobody has done anything with. */
    static Basis opened(Instant createdAt, Instant dueAt) {
      return new Basis(createdAt, dueAt, dueAt, 0, null);
    }
  }

  /** A rung and when it rings. */
  record Timed(LadderRung rung, Instant at) {}

  /**
   * Rungs above a level, in the order in which they ring. Reminders that would come together while
   * the item is put aside are one, and none comes when it is due already.
   *
   * @param reached level that has rung; reminders are planned at 0 only
   */
  List<Timed> above(int reached, Basis basis) {
    List<Timed> timed = new ArrayList<>();
    for (LadderRung rung : ladder.rungs()) {
      if (rung.level() > reached) {
        timed.add(new Timed(rung, escalation(rung.stepsOrNone(), basis)));
      } else if (rung.level() == 0 && reached == 0) {
        Instant at = reminder(rung, basis);
        if (at.isBefore(basis.dueAt()) || rung.repeats()) {
          timed.removeIf(other -> other.rung().level() == 0 && !other.at().isBefore(at));
          timed.add(new Timed(rung, at));
        }
      }
    }
    timed.sort(Comparator.comparing(Timed::at).thenComparing(one -> one.rung().level()));
    return timed;
  }

  /** When so many intervals after the due time have passed. */
  private Instant escalation(int steps, Basis basis) {
    return ladder.interval().after(from(basis), steps - basis.fromSteps(), site);
  }

  private Instant from(Basis basis) {
    Instant quiet = quiet(basis);
    return quiet != null && quiet.isAfter(basis.fromAt()) ? quiet : basis.fromAt();
  }

  private Instant reminder(LadderRung rung, Basis basis) {
    Instant at = share(basis.createdAt(), basis.dueAt(), rung.slot());
    Instant quiet = quiet(basis);
    return quiet != null && quiet.isAfter(at) ? quiet : at;
  }

  private @Nullable Instant quiet(Basis basis) {
    return ladder.ignoresRest() ? null : basis.quietUntil();
  }

  private Instant share(Instant start, Instant end, int percent) {
    Duration all = Duration.between(start, end);
    if (all.isNegative() || all.isZero()) {
      return start;
    }
    if (!ladder.interval().unit().clinic()) {
      return start.plus(all.multipliedBy(percent).dividedBy(WHOLE));
    }
    return site.plusWorkingTime(
        start, Duration.ofSeconds(worked(start, end, all) * percent / WHOLE));
  }

  /**
   * Seconds for which the site is open between two instants: the longest working time that, added
   * to the first, does not go beyond the second. Sought, so that one rule counts opening time.
   */
  private long worked(Instant start, Instant end, Duration all) {
    long least = 0;
    long most = all.toSeconds();
    while (least < most) {
      long middle = (least + most + 1) / 2;
      if (site.plusWorkingTime(start, Duration.ofSeconds(middle)).isAfter(end)) {
        most = middle - 1;
      } else {
        least = middle;
      }
    }
    return least;
  }
}
