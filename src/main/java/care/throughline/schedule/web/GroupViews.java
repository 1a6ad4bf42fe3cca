package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.Episode;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Census;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.SeatState;
import care.throughline.schedule.group.WaitingEntry;
import care.throughline.schedule.group.WaitingList;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groups as pages show them. */
@Component
final class GroupViews {

  private static final int MOST_CHOICES = 200;

  private final StaffMembers staff;
  private final SiteTimes times;
  private final PersonNames names;
  private final ReadableEpisodes episodes;
  private final WaitingList waiting;

  GroupViews(
      StaffMembers staff,
      SiteTimes times,
      PersonNames names,
      ReadableEpisodes episodes,
      WaitingList waiting) {
    this.staff = staff;
    this.times = times;
    this.names = names;
    this.episodes = episodes;
    this.waiting = waiting;
  }

  /**
   * A person as lists name them.
   *
   * @param initials shown instead of the name on shared screens
   */
  record Named(String name, String initials, String href) {}

  /**
   * A group in the list.
   *
   * @param state {@code late} when more people than seats, {@code soon} when something is to be
   *     looked at, {@code ok} otherwise
   */
  record GroupLine(
      String name,
      String href,
      String meets,
      String whom,
      String led,
      String seats,
      String free,
      String waiting,
      String state,
      List<String> warnings) {}

  /** A seat in the roster; what may be done with it depends on its state. */
  record SeatLine(
      String id,
      int number,
      Named person,
      String period,
      String state,
      String stateText,
      boolean enrols,
      boolean holds,
      @Nullable String beyond) {}

  /** Somebody on the waiting list. */
  record WaitLine(
      int place,
      String episode,
      Named person,
      String priority,
      String since,
      List<WaitingList.Skip> skips) {}

  /** Two people who must not meet. */
  record PairLine(UUID id, Named one, Named other, String reason, String since, String by) {}

  /** Somebody who may be given a seat. */
  record Choice(String episode, String label) {}

  GroupLine line(Census census) {
    CareGroup group = census.group();
    int people = census.enrolled() + census.held();
    String state = people > group.capacity() ? "late" : census.warnings().isEmpty() ? "ok" : "soon";
    return new GroupLine(
        group.name(),
        "/groups/" + group.id().value(),
        meets(group),
        whom(group),
        led(group),
        census.held() == 0
            ? Texts.of("schedule-pages.of", people, group.capacity())
            : Texts.of("schedule-pages.group.held", people, group.capacity(), census.held()),
        census.free() == 0
            ? Texts.of("schedule-pages.group.full")
            : Texts.of("schedule-pages.group.free", census.free()),
        census.waiting() == 0 ? "" : Texts.of("schedule-pages.group.waits", census.waiting()),
        state,
        census.warnings());
  }

  List<SeatLine> seats(List<Seat> seats, Staff reader) {
    TimeTexts texts = times.of(reader);
    Map<PersonId, PersonNames.PersonName> known =
        names.of(seats.stream().map(Seat::person).toList());
    return seats.stream().map(seat -> seat(seat, named(known, seat.person()), texts)).toList();
  }

  List<WaitLine> waiting(List<WaitingEntry> entries, Staff reader) {
    TimeTexts texts = times.of(reader);
    Map<PersonId, PersonNames.PersonName> known =
        names.of(entries.stream().map(WaitingEntry::person).toList());
    return Stream.iterate(0, index -> index < entries.size(), index -> index + 1)
        .map(
            index -> {
              WaitingEntry entry = entries.get(index);
              return new WaitLine(
                  index + 1,
                  entry.episode().value().toString(),
                  named(known, entry.person()),
                  entry.priority().words(),
                  texts.when(entry.since()),
                  waiting.skips(entry));
            })
        .toList();
  }

