package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.WorkHours;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a program sends about how a member of staff works, read strictly. */
final class StaffHoursBody {

  private StaffHoursBody() {}

  /**
   * The working hours of a whole week; none at all means never available.
   *
   * @param hours in any order
   */
  record Week(@Nullable List<Part> hours) {

    List<WorkHours> read() {
      if (hours == null) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.hours-missing"));
      }
      return hours.stream().map(Part::read).toList();
    }
  }

  /**
   * One stretch of a weekday.
   *
   * @param weekday English, such as {@code tuesday}
   * @param from wall time of the site, such as {@code 09:00}
   */
  record Part(@Nullable String weekday, @Nullable String from, @Nullable String until) {

    WorkHours read() {
      return new WorkHours(
          CalendarBody.weekday(Objects.requireNonNullElse(weekday, "")),
          CalendarBody.time(from),
          CalendarBody.time(until));
    }
  }

  /**
   * Days away.
   *
   * @param last part of the leave
   * @param reason such as vacation; nothing about health
   */
  record Away(@Nullable String first, @Nullable String last, @Nullable String reason) {

    LocalDate firstDay() {
      return CalendarBody.day(first);
    }

    LocalDate lastDay() {
      return CalendarBody.day(last);
    }

    String why() {
      return Objects.requireNonNullElse(reason, "");
    }
  }

  /** How many people they see: warned of at the first number, no more assigned at the second. */
  record Caseload(@Nullable Integer warnAt, @Nullable Integer blockAt) {

    int warned() {
      return Objects.requireNonNullElse(warnAt, 0);
    }

    int blocked() {
      return Objects.requireNonNullElse(blockAt, 0);
    }
  }

  /**
   * The languages they work in.
   *
   * @param gender null when not told
   */
  record Languages(@Nullable List<String> languages, @Nullable String gender) {

    Set<String> read() {
      return languages == null ? Set.of() : new TreeSet<>(languages);
    }

    @Nullable String told() {
      return gender == null || gender.isBlank() ? null : gender.strip();
    }
  }

  /** A credential with the last day on which it holds. */
  record Licence(@Nullable String name, @Nullable String expiresOn) {

    String words() {
      return Objects.requireNonNullElse(name, "");
    }

    LocalDate lastDay() {
      return CalendarBody.day(expiresOn);
    }
  }
}
