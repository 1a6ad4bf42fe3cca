package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.StaffMembers;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.LostAndMended;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What can be lost and what still waits to be mended, in words for the pages. */
@Component
class LossWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

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
            "A therapist or facilitator leaves",
            staff.at(site).stream()
                .filter(one -> one.has(Role.THERAPIST) || one.has(Role.FACILITATOR))
                .map(one -> new Choice("therapist:" + one.id().value(), one.name()))
                .toList()),
        new Choices(
            "A room cannot be used",
            rooms.at(site).stream()
                .map(room -> new Choice("room:" + room.id().value(), room.name()))
                .toList()),
        new Choices(
            "A group ends",
            groups.at(site).stream()
                .map(group -> new Choice("group:" + group.id().value(), group.name()))
                .toList()),
        new Choices(
            "A therapist or facilitator is away for long",
            owed.stream()
                .filter(one -> one.cause() instanceof Cause.TherapistAway)
                .map(one -> new Choice(key(one.cause()), one.name() + gone(one.cause())))
                .toList()));
  }

  static OwedView owed(LostAndMended.Owed owed) {
    List<String> parts = new ArrayList<>();
    if (owed.people() > 0) {
      parts.add(owed.people() == 1 ? "1 person" : owed.people() + " people");
    }
    if (owed.groups() > 0) {
      parts.add(owed.groups() == 1 ? "1 group" : owed.groups() + " groups");
    }
    boolean group = owed.cause().key().equals("group");
    return new OwedView(
        key(owed.cause()),
        owed.from().toString(),
        owed.name()
            + (group ? " was dissolved: " : gone(owed.cause()) + ": ")
            + String.join(" and ", parts)
            + (group ? " without a seat" : " without them"));
  }

  /** As a form sends it: the kind and the id of what is lost. */
  private static String key(Cause cause) {
    return cause.key()
        + ":"
        + (cause instanceof Cause.TherapistAway away ? away.leave() : cause.lost());
  }

  static String gone(Cause cause) {
    return cause instanceof Cause.TherapistAway away
        ? " is away until " + DAY.format(away.last())
        : " leaves";
  }
}
