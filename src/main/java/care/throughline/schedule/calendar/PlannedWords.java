package care.throughline.schedule.calendar;

import care.throughline.platform.Texts;
import org.jspecify.annotations.Nullable;

/** What is planned, inside of a sentence; nobody in care is named. */
final class PlannedWords {

  private PlannedWords() {}

  /**
   * Such as {@code group "Evening A" with Tom Reed}.
   *
   * @param group name of the group of a meeting; null for a session of a person
   * @param kind of that session, {@code group} or {@code individual}
   * @param staff name of whoever leads it; null when nobody is to be named
   */
  static String of(@Nullable String group, @Nullable String kind, @Nullable String staff) {
    if (group != null) {
      return staff == null
          ? Texts.of("schedule.planned.group", group)
          : Texts.of("schedule.planned.group-with", group, staff);
    }
    if ("group".equals(kind)) {
      return staff == null
          ? Texts.of("schedule.planned.group-session")
          : Texts.of("schedule.planned.group-session-with", staff);
    }
    return staff == null
        ? Texts.of("schedule.planned.individual-session")
        : Texts.of("schedule.planned.individual-session-with", staff);
  }
}
