package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.schedule.calendar.HolidayPolicy;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * What holidays take from a person's weeks, and in which weeks after the last one it is made good;
 * pure. Each session that was lost takes the place of one of its own kind in a later week.
 *
 * @param pattern the meetings of the person's week: those of their group, and the hour with their
 *     therapist
 * @param fullWeeks weeks of the programme, extensions included; later ones make good
 * @param owed kinds of the sessions that weeks before lost and that are still to be made good, one
 *     entry for each
 */
record HolidayWeeks(HolidayPolicy policy, List<Slot> pattern, int fullWeeks, List<String> owed) {

  /** Everything is held in its own week, as far as that can be. */
  static final HolidayWeeks NONE =
      new HolidayWeeks(HolidayPolicy.MAKEUP_SAME_WEEK, List.of(), Integer.MAX_VALUE);

  private static final int WEEK = 7;

  /** A site that is closed for longer than this is not planned around. */
  private static final int MOST_WEEKS = 12;

  /** One that begins anew: no week before it owes anything. */
  HolidayWeeks(HolidayPolicy policy, List<Slot> pattern, int fullWeeks) {
    this(policy, pattern, fullWeeks, List.of());
  }

  /** The same for a programme of another length. */
  HolidayWeeks first(int weeks) {
    return new HolidayWeeks(policy, pattern, weeks, owed);
  }

  /** The same, with what earlier weeks lost. */
  HolidayWeeks owing(List<String> kinds) {
    return new HolidayWeeks(policy, pattern, fullWeeks, List.copyOf(kinds));
  }

  /**
   * What is owed to weeks that are over: the sessions of the weeks after the last full one, without
   * those that make good what the open week or a later one loses.
   *
   * @param after kinds of the sessions of weeks after the last full one
   * @param startsOn first day of week {@code open}
   */
  List<String> owedBefore(List<String> after, LocalDate startsOn, int open, Site site) {
    List<String> left = new ArrayList<>(after);
    owing(List.of()).lost(startsOn, open, site).forEach(left::remove);
    return left;
  }

  /** The kinds of the sessions of one full week. */
  List<String> fullWeek() {
    return pattern.stream().map(Slot::kind).toList();
  }

  /** True when a session at that time is left out and not held on another day of its week. */
  boolean skips(LocalDate day, LocalTime starts, int minutes, Site site) {
    return policy != HolidayPolicy.MAKEUP_SAME_WEEK && site.closed(day, starts, minutes);
  }

  /**
   * How many weeks it takes after the last one to make good what is lost from a week on; 0 unless
   * the policy moves the end.
   *
   * @param startsOn first day of week {@code from}
   */
  int needed(LocalDate startsOn, int from, Site site) {
    List<String> left = lost(startsOn, from, site);
    LocalDate first = startsOn.plusDays((long) WEEK * (fullWeeks + 1 - from));
    int weeks = 0;
    while (!left.isEmpty() && weeks < MOST_WEEKS) {
      LocalDate week = first.plusDays((long) WEEK * weeks);
      pattern.stream()
          .filter(slot -> site.open(day(slot, week), slot.starts(), slot.minutes()))
          .forEach(slot -> left.remove(slot.kind()));
      weeks++;
    }
    return weeks;
  }

  /**
   * The last week of a programme seen from a week on: the last full one, or as many after it as
   * make good what is lost and owed. Never before that week.
   *
   * @param startsOn first day of week {@code from}
   */
  int last(LocalDate startsOn, int from, Site site) {
    HolidayWeeks seen = first(Math.max(fullWeeks, from - 1));
    return Math.max(from, seen.fullWeeks() + seen.needed(startsOn, from, site));
  }

  /**
   * The kinds of the sessions that are lost from a week to the last full one, and of those that are
   * owed; one entry for each.
   */
  List<String> lost(LocalDate startsOn, int from, Site site) {
    List<String> lost = new ArrayList<>(owed);
    if (policy != HolidayPolicy.SKIP_EXTEND) {
      return lost;
    }
    for (int week = from; week <= fullWeeks; week++) {
      LocalDate first = startsOn.plusDays((long) WEEK * (week - from));
      for (Slot slot : pattern) {
        if (skips(day(slot, first), slot.starts(), slot.minutes(), site)) {
          lost.add(slot.kind());
        }
      }
    }
    return lost;
  }

  private static LocalDate day(Slot slot, LocalDate week) {
    return week.with(TemporalAdjusters.nextOrSame(slot.weekday()));
  }
}
