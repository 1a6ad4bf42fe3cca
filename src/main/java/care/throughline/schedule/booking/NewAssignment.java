package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A therapist for a person, as it is asked for.
 *
 * @param starts in the site's wall time
 * @param minutes 15 to 240
 * @param room null for telehealth, or when the room is chosen each time
 * @param first the day from which they see each other
 * @param last the last day of it, when they stand in for somebody; whoever saw the person before
 *     does so again after it. Null when it lasts
 */
public record NewAssignment(
    EpisodeId episode,
    StaffId therapist,
    DayOfWeek weekday,
    LocalTime starts,
    int minutes,
    @Nullable RoomId room,
    LocalDate first,
    @Nullable LocalDate last) {

  /** One that lasts. */
  public NewAssignment(
      EpisodeId episode,
      StaffId therapist,
      DayOfWeek weekday,
      LocalTime starts,
      int minutes,
      @Nullable RoomId room,
      LocalDate first) {
    this(episode, therapist, weekday, starts, minutes, room, first, null);
  }

  /** True when it holds still, or not before, an assignment that begins on that day. */
  boolean reaches(LocalDate day) {
    return last == null || !day.isAfter(last);
  }
}
