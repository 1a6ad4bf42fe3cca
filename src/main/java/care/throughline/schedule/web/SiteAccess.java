package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.schedule.booking.Editors;
import org.springframework.security.access.AccessDeniedException;

/** Who may look at what a site can be booked for, and who may change it. */
final class SiteAccess {

  private SiteAccess() {}

  /** Lets everybody through who works with people in care. */
  static void read(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only for staff who work with people in care.");
    }
  }

  /** Lets those through who may change rooms, hours, limits and calendars. */
  static void edit(Staff by) {
    if (!Editors.may(by)) {
      throw new AccessDeniedException("Only for supervisors and directors.");
    }
  }
}
