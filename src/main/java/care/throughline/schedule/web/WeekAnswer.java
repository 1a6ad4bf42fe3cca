package care.throughline.schedule.web;

import care.throughline.access.Hours;
import care.throughline.schedule.timetable.EntryTime;
import care.throughline.schedule.timetable.Oddities;
import care.throughline.schedule.timetable.TimetableEntry;
import care.throughline.schedule.timetable.WeekFacts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A week as the programming interface answers it: everything at once, so {@code next} is always
 * null.
 *
 * @param closed whole days on which the site is closed for a reason of its own, with the reason
 * @param partlyClosed days of which it is closed for some hours
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WeekAnswer(
    LocalDate from,
    LocalDate until,
    String zone,
    Map<LocalDate, String> closed,
    List<PartlyClosedAnswer> partlyClosed,
    List<EntryAnswer> items,
    long total,
    @Nullable String next) {

  /** Hours of a day at which the site is closed, in its wall time. */
  record PartlyClosedAnswer(LocalDate day, LocalTime from, LocalTime until, String reason) {}

  /** A member of staff. */
  record LeaderAnswer(UUID id, String name) {}

  /** Something to look at. */
  record OddityAnswer(String kind, boolean wrong, String words) {}

  /**
   * One entry.
   *
   * @param kind {@code group}, {@code individual} or {@code busy}
   * @param startsLocal wall time at the site
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryAnswer(
      @Nullable UUID id,
      String kind,
      LocalDate day,
      LocalTime startsLocal,
      LocalTime endsLocal,
      Instant startsAt,
      Instant endsAt,
      @Nullable UUID group,
      @Nullable String groupName,
      @Nullable UUID person,
      @Nullable String personName,
      @Nullable String state,
      List<LeaderAnswer> leaders,
      @Nullable UUID room,
      boolean telehealth,
      boolean cancelled,
      @Nullable Integer seats,
      @Nullable Integer capacity,
      @Nullable Boolean signed,
      List<OddityAnswer> oddities) {}

  static WeekAnswer of(Weeks.Asked asked, List<EntryAnswer> entries) {
    return new WeekAnswer(
        asked.week().monday(),
        asked.week().sunday(),
        asked.site().zone().getId(),
        wholeDays(asked.facts()),
        someHours(asked.facts()),
        entries,
        entries.size(),
        null);
  }

  private static Map<LocalDate, String> wholeDays(WeekFacts facts) {
    return facts.closed().entrySet().stream()
        .filter(day -> day.getValue().hours() == null)
        .collect(Collectors.toMap(Map.Entry::getKey, day -> day.getValue().reason()));
  }

  private static List<PartlyClosedAnswer> someHours(WeekFacts facts) {
    List<PartlyClosedAnswer> found = new ArrayList<>();
    facts
        .closed()
        .forEach(
            (day, closed) -> {
              Hours hours = closed.hours();
              if (hours != null) {
                found.add(
                    new PartlyClosedAnswer(day, hours.opens(), hours.closes(), closed.reason()));
              }
            });
    found.sort(Comparator.comparing(PartlyClosedAnswer::day));
    return found;
  }

  static EntryAnswer entry(TimetableEntry entry, Weeks.Asked asked) {
    EntryTime time = entry.time();
    TimetableEntry.OfGroup group = entry instanceof TimetableEntry.OfGroup found ? found : null;
    TimetableEntry.OfPerson person = entry instanceof TimetableEntry.OfPerson found ? found : null;
    return new EntryAnswer(
        entry.id(),
        group != null || (person != null && person.group()) ? "group" : "individual",
        time.day(),
        time.starts(),
        time.ends(),
        time.startsAt(),
        time.endsAt(),
        group == null ? null : group.group(),
        group == null ? null : group.name(),
        person == null ? null : person.person().value(),
        person == null ? null : person.givenName() + " " + person.familyName(),
        person == null ? null : person.state().key(),
        entry.leaders().stream()
            .map(leader -> new LeaderAnswer(leader.id().value(), leader.name()))
            .toList(),
        entry.room(),
        entry.telehealth(),
        entry.cancelled(),
        group == null ? null : group.seats(),
        group == null ? null : group.capacity(),
        group == null ? null : group.signed(),
        Oddities.of(entry, asked.facts(), asked.now()).stream()
            .map(
                oddity ->
                    new OddityAnswer(
                        oddity.kind().name().toLowerCase(Locale.ROOT),
                        oddity.kind().wrong(),
                        oddity.words()))
            .toList());
  }

  static EntryAnswer busy(EntryTime time) {
    return new EntryAnswer(
        null,
        "busy",
        time.day(),
        time.starts(),
        time.ends(),
        time.startsAt(),
        time.endsAt(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        false,
        false,
        null,
        null,
        null,
        List.of());
  }
}
