package care.throughline.schedule.timetable;

import care.throughline.access.Hours;
import care.throughline.schedule.SessionState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is odd about an entry (domain guide 6.1 to 6.3). Two at one time cannot happen: the database
 * refuses that.
 */
public final class Oddities {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

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
      found.add(new Oddity(Oddity.Kind.SITE_CLOSED, "The clinic is closed" + when(closed) + "."));
    } else if (!entry.telehealth()) {
      opening(entry.time(), facts.opening(), found);
    }
  }

  private static String when(WeekFacts.Closed closed) {
    Hours hours = closed.hours();
    return hours == null ? ": " + closed.reason() : " " + hours.words() + ": " + closed.reason();
  }

  private static void opening(EntryTime time, Map<DayOfWeek, Hours> opening, List<Oddity> found) {
    DayOfWeek weekday = time.day().getDayOfWeek();
    Hours hours = opening.get(weekday);
    if (hours == null) {
      String name = weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      found.add(new Oddity(Oddity.Kind.SITE_CLOSED, "The clinic does not open on " + name + "s."));
    } else if (!time.within(hours.opens(), hours.closes())) {
      found.add(
          new Oddity(
              Oddity.Kind.OUTSIDE_OPENING,
              "The clinic is open from %s to %s."
                  .formatted(CLOCK.format(hours.opens()), CLOCK.format(hours.closes()))));
    }
  }

  private static void leader(
      TimetableEntry.Leader leader, EntryTime time, WeekFacts facts, List<Oddity> found) {
    boolean away =
        facts.leave().stream()
            .anyMatch(leave -> leave.staff().equals(leader.id().value()) && leave.on(time.day()));
    if (away) {
      found.add(new Oddity(Oddity.Kind.ON_LEAVE, leader.name() + " is on leave."));
    } else if (!works(leader, time, facts)) {
      found.add(
          new Oddity(
              Oddity.Kind.OUTSIDE_WORKING_HOURS, leader.name() + " does not work at that time."));
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
                        "%s of %s ran out on %s."
                            .formatted(expired.name(), leader.name(), DAY.format(expired.on())))));
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
                found.add(new Oddity(Oddity.Kind.ROOM_OUT_OF_USE, room.name() + " is out of use."));
              }
              if (entry instanceof TimetableEntry.OfGroup group
                  && group.seats() > room.capacity()) {
                found.add(
                    new Oddity(
                        Oddity.Kind.ROOM_TOO_SMALL,
                        "%d people, but %s is for %d."
                            .formatted(group.seats(), room.name(), room.capacity())));
              }
            });
    if (entry.room() == null && !entry.telehealth() && !entry.leaders().isEmpty()) {
      found.add(new Oddity(Oddity.Kind.NO_ROOM, "No room yet."));
    }
  }

  private static void places(TimetableEntry entry, List<Oddity> found) {
    if (entry instanceof TimetableEntry.OfGroup group) {
      if (group.seats() > group.capacity()) {
        found.add(
            new Oddity(
                Oddity.Kind.OVER_CAPACITY,
                "%d people in %d places.".formatted(group.seats(), group.capacity())));
      } else if (group.seats() < group.minimum()) {
        found.add(
            new Oddity(
                Oddity.Kind.BELOW_MINIMUM,
                "%d %s, the least is %d."
                    .formatted(
                        group.seats(), group.seats() == 1 ? "person" : "people", group.minimum())));
      }
    } else if (entry instanceof TimetableEntry.OfPerson person) {
      if (person.group()) {
        found.add(new Oddity(Oddity.Kind.NO_GROUP, "No group yet."));
      } else if (person.therapist() == null) {
        found.add(new Oddity(Oddity.Kind.NO_THERAPIST, "No therapist yet."));
      }
    }
  }

  private static void paperwork(TimetableEntry entry, List<Oddity> found) {
    if (entry instanceof TimetableEntry.OfGroup group) {
      if (!group.signed()) {
        found.add(new Oddity(Oddity.Kind.NOT_SIGNED, "The sheet is not signed."));
      }
      if (group.unmarked() > 0) {
        found.add(new Oddity(Oddity.Kind.NOT_MARKED, group.unmarked() + " not marked."));
      }
    } else if (entry instanceof TimetableEntry.OfPerson person
        && person.state() == SessionState.PLANNED) {
      found.add(new Oddity(Oddity.Kind.NOT_MARKED, "Not marked yet."));
    }
  }
}
