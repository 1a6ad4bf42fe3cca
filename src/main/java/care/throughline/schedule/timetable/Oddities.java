package care.throughline.schedule.timetable;

import care.throughline.access.Hours;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.SessionState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is odd about an entry (domain guide 6.1 to 6.3). Two at one time cannot happen: the database
 * refuses that.
 */
public final class Oddities {

  private Oddities() {}

  /**
   * All oddities, the gravest first; none for what is cancelled. Whether a day or a member of staff
   * fits matters until it is over, whether it was marked and signed matters afterwards.
   */
  public static List<Oddity> of(TimetableEntry entry, WeekFacts facts, Instant now) {
    List<Oddity> found = new ArrayList<>();
    if (entry.cancelled()) {
      return found;
    }
    if (entry.time().endsAt().isAfter(now)) {
      site(entry, facts, found);
      entry.leaders().forEach(leader -> leader(leader, entry.time(), facts, found));
      room(entry, facts, found);
      places(entry, found);
    } else {
      paperwork(entry, found);
    }
    return found;
  }

  private static void site(TimetableEntry entry, WeekFacts facts, List<Oddity> found) {
    LocalDate day = entry.time().day();
    WeekFacts.Closed closed = facts.closed().get(day);
    if (closed != null && closed.touches(entry.time())) {
      found.add(new Oddity(Oddity.Kind.SITE_CLOSED, words(closed)));
    } else if (!entry.telehealth()) {
      opening(entry.time(), facts.opening(), found);
    }
  }

  private static String words(WeekFacts.Closed closed) {
    Hours hours = closed.hours();
    return hours == null
        ? Texts.of("schedule-pages.oddity.closed", closed.reason())
        : Texts.of("schedule-pages.oddity.closed-hours", hours.words(), closed.reason());
  }

  private static void opening(EntryTime time, Map<DayOfWeek, Hours> opening, List<Oddity> found) {
    DayOfWeek weekday = time.day().getDayOfWeek();
    Hours hours = opening.get(weekday);
    if (hours == null) {
      found.add(
          new Oddity(
              Oddity.Kind.SITE_CLOSED,
              Texts.of("schedule-pages.oddity.closed-weekday", weekday.getValue())));
    } else if (!time.within(hours.opens(), hours.closes())) {
      found.add(
          new Oddity(
              Oddity.Kind.OUTSIDE_OPENING,
              Texts.of(
                  "schedule-pages.oddity.opening",
                  DateText.CLOCK.of(hours.opens()),
                  DateText.CLOCK.of(hours.closes()))));
    }
  }

  private static void leader(
      TimetableEntry.Leader leader, EntryTime time, WeekFacts facts, List<Oddity> found) {
    boolean away =
        facts.leave().stream()
            .anyMatch(leave -> leave.staff().equals(leader.id().value()) && leave.on(time.day()));
    if (away) {
      found.add(
          new Oddity(
              Oddity.Kind.ON_LEAVE, Texts.of("schedule-pages.oddity.on-leave", leader.name())));
    } else if (!works(leader, time, facts)) {
      found.add(
          new Oddity(
              Oddity.Kind.OUTSIDE_WORKING_HOURS,
              Texts.of("schedule-pages.oddity.not-working", leader.name())));
    }
    facts.expired().stream()
        .filter(
            expired ->
                expired.staff().equals(leader.id().value()) && expired.on().isBefore(time.day()))
        .forEach(
            expired ->
                found.add(
                    new Oddity(
                        Oddity.Kind.CREDENTIAL_EXPIRED,
                        Texts.of(
                            "schedule-pages.oddity.credential",
                            expired.name(),
                            leader.name(),
                            DateText.SHORT_DATE.of(expired.on())))));
  }

  private static boolean works(TimetableEntry.Leader leader, EntryTime time, WeekFacts facts) {
    List<WeekFacts.Working> hours = facts.working().get(leader.id().value());
    return hours == null
        || hours.stream()
            .anyMatch(
                working ->
                    working.day() == time.day().getDayOfWeek()
                        && time.within(working.from(), working.until()));
  }

  private static void room(TimetableEntry entry, WeekFacts facts, List<Oddity> found) {
    facts
        .room(entry.room())
        .ifPresent(
            room -> {
              if (!room.inUse()) {
                found.add(
                    new Oddity(
                        Oddity.Kind.ROOM_OUT_OF_USE,
                        Texts.of("schedule-pages.oddity.room-closed", room.name())));
              }
              if (entry instanceof TimetableEntry.OfGroup group
                  && group.seats() > room.capacity()) {
                found.add(
                    new Oddity(
                        Oddity.Kind.ROOM_TOO_SMALL,
                        Texts.of(
                            "schedule-pages.oddity.room-small",
                            group.seats(),
                            room.name(),
                            room.capacity())));
              }
            });
    if (entry.room() == null && !entry.telehealth() && !entry.leaders().isEmpty()) {
      found.add(new Oddity(Oddity.Kind.NO_ROOM, Texts.of("schedule-pages.oddity.no-room")));
    }
  }

  private static void places(TimetableEntry entry, List<Oddity> found) {
    if (entry instanceof TimetableEntry.OfGroup group) {
      if (group.seats() > group.capacity()) {
        found.add(
            new Oddity(
                Oddity.Kind.OVER_CAPACITY,
                Texts.of("schedule-pages.oddity.over", group.seats(), group.capacity())));
      } else if (group.seats() < group.minimum()) {
        found.add(
            new Oddity(
                Oddity.Kind.BELOW_MINIMUM,
                Texts.of("schedule-pages.oddity.below", group.seats(), group.minimum())));
      }
    } else if (entry instanceof TimetableEntry.OfPerson person) {
      if (person.group()) {
        found.add(new Oddity(Oddity.Kind.NO_GROUP, Texts.of("schedule-pages.oddity.no-group")));
      } else if (person.therapist() == null) {
        found.add(
            new Oddity(Oddity.Kind.NO_THERAPIST, Texts.of("schedule-pages.oddity.no-therapist")));
      }
    }
  }

  private static void paperwork(TimetableEntry entry, List<Oddity> found) {
    if (entry instanceof TimetableEntry.OfGroup group) {
      if (!group.signed()) {
        found.add(new Oddity(Oddity.Kind.NOT_SIGNED, Texts.of("schedule-pages.oddity.not-signed")));
      }
      if (group.unmarked() > 0) {
        found.add(
            new Oddity(
                Oddity.Kind.NOT_MARKED,
                Texts.of("schedule-pages.oddity.unmarked", group.unmarked())));
      }
    } else if (entry instanceof TimetableEntry.OfPerson person
        && person.state() == SessionState.PLANNED) {
      found.add(new Oddity(Oddity.Kind.NOT_MARKED, Texts.of("schedule-pages.oddity.not-marked")));
    }
  }
}
