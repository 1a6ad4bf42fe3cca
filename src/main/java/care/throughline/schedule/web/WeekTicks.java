package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.timetable.TimetableEntry;
import care.throughline.schedule.timetable.WeekFacts;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which staff, rooms and groups a reader wants to see. Nothing ticked shows everything; several
 * ticks show whatever fits any of them, like calendars laid over each other. The address carries
 * ids of staff, rooms and groups and nothing about people, so that it can be kept.
 */
record WeekTicks(Set<UUID> staff, Set<UUID> rooms, Set<UUID> groups) {

  private static final int MOST = 100;

  /** One box to tick. */
  record Tick(UUID id, String name, boolean on) {}

  /** Boxes of one kind. */
  record Ticks(String legend, String parameter, List<Tick> boxes) {}

  static WeekTicks of(
      @Nullable List<UUID> staff, @Nullable List<UUID> rooms, @Nullable List<UUID> groups) {
    return new WeekTicks(some(staff), some(rooms), some(groups));
  }

  private static Set<UUID> some(@Nullable List<UUID> ids) {
    return ids == null
        ? Set.of()
        : ids.stream().limit(MOST).collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  boolean none() {
    return staff.isEmpty() && rooms.isEmpty() && groups.isEmpty();
  }

  boolean show(TimetableEntry entry) {
    return none()
        || entry.leaders().stream().anyMatch(leader -> staff.contains(leader.id().value()))
        || (entry.room() != null && rooms.contains(entry.room()))
        || (entry instanceof TimetableEntry.OfGroup group && groups.contains(group.group()));
  }

  /** All boxes with those ticked that the reader ticked. */
  List<Ticks> boxes(WeekFacts facts) {
    return Stream.of(
            new Ticks(
                Texts.of("schedule-pages.week.ticks-staff"), "staff", named(facts.staff(), staff)),
            new Ticks(
                Texts.of("schedule-pages.week.ticks-rooms"),
                "room",
                facts.rooms().stream()
                    .map(
                        room ->
                            new Tick(
                                room.id(),
                                room.inUse()
                                    ? room.name()
                                    : Texts.of("schedule-pages.week.room-closed", room.name()),
                                rooms.contains(room.id())))
                    .toList()),
            new Ticks(
                Texts.of("schedule-pages.week.ticks-groups"),
                "group",
                named(facts.groups(), groups)))
        .filter(kind -> !kind.boxes().isEmpty())
        .toList();
  }

  private static List<Tick> named(List<WeekFacts.Named> all, Set<UUID> on) {
    return all.stream().map(one -> new Tick(one.id(), one.name(), on.contains(one.id()))).toList();
  }

  /** The part of an address that keeps the ticks, beginning with {@code &}; empty for none. */
  String query() {
    return Stream.of(
            staff.stream().sorted().map(id -> "&staff=" + id),
            rooms.stream().sorted().map(id -> "&room=" + id),
            groups.stream().sorted().map(id -> "&group=" + id))
        .flatMap(ids -> ids)
        .collect(java.util.stream.Collectors.joining());
  }
}
