package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.timetable.CalendarWeek;
import care.throughline.schedule.timetable.Oddities;
import care.throughline.schedule.timetable.Oddity;
import care.throughline.schedule.timetable.TimetableEntry;
import care.throughline.schedule.timetable.WeekFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a week into words. Pure: the same week at the same moment always reads the same. */
final class TimetableViews {

  private TimetableViews() {}

  /**
   * A day of the week.
   *
   * @param closed why the site is closed that day; null when it is open
   * @param partlyClosed at which hours it is closed and why; null when it is not
   * @param note what else holds all day, such as leave; null for nothing
   */
  record DayView(
      String label,
      String longLabel,
      boolean today,
      @Nullable String closed,
      @Nullable String partlyClosed,
      @Nullable String note,
      List<EntryView> entries) {}

  /** All that begins in one hour of the day, for each day of the week. */
  record HourView(String label, List<List<EntryView>> days) {}

  /** A person as the page names them; initials are shown instead on shared screens. */
  record NameView(String name, String initials) {}

  /** Something to look at; the mark is {@code late} when it is wrong and {@code soon} when open. */
  record OddityView(String mark, String words) {}

  /**
   * One entry.
   *
   * @param kind {@code group}, {@code individual} or {@code busy}
   * @param state {@code late}, {@code soon}, {@code cancelled} or empty
   * @param title null when it is a person, who is named instead
   * @param href null when there is no page behind it
   * @param moveHref null for those who may not, and when there is nothing left to move
   */
  record EntryView(
      String kind,
      String state,
      String time,
      @Nullable String title,
      @Nullable NameView person,
      @Nullable String href,
      String detail,
      List<OddityView> oddities,
      @Nullable String sheetHref,
      @Nullable String moveHref) {}

  /** {@code 4 to 10 January 2027}. */
  static String title(CalendarWeek week) {
    boolean oneMonth = week.monday().getMonth() == week.sunday().getMonth();
    return Texts.of(
        "schedule-pages.week.title",
        oneMonth
            ? Integer.toString(week.monday().getDayOfMonth())
            : DateText.DATE.of(week.monday()),
        DateText.DATE_AND_YEAR.of(week.sunday()));
  }

  /** The seven days, each with its entries in the order given. */
  static List<DayView> days(
      CalendarWeek week,
      Map<LocalDate, List<EntryView>> entries,
      WeekFacts facts,
      LocalDate today,
      Map<LocalDate, String> notes) {
    return week.days().stream()
        .map(
            day ->
                new DayView(
                    DateText.SHORT_DAY.of(day),
                    DateText.DAY.of(day),
                    day.equals(today),
                    closed(day, facts),
                    partlyClosed(day, facts),
                    notes.get(day),
                    entries.getOrDefault(day, List.of())))
        .toList();
  }

  private static @Nullable String closed(LocalDate day, WeekFacts facts) {
    WeekFacts.Closed closed = facts.closed().get(day);
    if (closed != null && closed.hours() == null) {
      return closed.words();
    }
    return facts.opening().containsKey(day.getDayOfWeek())
        ? null
        : Texts.of("schedule-pages.week.closed");
  }

  private static @Nullable String partlyClosed(LocalDate day, WeekFacts facts) {
    WeekFacts.Closed closed = facts.closed().get(day);
    return closed == null || closed.hours() == null ? null : closed.words();
  }

  /** The hours in which anything begins. */
  static List<HourView> hours(
      List<TimetableEntry> entries, List<EntryView> views, CalendarWeek week) {
    Map<Integer, Map<LocalDate, List<EntryView>>> hours = new TreeMap<>();
    for (int at = 0; at < entries.size(); at++) {
      TimetableEntry entry = entries.get(at);
      hours
          .computeIfAbsent(entry.time().starts().getHour(), none -> new TreeMap<>())
          .computeIfAbsent(entry.time().day(), none -> new ArrayList<>())
          .add(views.get(at));
    }
    return hours.entrySet().stream()
        .map(
            hour ->
                new HourView(
                    String.format(Locale.ROOT, "%02d:00", hour.getKey()),
                    week.days().stream()
                        .map(day -> hour.getValue().getOrDefault(day, List.of()))
                        .toList()))
        .toList();
  }

