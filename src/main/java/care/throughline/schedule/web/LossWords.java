package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.StaffMembers;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.LostAndMended;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be lost and what still waits to be mended, in words for the pages. */
@Component
class LossWords {

  private final StaffMembers staff;
  private final Rooms rooms;
  private final CareGroups groups;

  LossWords(StaffMembers staff, Rooms rooms, CareGroups groups) {
    this.staff = staff;
    this.rooms = rooms;
    this.groups = groups;
  }

  /** What can be lost; the value names kind and id. */
  record Choice(String value, String label) {}

  /** Choices of one kind. */
  record Choices(String label, List<Choice> choices) {}

  /** Something lost that nobody mended yet. */
  record OwedView(String lost, String from, String words) {}

  List<Choices> choices(String site, List<LostAndMended.Owed> owed) {
    return List.of(
        new Choices(
            Texts.of("schedule-pages.loss.therapist"),
            staff.at(site).stream()
                .filter(one -> one.has(Role.THERAPIST) || one.has(Role.FACILITATOR))
                .map(one -> new Choice("therapist:" + one.id().value(), one.name()))
                .toList()),
        new Choices(
            Texts.of("schedule-pages.loss.room"),
            rooms.at(site).stream()
                .map(room -> new Choice("room:" + room.id().value(), room.name()))
                .toList()),
        new Choices(
            Texts.of("schedule-pages.loss.group"),
            groups.at(site).stream()
                .map(group -> new Choice("group:" + group.id().value(), group.name()))
                .toList()),
        new Choices(
            Texts.of("schedule-pages.loss.leave"),
            owed.stream()
                .filter(one -> one.cause() instanceof Cause.TherapistAway)
                .map(one -> new Choice(key(one.cause()), gone(one.name(), one.cause())))
                .toList()));
  }

  static OwedView owed(LostAndMended.Owed owed) {
    List<String> parts = new ArrayList<>();
    if (owed.people() > 0) {
      parts.add(Texts.of("schedule-pages.loss.people", owed.people()));
    }
    if (owed.groups() > 0) {
      parts.add(Texts.of("schedule-pages.loss.groups", owed.groups()));
    }
    String lost =
        parts.size() == 2
            ? Texts.of("schedule-pages.and", parts.get(0), parts.get(1))
            : String.join("", parts);
    return new OwedView(
        key(owed.cause()),
        owed.from().toString(),
        owed.cause().key().equals("group")
            ? Texts.of("schedule-pages.loss.dissolved", owed.name(), lost)
            : Texts.of("schedule-pages.loss.owed", gone(owed.name(), owed.cause()), lost));
  }

  /** As a form sends it: the kind and the id of what is lost. */
  private static String key(Cause cause) {
    return cause.key()
        + ":"
        + (cause instanceof Cause.TherapistAway away ? away.leave() : cause.lost());
  }

  static String gone(String name, Cause cause) {
    return cause instanceof Cause.TherapistAway away
        ? Texts.of("schedule-pages.loss.away-until", name, DateText.DAY_AND_YEAR.of(away.last()))
        : Texts.of("schedule-pages.loss.leaves", name);
  }
}
