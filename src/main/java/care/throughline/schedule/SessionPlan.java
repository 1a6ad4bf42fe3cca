package care.throughline.schedule;

import care.throughline.access.Site;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns a template's week into dated sessions. On a closed day a session moves to the next open day
 * of the same week on which the person is free at that time; when there is none it is cancelled by
 * the programme, and the dose of the week shows it.
 */
final class SessionPlan {

  private static final int WEEK = 7;

  private SessionPlan() {}

  /**
   * The sessions of several weeks, in order.
   *
   * @param startsOn first day of the first of these weeks; a week is seven days, whatever weekday
   *     it begins on
   * @param from number of the first week
   * @param to number of the last week; nothing is planned when it is before {@code from}
   * @param taken when the person is somewhere else
   */
  static List<PlannedSession> weeks(
      List<Slot> slots, LocalDate startsOn, int from, int to, Site site, List<Span> taken) {
    List<PlannedSession> sessions = new ArrayList<>();
    for (int week = from; week <= to; week++) {
      sessions.addAll(
          week(slots, startsOn.plusDays((long) WEEK * (week - from)), week, site, taken));
    }
    return sessions;
  }

  private static List<PlannedSession> week(
      List<Slot> slots, LocalDate startsOn, int week, Site site, List<Span> taken) {
    List<PlannedSession> placed = new ArrayList<>();
    List<PlannedSession> homeless = new ArrayList<>();
    for (Slot slot : slots) {
      LocalDate day = startsOn.with(TemporalAdjusters.nextOrSame(slot.weekday()));
      PlannedSession session =
          new PlannedSession(
              week, slot.kind(), slot.ordinal(), day, slot.starts(), slot.minutes(), false);
      (fits(session, placed, site, taken) ? placed : homeless).add(session);
    }
    for (PlannedSession session : homeless) {
      placed.add(elsewhere(session, startsOn.plusDays(WEEK), placed, site, taken));
    }
    placed.sort(Comparator.comparing(PlannedSession::day).thenComparing(PlannedSession::start));
    return placed;
  }

  private static PlannedSession elsewhere(
      PlannedSession session,
      LocalDate weekEnd,
      List<PlannedSession> placed,
      Site site,
      List<Span> taken) {
    for (LocalDate day = session.day().plusDays(1); day.isBefore(weekEnd); day = day.plusDays(1)) {
      PlannedSession moved = on(session, day, false);
      if (fits(moved, placed, site, taken)) {
        return moved;
      }
    }
    return on(session, session.day(), true);
  }

  private static PlannedSession on(PlannedSession session, LocalDate day, boolean cancelled) {
    return new PlannedSession(
        session.week(),
        session.kind(),
        session.ordinal(),
        day,
        session.start(),
        session.minutes(),
        cancelled);
  }

  private static boolean fits(
      PlannedSession session, List<PlannedSession> placed, Site site, List<Span> taken) {
    Span span = session.span(site.zone());
    return site.open(session.day())
        && placed.stream()
            .filter(other -> !other.cancelled())
            .noneMatch(other -> other.span(site.zone()).overlaps(span))
        && taken.stream().noneMatch(span::overlaps);
  }
}
