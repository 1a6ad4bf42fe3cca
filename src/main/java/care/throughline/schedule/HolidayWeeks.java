package care.throughline.schedule;

import care.throughline.access.Site;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes good what holidays took, in the weeks after the last one. Each lost session takes the next
 * meeting of its own kind and length that is open and free; pure.
 */
final class HolidayWeeks {

  private static final int WEEK = 7;

  /** A site that is closed for longer than this is not planned around. */
  private static final int MOST_WEEKS = 12;

  private HolidayWeeks() {}

  /**
   * The sessions that replace the lost ones, in order.
   *
   * @param startsOn first day of the week after the last one
   * @param week the number of that week
   * @param taken when the person is somewhere else
   */
  static List<PlannedSession> after(
      List<PlannedSession> lost,
      List<Slot> slots,
      LocalDate startsOn,
      int week,
      Site site,
      List<Span> taken) {
    List<PlannedSession> left = new ArrayList<>(lost);
    List<PlannedSession> found = new ArrayList<>();
    for (int added = 0; added < MOST_WEEKS && !left.isEmpty(); added++) {
      LocalDate first = startsOn.plusDays((long) WEEK * added);
      for (Slot slot : inOrder(slots, first)) {
        PlannedSession session = on(slot, first, week + added);
        left.stream()
            .filter(gone -> gone.kind().equals(slot.kind()) && gone.minutes() == slot.minutes())
            .findFirst()
            .filter(gone -> free(session, site, taken))
            .ifPresent(
                gone -> {
                  left.remove(gone);
                  found.add(session);
                });
      }
    }
    return found;
  }

  private static boolean free(PlannedSession session, Site site, List<Span> taken) {
    Span span = session.span(site.zone());
    return site.open(session.day()) && taken.stream().noneMatch(span::overlaps);
  }

  private static List<Slot> inOrder(List<Slot> slots, LocalDate first) {
    return slots.stream()
        .sorted(Comparator.comparing((Slot slot) -> day(slot, first)).thenComparing(Slot::starts))
        .toList();
  }

  private static PlannedSession on(Slot slot, LocalDate first, int week) {
    return new PlannedSession(
        week, slot.kind(), slot.ordinal(), day(slot, first), slot.starts(), slot.minutes(), false);
  }

  private static LocalDate day(Slot slot, LocalDate first) {
    return first.with(TemporalAdjusters.nextOrSame(slot.weekday()));
  }
}