  /** One entry in words. */
  static EntryView entry(TimetableEntry entry, WeekFacts facts, Instant now, Staff reader) {
    List<Oddity> oddities = Oddities.of(entry, facts, now);
    return entry instanceof TimetableEntry.OfGroup group
        ? group(group, facts, oddities, now, reader)
        : person((TimetableEntry.OfPerson) entry, facts, oddities, now, reader);
  }

  private static EntryView group(
      TimetableEntry.OfGroup group,
      WeekFacts facts,
      List<Oddity> oddities,
      Instant now,
      Staff reader) {
    String places = Texts.of("schedule-pages.of", group.seats(), group.capacity());
    return new EntryView(
        "group",
        state(group, oddities),
        span(group),
        group.name(),
        null,
        ScheduleLinks.roster(group.id()),
        group.cancelled() ? cancelled(group.cancelReason()) : detail(group, facts, places),
        words(oddities),
        group.cancelled() ? null : ScheduleLinks.sheet(group.id()),
        toCome(group, now) && !group.signed() && Moves.may(reader, group.facilitator().id())
            ? ScheduleLinks.moveMeeting(group.id())
            : null);
  }

  private static String cancelled(@Nullable String reason) {
    return reason == null
        ? Texts.of("schedule-pages.week.no-reason")
        : Texts.of("schedule-pages.week.cancelled", reason);
  }

  private static EntryView person(
      TimetableEntry.OfPerson person,
      WeekFacts facts,
      List<Oddity> oddities,
      Instant now,
      Staff reader) {
    String kind = person.group() ? Texts.of("schedule-pages.week.group") : null;
    String outcome =
        person.state().present() || person.state().cancelled() || oddities.isEmpty()
            ? switch (person.state()) {
              case PLANNED -> null;
              default -> capitalised(person.state().words());
            }
            : null;
    String reason = person.cancelReason() == null ? "" : ": " + person.cancelReason();
    return new EntryView(
        "individual",
        state(person, oddities),
        span(person),
        null,
        new NameView(
            person.givenName() + " " + person.familyName(),
            initial(person.givenName()) + " " + initial(person.familyName())),
        ScheduleLinks.person(person.person().value()),
        person.cancelled()
            ? capitalised(person.state().words()) + reason
            : detail(person, facts, kind, outcome),
        words(oddities),
        null,
        person.state() == SessionState.PLANNED && toCome(person, now) && Moves.may(reader, null)
            ? ScheduleLinks.moveSession(person.id())
            : null);
  }

  private static String detail(TimetableEntry entry, WeekFacts facts, @Nullable String... further) {
    Stream<String> where =
        entry.telehealth()
            ? Stream.of(Texts.of("schedule-pages.week.telehealth"))
            : facts.room(entry.room()).map(WeekFacts.Room::name).stream();
    return Stream.of(
            entry.leaders().stream().map(TimetableEntry.Leader::name),
            where,
            Stream.of(further).filter(Objects::nonNull).map(Objects::requireNonNull))
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  private static boolean toCome(TimetableEntry entry, Instant now) {
    return !entry.cancelled() && now.isBefore(entry.time().startsAt());
  }

  private static String state(TimetableEntry entry, List<Oddity> oddities) {
    if (entry.cancelled()) {
      return "cancelled";
    }
    if (oddities.stream().anyMatch(oddity -> oddity.kind().wrong())) {
      return "late";
    }
    return oddities.isEmpty() ? "" : "soon";
  }

  private static List<OddityView> words(List<Oddity> oddities) {
    return oddities.stream()
        .sorted(Comparator.comparing(oddity -> !oddity.kind().wrong()))
        .map(oddity -> new OddityView(oddity.kind().wrong() ? "late" : "soon", oddity.words()))
        .toList();
  }

  static String span(TimetableEntry entry) {
    return DateText.CLOCK.of(entry.time().starts()) + "–" + DateText.CLOCK.of(entry.time().ends());
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : Character.toString(name.codePointAt(0)) + ".";
  }

  private static String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(Texts.language()) + words.substring(1);
  }
}
