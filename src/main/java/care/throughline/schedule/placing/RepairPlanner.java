package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.schedule.placing.PlacingRule.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mends a plan: everything that is not lost stays pinned, whoever has the fewest choices chooses
 * first, and somebody left over may take the place of one already served who has another. Pure,
 * greedy and bounded: at most one such exchange for each person.
 */
final class RepairPlanner {

  private static final Comparator<Trial> BEST_FIRST =
      Comparator.comparingInt(Planner::cost)
          .thenComparing(Trial::hour)
          .thenComparing(trial -> trial.therapist().name());

  private final RepairFacts facts;

  private RepairPlanner(RepairFacts facts) {
    this.facts = facts;
  }

  static Mended mend(RepairFacts facts) {
    return new RepairPlanner(facts).mend();
  }

  /**
   * The rule that a chosen place breaks, after others of the same repair were given theirs; empty
   * when it holds.
   */
  static Optional<PlacingRule> check(RepairFacts facts, List<Change> earlier, Change change) {
    RepairPlanner planner = new RepairPlanner(facts);
    Affected affected =
        facts.affected().stream()
            .filter(one -> one.seeker().episode().equals(change.episode()))
            .findFirst()
            .orElseThrow();
    Resources left = Resources.of(facts);
    for (Change taken : earlier) {
      left = left.without(taken.person(), taken.after());
    }
    return planner.broken(affected, left, change.after());
  }

  private Mended mend() {
    Map<Affected, Trial> chosen = new LinkedHashMap<>();
    Map<Affected, PlacingRule> obstacles = new LinkedHashMap<>();
    for (Affected affected : hardestFirst()) {
      Choices choices = choices(affected, left(chosen, null));
      Optional<Trial> best = choices.best();
      if (best.isPresent()) {
        chosen.put(affected, best.get());
      } else if (!exchanged(affected, chosen)) {
        obstacles.put(affected, Objects.requireNonNull(choices.obstacle()));
      }
    }
    List<Change> changes =
        chosen.entrySet().stream()
            .map(
                entry ->
                    new Change(
                        entry.getKey().seeker().episode(),
                        entry.getKey().seeker().person(),
                        entry.getKey().before(),
                        place(entry.getValue())))
            .toList();
    List<Stranded> stranded =
        obstacles.entrySet().stream()
            .map(
                entry ->
                    new Stranded(
                        entry.getKey().seeker().episode(),
                        entry.getKey().seeker().person(),
                        entry.getKey().before(),
                        entry.getValue()))
            .toList();
    return new Mended(changes, stranded);
  }

  private List<Affected> hardestFirst() {
    Resources all = Resources.of(facts);
    Map<Affected, Integer> ways = new HashMap<>();
    facts.affected().forEach(one -> ways.put(one, choices(one, all).trials().size()));
    return facts.affected().stream()
        .sorted(
            Comparator.comparingInt((Affected one) -> ways.getOrDefault(one, 0))
                .thenComparing(one -> one.seeker().episode().value()))
        .toList();
  }

  /** Gives somebody the place of one already served, who moves to another that is as allowed. */
  private boolean exchanged(Affected affected, Map<Affected, Trial> chosen) {
    for (Affected served : List.copyOf(chosen.keySet())) {
      Optional<Trial> mine = choices(affected, left(chosen, served)).best();
      if (mine.isEmpty()) {
        continue;
      }
      Resources rest = left(chosen, served).without(affected.seeker().person(), place(mine.get()));
      Optional<Trial> theirs = choices(served, rest).best();
      if (theirs.isPresent()) {
        chosen.put(served, theirs.get());
        chosen.put(affected, mine.get());
        return true;
      }
    }
    return false;
  }

  private Resources left(Map<Affected, Trial> chosen, @Nullable Affected except) {
    Resources left = Resources.of(facts);
    for (Map.Entry<Affected, Trial> entry : chosen.entrySet()) {
      if (!entry.getKey().equals(except)) {
        left = left.without(entry.getKey().seeker().person(), place(entry.getValue()));
      }
    }
    return left;
  }

  /**
   * The places somebody could take.
   *
   * @param obstacle the rule that leaves none; null when there are some
   */
  private record Choices(List<Trial> trials, @Nullable PlacingRule obstacle) {

    Optional<Trial> best() {
      return trials.stream().min(BEST_FIRST);
    }
  }

