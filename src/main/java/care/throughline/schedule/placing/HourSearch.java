package care.throughline.schedule.placing;

import care.throughline.schedule.placing.PlacingRule.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hours of the week that a therapist can give one person, with a room for each. Pure.
 * When there is none it tells the rule that the hours which came furthest broke.
 */
final class HourSearch {

  private static final int GRID_MINUTES = 30;

  private final int hourMinutes;
  private final List<RoomFacts> rooms;

  HourSearch(int hourMinutes, List<RoomFacts> rooms) {
    this.hourMinutes = hourMinutes;
    this.rooms = rooms;
  }

  /**
   * Hours that fit, or the rule that leaves none.
   *
   * @param trials one for each hour, therapist and room chosen
   * @param obstacle null exactly when there are trials
   */
  record Found(List<Trial> trials, @Nullable PlacingRule obstacle) {}

  Found of(Trial start) {
    Optional<PlacingRule> broken = PlacingRules.firstBroken(start, Subject.THERAPIST);
    if (broken.isPresent()) {
      return new Found(List.of(), broken.get());
    }
    List<Trial> fitting = new ArrayList<>();
    PlacingRule nearest = PlacingRule.HOUR_WORKED;
    for (WeekTime hour : hours(start)) {
      Trial trial = start.at(hour);
      PlacingRule obstacle =
          PlacingRules.firstBroken(trial, Subject.HOUR).orElse(PlacingRule.ROOM_FREE);
      Optional<Trial> housed = obstacle == PlacingRule.ROOM_FREE ? housed(trial) : Optional.empty();
      housed.ifPresent(fitting::add);
      nearest = obstacle.compareTo(nearest) > 0 ? obstacle : nearest;
    }
    return new Found(fitting, fitting.isEmpty() ? nearest : null);
  }

  /** With a room, the one they are used to if it is free, unless the hour is by video. */
  Optional<Trial> housed(Trial trial) {
    if (trial.seeker().remoteOnly()) {
      return Optional.of(trial);
    }
    UUID former = trial.seeker().former().room();
    return rooms.stream()
        .sorted(Comparator.comparing((RoomFacts room) -> !room.id().equals(former)))
        .map(trial::inside)
        .filter(inside -> PlacingRules.firstBroken(inside, Subject.ROOM).isEmpty())
        .findFirst();
  }

  /** Every half hour that fits into the therapist's day, and the hour the person is used to. */
  private Set<WeekTime> hours(Trial start) {
    Set<WeekTime> hours = new LinkedHashSet<>();
    for (WeekTime worked : start.therapist().hours()) {
      int last = worked.until() - hourMinutes;
      for (int from = onGrid(worked.from()); from <= last; from += GRID_MINUTES) {
        hours.add(new WeekTime(worked.day(), from, from + hourMinutes));
      }
    }
    WeekTime former = start.seeker().former().hour();
    if (former != null && former.minutes() == hourMinutes) {
      hours.add(former);
    }
    return hours;
  }

  private static int onGrid(int minute) {
    return (minute + GRID_MINUTES - 1) / GRID_MINUTES * GRID_MINUTES;
  }
}
