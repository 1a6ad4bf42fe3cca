package care.throughline.schedule.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Addresses of the pages behind an entry of the week. */
final class ScheduleLinks {

  private ScheduleLinks() {}

  /** The group with its roster. */
  static @Nullable String group(UUID group) {
    return null;
  }

  /** The attendance sheet of a group session. */
  static @Nullable String sheet(UUID groupSession) {
    return null;
  }

  /** The person's page. */
  static String person(UUID person) {
    return "/people/" + person;
  }
}
