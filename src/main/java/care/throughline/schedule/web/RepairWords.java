package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.placing.Cast;
import care.throughline.schedule.placing.CastChange;
import care.throughline.schedule.placing.CastRule;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Change;
import care.throughline.schedule.placing.Place;
import care.throughline.schedule.placing.Remedy;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.Stranded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Repairs in words for the pages; {@link LossWords} tells what can be lost. */
@Component
class RepairWords {

  private final StaffMembers staff;
  private final Rooms rooms;
  private final CareGroups groups;
  private final PersonNames people;
  private final Sites sites;
  private final Clock clock;

  RepairWords(
      StaffMembers staff,
      Rooms rooms,
      CareGroups groups,
      PersonNames people,
      Sites sites,
      Clock clock) {
    this.staff = staff;
    this.rooms = rooms;
    this.groups = groups;
    this.people = people;
    this.sites = sites;
    this.clock = clock;
  }

  /** A repair in a list. */
  record Line(String href, String title, String state) {}

  /** One person's way from one place to another; what stays is said once. */
  record ChangeView(
      PlacingWords.Named person, List<String> was, List<String> becomes, List<String> stays) {}

  /** Somebody without a place. */
  record StrandedView(PlacingWords.Named person, String was, String rule, String help) {}

  /**
   * One group whose staff or room changes.
   *
   * @param problem what is still missing and what would help; null when nothing is
   */
  record CastView(
      String href, String name, List<String> was, List<String> becomes, @Nullable String problem) {}

  /**
   * A repair as its page shows it.
   *
   * @param back until when it holds; null when it lasts
   */
  record RepairView(
      String address,
      String title,
      String from,
      String state,
      boolean published,
      boolean withdrawn,
      boolean open,
      boolean useful,
      @Nullable String back,
      long therapists,
      long times,
      long groups,
      List<ChangeView> changes,
      List<StrandedView> stranded,
      List<CastView> casts) {}

  Line line(Repair repair, Staff reader) {
    return new Line(
        "/schedule/repair/" + repair.id().value(),
        Texts.of(
            "schedule-pages.repair.line", title(repair), DateText.DAY_AND_YEAR.of(repair.from())),
        state(repair, reader));
  }

  RepairView of(Repair repair, Staff reader) {
    Map<PersonId, PersonNames.PersonName> names =
        people.of(
            Stream.concat(
                    repair.changes().stream().map(Change::person),
                    repair.stranded().stream().map(Stranded::person))
                .toList());
    Map<UUID, String> known = new HashMap<>();
    return new RepairView(
        "/schedule/repair/" + repair.id().value(),
        title(repair),
        DateText.DAY_AND_YEAR.of(repair.from()),
        state(repair, reader),
        repair.published(),
        repair.withdrawn(),
        repair.open(),
        repair.changesSomething(),
        repair.cause() instanceof Cause.TherapistAway away
            ? Texts.of(
                "schedule-pages.repair.back",
                DateText.DAY_AND_YEAR.of(away.last()),
                therapist(away.therapist()))
            : null,
        repair.therapistChanges(),
        repair.timeChanges(),
        repair.groupChanges(),
        repair.changes().stream().map(one -> change(one, names, known)).toList(),
        repair.stranded().stream()
            .map(
                one ->
                    new StrandedView(
                        named(names, one.person()),
                        String.join(", ", parts(one.before(), known).values()),
                        one.rule().otherwise(),
                        Remedy.of(one.rule())))
            .toList(),
        repair.casts().stream().map(one -> cast(one, known)).toList());
  }

  /** What publishing did, in a sentence. */
  static String published(Repair repair) {
    int people = repair.changes().size();
    long led = repair.casts().stream().filter(CastChange::found).count();
    return Texts.of("schedule-pages.repair.published", people, led);
  }

  private CastView cast(CastChange change, Map<UUID, String> known) {
    CastRule obstacle = change.obstacle();
    Cast after = change.after();
    List<String> was = parts(change.before(), known);
    List<String> becomes = after == null ? List.of() : parts(after, known);
    return new CastView(
        "/groups/" + change.group(),
        known.computeIfAbsent(change.group(), this::group),
        was.stream().filter(part -> !becomes.contains(part)).toList(),
        becomes.stream().filter(part -> !was.contains(part)).toList(),
        obstacle == null ? null : obstacle.words() + " " + obstacle.help());
  }

