package care.throughline.schedule.attendance;

import care.throughline.person.Person;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import org.jspecify.annotations.Nullable;

/**
 * One person on a sheet.
 *
 * @param session as it is stored now
 * @param state as the sheet shows it: what was filled in, else what was marked, else attended
 * @param missedMinutes how late they came, or how much earlier they left; null when not told
 * @param note the line about this person; null when nothing was written
 * @param missStarts what a no-show would start, in the pathway's words; null when nothing
 */
public record SheetLine(
    Person person,
    SessionRow session,
    SessionState state,
    @Nullable Integer missedMinutes,
    @Nullable String note,
    @Nullable String missStarts) {

  static SheetLine of(
      Person person, SessionRow session, @Nullable String note, @Nullable String missStarts) {
    SessionState shown =
        session.state() == SessionState.PLANNED ? SessionState.ATTENDED : session.state();
    return new SheetLine(
        person, session, shown, partial(shown) ? missed(session) : null, note, missStarts);
  }

  /** The line with what was filled in for it. */
  SheetLine filled(SheetContent.Mark mark) {
    if (mark.state() == null) {
      return new SheetLine(person, session, state, missedMinutes, mark.note(), missStarts);
    }
    return new SheetLine(
        person,
        session,
        mark.state(),
        partial(mark.state()) ? mark.missedMinutes() : null,
        mark.note(),
        missStarts);
  }

  /** True when they were there for a part only, so that minutes have to be told. */
  static boolean partial(SessionState state) {
    return state == SessionState.LATE || state == SessionState.LEFT_EARLY;
  }

  /** Minutes they were there; null when the rule for the state says it. */
  @Nullable Integer minutesThere() {
    return missedMinutes == null ? null : session.minutes() - missedMinutes;
  }

  /** True when nothing would change by marking it so. */
  boolean asStored() {
    boolean sameMinutes = !partial(state) || Integer.valueOf(missed(session)).equals(missedMinutes);
    return state == session.state() && sameMinutes;
  }

  private static int missed(SessionRow session) {
    return session.minutes() - session.attendedMinutes();
  }
}
