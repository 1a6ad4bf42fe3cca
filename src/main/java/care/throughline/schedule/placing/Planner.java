package care.throughline.schedule.placing;

import care.throughline.schedule.placing.PlacingRule.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ranks every place that fits a person. Greedy, pure and without a memory. */
final class Planner {

  private static final List<PlacingRule> PREFERENCES = PlacingRules.preferences();

  /** Offers that share group and therapist differ in the hour alone; so many hours are shown. */
  private static final int HOURS_OF_A_PAIR = 2;

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingInt(Offer::cost)
          .thenComparing(Offer::groupName)
          .thenComparing(Offer::hour)
          .thenComparing(Offer::therapistName);

  private Planner() {}

  static Ranking rank(PlacingFacts facts) {
    Trial start = Trial.of(facts.seeker(), facts.period());
    Map<UUID, Exclusion> excluded = new LinkedHashMap<>();
    List<GroupFacts> groups = new ArrayList<>();
    for (GroupFacts group : facts.groups()) {
      Optional<PlacingRule> broken = facts.outOf(group);
      if (broken.isPresent()) {
        excluded.put(group.id(), new Exclusion("group", group.id(), group.name(), broken.get()));
      } else {
        groups.add(group);
      }
    }
    HourSearch search = new HourSearch(facts.hourMinutes(), facts.rooms());
    List<Trial> hours = new ArrayList<>();
    Map<UUID, PlacingRule> obstacles = new LinkedHashMap<>();
    for (TherapistFacts therapist : facts.therapists()) {
      HourSearch.Found found = search.of(start.with(therapist));
      hours.addAll(found.trials());
      PlacingRule obstacle = found.obstacle();
      obstacles.put(
          therapist.id().value(), obstacle == null ? PlacingRule.HOUR_BESIDE_GROUP : obstacle);
    }
    List<Offer> offers = new ArrayList<>();
    for (GroupFacts group : groups) {
      List<Offer> here = offers(group, hours);
      if (here.isEmpty()) {
        excluded.put(
            group.id(),
            new Exclusion("group", group.id(), group.name(), PlacingRule.HOUR_BESIDE_GROUP));
      }
      offers.addAll(here);
    }
    offers.sort(BEST_FIRST);
    Set<UUID> offered = new LinkedHashSet<>();
    offers.forEach(offer -> offered.add(offer.therapist().value()));
    for (TherapistFacts therapist : facts.therapists()) {
      UUID id = therapist.id().value();
      PlacingRule obstacle = obstacles.get(id);
      if (!offered.contains(id) && obstacle != null && !groups.isEmpty()) {
        excluded.put(id, new Exclusion("therapist", id, therapist.name(), obstacle));
      }
    }
    return new Ranking(List.copyOf(offers), List.copyOf(excluded.values()));
  }

  /** The offer of exactly that place, judged by the same rules; or the first rule it breaks. */
  static Verdict judge(PlacingFacts facts, UUID groupId, UUID therapistId, WeekTime hour) {
    Optional<GroupFacts> group =
        facts.groups().stream().filter(one -> one.id().equals(groupId)).findFirst();
    Optional<TherapistFacts> therapist =
        facts.therapists().stream().filter(one -> one.id().value().equals(therapistId)).findFirst();
    if (group.isEmpty()) {
      return Verdict.refused(PlacingRule.GROUP_RUNS);
    }
    if (therapist.isEmpty()) {
      return Verdict.refused(PlacingRule.HOUR_WORKED);
    }
    Trial trial =
        Trial.of(facts.seeker(), facts.period()).in(group.get()).with(therapist.get()).at(hour);
    Optional<PlacingRule> broken =
        facts
            .outOf(group.get())
            .or(
                () ->
                    PlacingRules.firstBroken(
                        trial, Subject.THERAPIST, Subject.HOUR, Subject.WHOLE));
    if (broken.isPresent()) {
      return Verdict.refused(broken.get());
    }
    return new HourSearch(facts.hourMinutes(), facts.rooms())
        .housed(trial)
        .map(housed -> new Verdict(offer(housed), null))
        .orElseGet(() -> Verdict.refused(PlacingRule.ROOM_FREE));
  }

  /** An offer, or the rule that refuses it; exactly one of them. */
  record Verdict(@Nullable Offer offer, @Nullable PlacingRule broken) {

    static Verdict refused(PlacingRule rule) {
      return new Verdict(null, rule);
    }
  }

  private static List<Offer> offers(GroupFacts group, List<Trial> hours) {
    Map<UUID, List<Offer>> byTherapist = new LinkedHashMap<>();
    for (Trial hour : hours) {
      Trial whole = hour.in(group);
      if (PlacingRules.firstBroken(whole, Subject.WHOLE).isEmpty()) {
        byTherapist
            .computeIfAbsent(whole.therapist().id().value(), id -> new ArrayList<>())
            .add(offer(whole));
      }
    }
    return byTherapist.values().stream()
        .flatMap(offers -> offers.stream().sorted(BEST_FIRST).limit(HOURS_OF_A_PAIR))
        .toList();
  }

  private static Offer offer(Trial trial) {
    GroupFacts group = trial.group();
    RoomFacts room = trial.chosenRoom();
    List<Offer.Reason> reasons =
        PREFERENCES.stream()
            .filter(rule -> rule != PlacingRule.LOAD_BALANCE && rule.applies(trial))
            .map(rule -> new Offer.Reason(rule, rule.holds(trial)))
            .toList();
    return new Offer(
        group.id(),
        group.name(),
        group.track(),
        group.meetings(),
        trial.therapist().id(),
        trial.therapist().name(),
        trial.hour(),
        room == null ? null : room.id(),
        room == null ? null : room.name(),
        trial.period().from(),
        trial.period().until(),
        cost(trial),
        reasons);
  }

  static int cost(Trial trial) {
    int sum = 0;
    for (PlacingRule rule : PREFERENCES) {
      sum += rule.cost(trial);
    }
    return sum;
  }
}