  private List<String> parts(Cast cast, Map<UUID, String> known) {
    List<String> parts = new ArrayList<>();
    parts.add(
        Texts.of(
            "schedule-pages.repair.led-by",
            known.computeIfAbsent(
                cast.facilitator().value(), id -> therapist(cast.facilitator()))));
    StaffId second = cast.coFacilitator();
    parts.add(
        second == null
            ? Texts.of("schedule-pages.repair.no-second")
            : Texts.of(
                "schedule-pages.repair.with",
                known.computeIfAbsent(second.value(), id -> therapist(second))));
    UUID room = cast.room();
    parts.add(
        room == null
            ? Texts.of("schedule-pages.by-video")
            : Texts.of("schedule-pages.repair.in", known.computeIfAbsent(room, this::room)));
    return parts;
  }

  private ChangeView change(
      Change change, Map<PersonId, PersonNames.PersonName> names, Map<UUID, String> known) {
    Map<String, String> before = parts(change.before(), known);
    Map<String, String> after = parts(change.after(), known);
    List<String> was = new ArrayList<>();
    List<String> becomes = new ArrayList<>();
    List<String> stays = new ArrayList<>();
    for (Map.Entry<String, String> part : after.entrySet()) {
      String old = before.getOrDefault(part.getKey(), Texts.of("schedule-pages.repair.none"));
      if (old.equals(part.getValue())) {
        stays.add(part.getValue());
      } else {
        was.add(old);
        becomes.add(part.getValue());
      }
    }
    return new ChangeView(named(names, change.person()), was, becomes, stays);
  }

  private Map<String, String> parts(Place place, Map<UUID, String> known) {
    Map<String, String> parts = new java.util.LinkedHashMap<>();
    UUID group = place.group();
    StaffId therapist = place.therapist();
    if (therapist != null && place.hour() != null) {
      parts.put("therapist", known.computeIfAbsent(therapist.value(), id -> therapist(therapist)));
      parts.put("hour", place.hour().words());
      UUID room = place.room();
      parts.put(
          "room",
          room == null
              ? Texts.of("schedule-pages.by-video")
              : known.computeIfAbsent(room, this::room));
    }
    if (group != null) {
      parts.put("group", known.computeIfAbsent(group, this::group));
    }
    return parts;
  }

  private static PlacingWords.Named named(
      Map<PersonId, PersonNames.PersonName> names, PersonId person) {
    return PlacingWords.of(Objects.requireNonNull(names.get(person)));
  }

  private String title(Repair repair) {
    UUID lost = repair.cause().lost();
    return switch (repair.cause().key()) {
      case "therapist", "leave" -> LossWords.gone(therapist(new StaffId(lost)), repair.cause());
      case "room" -> Texts.of("schedule-pages.loss.room-unusable", room(lost));
      default -> Texts.of("schedule-pages.loss.group-ends", group(lost));
    };
  }

  private String state(Repair repair, Staff reader) {
    TimeTexts times = new TimeTexts(clock.instant(), sites.get(reader.site()).zone());
    if (repair.withdrawn()) {
      return Texts.of("schedule-pages.repair.withdrawn");
    }
    return repair.publishedAt() == null
        ? Texts.of(
            "schedule-pages.repair.proposed-by",
            who(repair.proposedBy()),
            times.moment(repair.proposedAt()))
        : Texts.of(
            "schedule-pages.repair.published-by",
            who(repair.publishedBy()),
            times.moment(repair.publishedAt()));
  }

  private String who(@Nullable String username) {
    return username == null ? "" : staff.called(username);
  }

  private String therapist(StaffId id) {
    return staff
        .find(id)
        .map(Staff::name)
        .orElseGet(() -> Texts.of("schedule-pages.repair.a-therapist"));
  }

  private String room(UUID id) {
    return rooms
        .find(new RoomId(id))
        .map(room -> room.name())
        .orElseGet(() -> Texts.of("schedule-pages.repair.a-room"));
  }

  private String group(UUID id) {
    return groups
        .find(new CareGroupId(id))
        .map(CareGroup::name)
        .orElseGet(() -> Texts.of("schedule-pages.repair.a-group"));
  }
}