  /**
   * Pins what is not lost, and lets go of it only when nothing fits: the hour first, then the
   * therapist.
   */
  private Choices choices(Affected affected, Resources left) {
    Choices pinned = choices(affected, left, true, true);
    if (pinned.trials().isEmpty()) {
      pinned = choices(affected, left, true, false);
    }
    return pinned.trials().isEmpty() ? choices(affected, left, false, false) : pinned;
  }

  private Choices choices(
      Affected affected, Resources left, boolean keepTherapist, boolean keepHour) {
    Trial start = Trial.of(affected.seeker(), facts.period());
    List<Trial> groups = new ArrayList<>();
    PlacingRule obstacle = left.therapists().isEmpty() ? PlacingRule.THERAPIST_OTHER : null;
    if (facts.cause() instanceof Cause.GroupDissolved) {
      for (GroupFacts group : left.groups()) {
        Optional<PlacingRule> broken = PlacingRules.firstBroken(start.in(group), Subject.GROUP);
        if (broken.isEmpty()) {
          groups.add(start.in(group));
        } else if (obstacle == null || broken.get().compareTo(obstacle) > 0) {
          obstacle = broken.get();
        }
      }
      obstacle = left.groups().isEmpty() ? PlacingRule.GROUP_OTHER : obstacle;
    } else {
      groups.add(start.in(affected.group()));
    }
    List<Trial> found = new ArrayList<>();
    for (Trial inGroup : groups) {
      for (TherapistFacts therapist : left.therapists()) {
        if (keepTherapist && !kept(affected, therapist)) {
          continue;
        }
        HourSearch.Found hours =
            new HourSearch(facts.hourMinutes(), left.rooms()).of(inGroup.with(therapist));
        PlacingRule nearest =
            hours.obstacle() == null ? PlacingRule.HOUR_BESIDE_GROUP : hours.obstacle();
        obstacle = obstacle == null || nearest.compareTo(obstacle) > 0 ? nearest : obstacle;
        for (Trial hour : hours.trials()) {
          if ((!keepHour || hour.hour().equals(affected.before().hour()))
              && (hour.chosenGroup() == null
                  || PlacingRules.firstBroken(hour, Subject.WHOLE).isEmpty())) {
            found.add(hour);
          }
        }
      }
    }
    return new Choices(
        found,
        found.isEmpty() ? Objects.requireNonNullElse(obstacle, PlacingRule.HOUR_WORKED) : null);
  }

  /** True for the therapist they have; when that one leaves, every other is as good. */
  private boolean kept(Affected affected, TherapistFacts therapist) {
    StaffId before = affected.before().therapist();
    return before == null
        || before.value().equals(facts.cause().lost())
        || therapist.id().equals(before);
  }

  private Optional<PlacingRule> broken(Affected affected, Resources left, Place wished) {
    Optional<GroupFacts> group =
        left.groups().stream().filter(one -> one.id().equals(wished.group())).findFirst();
    Optional<TherapistFacts> therapist =
        left.therapists().stream().filter(one -> one.id().equals(wished.therapist())).findFirst();
    Optional<RoomFacts> room =
        left.rooms().stream().filter(one -> one.id().equals(wished.room())).findFirst();
    boolean moved = !Objects.equals(wished.group(), affected.before().group());
    if (moved && group.isEmpty()) {
      return Optional.of(PlacingRule.GROUP_RUNS);
    }
    if (therapist.isEmpty() || wished.hour() == null) {
      return Optional.of(PlacingRule.HOUR_WORKED);
    }
    if (room.isEmpty() && wished.room() != null) {
      return Optional.of(PlacingRule.ROOM_FREE);
    }
    Trial trial =
        Trial.of(affected.seeker(), facts.period())
            .in(moved ? group.get() : affected.group())
            .with(therapist.get())
            .at(wished.hour())
            .inside(room.orElse(null));
    List<Subject> asked = new ArrayList<>(List.of(Subject.THERAPIST, Subject.HOUR));
    if (moved) {
      asked.add(0, Subject.GROUP);
    }
    if (trial.chosenGroup() != null) {
      asked.add(Subject.WHOLE);
    }
    if (room.isPresent()) {
      asked.add(Subject.ROOM);
    }
    return PlacingRules.firstBroken(trial, asked.toArray(Subject[]::new));
  }

  private static Place place(Trial trial) {
    return new Place(
        trial.chosenGroup() == null ? null : trial.group().id(),
        trial.therapist().id(),
        trial.hour(),
        trial.chosenRoom() == null ? null : trial.room().id());
  }
}
