package care.throughline.schedule.timetable;

import care.throughline.access.Hours;
import care.throughline.platform.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a week is judged by.
 *
 * @param staff who lead something at the site, by name
 * @param rooms by name, those out of use included
 * @param groups that meet, by name
 * @param working hours of staff; whoever has none at all is not judged by them
 * @param leave days off that touch the week
 * @param expired credentials that run out before the week's end
 * @param opening the site's hours; a weekday that is missing is closed
 * @param closed days of the week on which the site is closed whatever the weekday, or for some
 *     hours
 */
public record WeekFacts(
    List<Named> staff,
    List<Room> rooms,
    List<Named> groups,
    Map<UUID, List<Working>> working,
    List<Leave> leave,
    List<Expired> expired,
    Map<DayOfWeek, Hours> opening,
    Map<LocalDate, Closed> closed) {

  /**
   * When a site is closed on a day, and why.
   *
   * @param hours null for the whole day; wall time of the site
   */
  public record Closed(@Nullable Hours hours, String reason) {

    /** In words for staff, such as {@code Closed 13:00 to 15:00: Burst pipe}. */
    public String words() {
      return hours == null
          ? Texts.of("schedule-pages.closed-day", reason)
          : Texts.of("schedule-pages.closed-hours", hours.words(), reason);
    }

    /** True when it takes any of that time. */
    boolean touches(EntryTime time) {
      return hours == null
          || (time.starts().isBefore(hours.closes())
              && (hours.opens().isBefore(time.ends()) || !time.ends().isAfter(time.starts())));
    }
  }

  /** A thing with an id and a name. */
  public record Named(UUID id, String name) {}

  /** A room. */
  public record Room(UUID id, String name, int capacity, boolean inUse) {}

  /** When somebody works, in the site's wall time. */
  public record Working(DayOfWeek day, LocalTime from, LocalTime until) {}

  /** Days off, both included. */
  public record Leave(UUID staff, LocalDate from, LocalDate until) {
    public boolean on(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /** A credential and the last day on which it holds. */
  public record Expired(UUID staff, String name, LocalDate on) {}

  /** The room with that id; empty for none. */
  public Optional<Room> room(@Nullable UUID id) {
    return rooms.stream().filter(room -> room.id().equals(id)).findFirst();
  }
}