  /** People in care without a seat in the group, by name. */
  List<Choice> choices(List<Seat> seats, Staff reader) {
    Set<PersonId> seated = seats.stream().map(Seat::person).collect(Collectors.toSet());
    List<Episode> open =
        episodes.page("open", reader, null, MOST_CHOICES).stream()
            .filter(episode -> episode.dischargedAt() == null && !seated.contains(episode.person()))
            .toList();
    Map<PersonId, PersonNames.PersonName> known =
        names.of(open.stream().map(Episode::person).toList());
    return open.stream()
        .filter(episode -> known.containsKey(episode.person()))
        .map(
            episode ->
                new Choice(
                    episode.id().value().toString(),
                    choice(named(known, episode.person()).name(), episode.level())))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  /** Who must not meet whom, in words. */
  private static String choice(String name, @Nullable String level) {
    return level == null ? name : Texts.of("schedule-pages.group.choice", name, level);
  }

  List<PairLine> pairs(List<NoContactAccess.Readable> pairs, Staff reader) {
    TimeTexts texts = times.of(reader);
    Map<PersonId, PersonNames.PersonName> known =
        names.of(
            pairs.stream()
                .flatMap(each -> Stream.of(each.pair().person(), each.pair().other()))
                .toList());
    return pairs.stream()
        .map(
            each ->
                new PairLine(
                    each.pair().id(),
                    named(known, each.pair().person()),
                    named(known, each.pair().other()),
                    each.pair().reason(),
                    texts.when(each.pair().since()),
                    staff
                        .named(each.pair().recordedBy())
                        .map(Staff::name)
                        .orElseGet(() -> Texts.of("schedule-pages.group.the-pathway"))))
        .toList();
  }

  String meets(CareGroup group) {
    return group.meetings().stream().map(GroupViews::told).collect(Collectors.joining(", "));
  }

  private static String told(GroupMeeting meeting) {
    return Texts.of(
        "schedule-pages.weekday-hours",
        meeting.weekday().getDisplayName(TextStyle.SHORT, Texts.language()),
        DateText.CLOCK.of(meeting.starts()),
        DateText.CLOCK.of(meeting.starts().plusMinutes(meeting.minutes())));
  }

  String whom(CareGroup group) {
    return Stream.of(
            switch (group.kind()) {
              case ROLLING -> Texts.of("schedule-pages.group.rolling");
              case CLOSED -> Texts.of("schedule-pages.group.closed");
            },
            Texts.of("schedule-pages.group.level", group.level()),
            group.age() == CareGroup.Age.ADOLESCENT
                ? Texts.of("schedule-pages.group.adolescents")
                : Texts.of("schedule-pages.group.adults"),
            switch (group.gender()) {
              case ANY -> "";
              case FEMALE -> Texts.of("schedule-pages.group.women");
              case MALE -> Texts.of("schedule-pages.group.men");
            },
            group.language().equals("en")
                ? ""
                : Locale.forLanguageTag(group.language()).getDisplayLanguage(Texts.language()),
            group.telehealth() ? Texts.of("schedule-pages.group.telehealth") : "")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  String led(CareGroup group) {
    StaffId second = group.coFacilitator();
    String first = name(group.facilitator());
    return second == null ? first : Texts.of("schedule-pages.and", first, name(second));
  }

  private String name(StaffId id) {
    return staff.find(id).map(Staff::name).orElseGet(() -> Texts.of("schedule-pages.group.nobody"));
  }

  private static SeatLine seat(Seat seat, Named person, TimeTexts texts) {
    String state = seat.state().words();
    return new SeatLine(
        seat.id().value().toString(),
        seat.seatNo(),
        person,
        seat.until() == null
            ? Texts.of("schedule-pages.seat.from", texts.date(seat.from()))
            : Texts.of(
                "schedule-pages.seat.from-to",
                texts.date(seat.from()),
                texts.date(seat.until().minusDays(1))),
        seat.state() == SeatState.ENROLLED
            ? "ok"
            : seat.state() == SeatState.ON_HOLD ? "hold" : "soon",
        seat.heldUntil() == null
            ? state
            : Texts.of("schedule-pages.seat.until", state, texts.when(seat.heldUntil())),
        seat.state() != SeatState.ENROLLED,
        seat.state() == SeatState.ENROLLED,
        seat.overrideReason());
  }

  private static Named named(Map<PersonId, PersonNames.PersonName> known, PersonId id) {
    PersonNames.PersonName name = known.get(id);
    String given = name == null ? "" : name.givenName();
    String family = name == null ? "" : name.familyName();
    return new Named(
        (given + " " + family).strip(),
        Stream.of(given, family)
            .filter(part -> !part.isEmpty())
            .map(part -> Character.toString(part.codePointAt(0)) + ".")
            .collect(Collectors.joining(" ")),
        "/people/" + id.value());
  }
}
