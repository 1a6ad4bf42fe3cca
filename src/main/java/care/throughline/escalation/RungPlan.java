package care.throughline.escalation;

import care.throughline.access.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rungs of an item are still to ring, and when. Pure: everything it needs is given. */
final class RungPlan {

  private final Ladder ladder;
  private final RungTimes times;
  private final Site site;

  RungPlan(Ladder ladder, Site site) {
    this.ladder = ladder;
    this.site = site;
    this.times = new RungTimes(ladder, site);
  }

  /** A rung of an item as it is kept. */
  record Kept(RungKey key, String state, Instant dueAt) {
    boolean rang() {
      return "rung".equals(state);
    }

    boolean planned() {
      return "planned".equals(state);
    }
  }

  /** Of an item that has just been opened. */
  Map<RungKey, Instant> opened(Instant createdAt, Instant dueAt) {
    Map<RungKey, Instant> plan = new LinkedHashMap<>();
    for (RungTimes.Timed one : times.above(0, RungTimes.Basis.opened(createdAt, dueAt))) {
      plan.put(new RungKey(1, one.rung().level(), one.rung().slot(), 0), one.at());
    }
    return plan;
  }

  /**
   * Of an item that something happened to. A reminder whose time has passed is not planned again.
   *
   * @param kept rungs of the running round
   */
  Map<RungKey, Instant> again(Climb climb, List<Kept> kept, Instant now) {
    Map<RungKey, Instant> plan = new LinkedHashMap<>();
    for (RungTimes.Timed one : times.above(climb.level(), climb.basis())) {
      LadderRung rung = one.rung();
      boolean told = rung.level() == 0 && rang(rung, kept);
      boolean stale = rung.level() == 0 && !rung.repeats() && !one.at().isAfter(now);
      if (!told && !stale) {
        plan.put(next(climb.round(), rung, kept), one.at());
      }
    }
    repeating(climb.level(), kept)
        .ifPresent(
            rung -> plan.put(next(climb.round(), rung, kept), again(rung, climb, kept, now)));
    return plan;
  }

  /** When a rung that has just rung rings again, later than now. */
  Instant repeats(LadderRung rung, Instant dueAt, Instant now) {
    Instant next = ladder.interval().after(dueAt, rung.repeatEvery(), site);
    return next.isAfter(now) ? next : ladder.interval().after(now, rung.repeatEvery(), site);
  }

  /** The rung that rings again until somebody answers; empty when none does. */
  private Optional<LadderRung> repeating(int level, List<Kept> kept) {
    if (level > 0) {
      return ladder.rung(Math.min(level, ladder.top())).filter(LadderRung::repeats);
    }
    return ladder.rungs().stream()
        .filter(rung -> rung.level() == 0 && rung.repeats() && rang(rung, kept))
        .findFirst();
  }

  private Instant again(LadderRung rung, Climb climb, List<Kept> kept, Instant now) {
    Instant planned =
        kept.stream()
            .filter(one -> one.planned() && one.key().level() == rung.level())
            .map(Kept::dueAt)
            .findFirst()
            .orElseGet(() -> ladder.interval().after(now, rung.repeatEvery(), site));
    Instant quiet = ladder.ignoresRest() ? null : climb.quietUntil();
    return quiet != null && quiet.isAfter(planned) ? quiet : planned;
  }

  private static boolean rang(LadderRung rung, List<Kept> kept) {
    return kept.stream().anyMatch(one -> one.rang() && same(rung, one));
  }

  private static RungKey next(int round, LadderRung rung, List<Kept> kept) {
    int told =
        kept.stream()
            .filter(one -> one.rang() && same(rung, one))
            .mapToInt(one -> one.key().repetition() + 1)
            .max()
            .orElse(0);
    return new RungKey(round, rung.level(), rung.slot(), told);
  }

  private static boolean same(LadderRung rung, Kept kept) {
    return kept.key().level() == rung.level() && kept.key().slot() == rung.slot();
  }
}
