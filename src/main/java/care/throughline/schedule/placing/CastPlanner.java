package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds other staff or another room for groups that lost theirs; people and times stay. The
 * co-facilitator, whom the group knows, comes first. Greedy and pure: the group with the most
 * people chooses first.
 */
final class CastPlanner {

  private final CastFacts facts;
  private final Map<UUID, TherapistFacts> staff = new HashMap<>();
  private final Map<UUID, RoomFacts> rooms = new HashMap<>();

  private CastPlanner(CastFacts facts) {
    this.facts = facts;
    facts.staff().forEach(one -> staff.put(one.id().value(), one));
    facts.rooms().forEach(one -> rooms.put(one.id(), one));
  }

  /** What would become of every group. */
  static List<CastChange> mend(CastFacts facts) {
    CastPlanner planner = new CastPlanner(facts);
    List<CastChange> changes = new ArrayList<>();
    facts.groups().stream()
        .sorted(Comparator.comparing(LedGroup::people).reversed().thenComparing(LedGroup::id))
        .forEach(
            group ->
                changes.add(
                    facts.cause() instanceof Cause.RoomLost
                        ? planner.housed(group)
                        : planner.led(group)));
    return List.copyOf(changes);
  }

  private CastChange led(LedGroup group) {
    Cast before = group.cast();
    StaffId lost = new StaffId(facts.cause().lost());
    StaffId second = before.coFacilitator();
    StaffId first = before.facilitator();
    if (first.equals(lost) && second == null) {
      Choice choice = colleague(group);
      StaffId found = choice.found();
      return found == null
          ? new CastChange(group.id(), before, null, choice.obstacle())
          : new CastChange(group.id(), before, new Cast(found, null, before.room()), null);
    }
    StaffId leads = first.equals(lost) && second != null ? second : first;
    if (group.people() < facts.twoFrom()) {
      return new CastChange(group.id(), before, new Cast(leads, null, before.room()), null);
    }
    StaffId other = colleague(group).found();
    return new CastChange(
        group.id(),
        before,
        new Cast(leads, other, before.room()),
        other == null ? CastRule.SECOND : null);
  }

  private CastChange housed(LedGroup group) {
    Cast before = group.cast();
    CastRule nearest = CastRule.NO_ROOM;
    for (RoomFacts room :
        rooms.values().stream()
            .sorted(Comparator.comparing(RoomFacts::places).thenComparing(RoomFacts::name))
            .toList()) {
      CastRule broken = broken(group, room);
      if (broken == null) {
        rooms.put(room.id(), room.with(group.meetings()));
        return new CastChange(
            group.id(),
            before,
            new Cast(before.facilitator(), before.coFacilitator(), room.id()),
            null);
      }
      nearest = broken.compareTo(nearest) > 0 ? broken : nearest;
    }
    return group.telehealth()
        ? new CastChange(
            group.id(), before, new Cast(before.facilitator(), before.coFacilitator(), null), null)
        : new CastChange(group.id(), before, null, nearest);
  }

  private static @Nullable CastRule broken(LedGroup group, RoomFacts room) {
    if (room.places() < group.seats()) {
      return CastRule.ROOM_SIZE;
    }
    if (group.stepFree() && !room.stepFree()) {
      return CastRule.ROOM_STEPS;
    }
    return group.meetings().stream().allMatch(room.taken()::free) ? null : CastRule.ROOM_FREE;
  }

  /** Somebody else, or the rule that whoever came furthest broke; exactly one of them. */
  private record Choice(@Nullable StaffId found, @Nullable CastRule obstacle) {}

  private Choice colleague(LedGroup group) {
    CastRule nearest = CastRule.NOBODY;
    for (TherapistFacts one :
        staff.values().stream()
            .sorted(
                Comparator.comparing(TherapistFacts::caseload)
                    .thenComparing(TherapistFacts::name)
                    .thenComparing(fact -> fact.id().value()))
            .toList()) {
      if (one.id().equals(group.cast().facilitator())
          || one.id().equals(group.cast().coFacilitator())) {
        continue;
      }
      CastRule broken = broken(group, one).orElse(null);
      if (broken == null) {
        staff.put(one.id().value(), one.leading(group.meetings()));
        return new Choice(one.id(), null);
      }
      nearest = broken.compareTo(nearest) > 0 ? broken : nearest;
    }
    return new Choice(null, nearest);
  }

  private Optional<CastRule> broken(LedGroup group, TherapistFacts one) {
    var until = one.credentialUntil();
    if (until != null && until.isBefore(facts.period().from())) {
      return Optional.of(CastRule.CREDENTIAL);
    }
    if (one.languages().stream().noneMatch(spoken -> language(spoken).equals(language(group)))) {
      return Optional.of(CastRule.LANGUAGE);
    }
    if (!group.meetings().stream()
        .allMatch(meeting -> one.hours().stream().anyMatch(meeting::within))) {
      return Optional.of(CastRule.HOURS);
    }
    if (group.meetings().stream().anyMatch(meeting -> one.onLeave(facts.period().first(meeting)))) {
      return Optional.of(CastRule.LEAVE);
    }
    return group.meetings().stream().allMatch(one.taken()::free)
        ? Optional.empty()
        : Optional.of(CastRule.FREE);
  }

  private static String language(LedGroup group) {
    return language(group.language());
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
