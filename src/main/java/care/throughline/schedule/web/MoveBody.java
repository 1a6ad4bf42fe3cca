package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.calendar.NewTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new time as it is typed or sent, read strictly.
 *
 * @param day such as {@code 2027-01-11}
 * @param from wall time of the site, such as {@code 18:00}
 * @param until on the same day
 * @param why for the record of everybody concerned
 */
record MoveBody(
    @Nullable String day, @Nullable String from, @Nullable String until, @Nullable String why) {

  /**
   * A cancellation as it is typed or sent.
   *
   * @param by {@code programme}; or {@code facilitator} of a meeting, {@code person} of a session
   */
  record Cancellation(@Nullable String by, @Nullable String why) {

    /**
     * True when the programme cancels.
     *
     * @param other who else may
     */
    boolean byProgramme(String other) {
      if (!Objects.equals(by, "programme") && !other.equals(by)) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.who-cancels", other));
      }
      return "programme".equals(by);
    }

    String reason() {
      return Objects.requireNonNullElse(why, "");
    }
  }

  NewTime time() {
    return new NewTime(CalendarBody.day(day), CalendarBody.time(from), CalendarBody.time(until));
  }

  String reason() {
    return Objects.requireNonNullElse(why, "");
  }
}
