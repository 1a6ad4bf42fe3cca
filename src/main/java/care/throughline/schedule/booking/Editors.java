package care.throughline.schedule.booking;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import java.util.Set;

/** Who may change what a clinic can be booked for: rooms, hours, limits and calendars. */
public final class Editors {

  private static final Set<Role> ROLES = Set.of(Role.SUPERVISOR, Role.DIRECTOR);

  private Editors() {}

  public static boolean may(Staff staff) {
    return staff.roles().stream().anyMatch(ROLES::contains);
  }

  /**
   * Lets only those through who may.
   *
   * @param what begins the sentence, such as {@code A room}
   * @throws ScheduleRefused for anybody else
   */
  public static void check(Staff staff, String what) {
    if (!may(staff)) {
      throw new ScheduleRefused(Texts.of("schedule-group.editors.ask", what));
    }
  }
}
