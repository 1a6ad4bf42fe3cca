package care.throughline.schedule;

import care.throughline.access.Site;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Turns a template's week into dated sessions. Meetings of the person's own group stay where they
 * are. A session of the template's own, or an hour with the therapist, moves to the next open day
 * of the same week on which everyone concerned works and is free at that time; when there is none
 * it is cancelled by the programme, and the dose of the week shows it. What falls on a holiday
 * follows the policy of the site.
 *
 * @param slots of one week; without group slots when the clinic has groups of its own
 * @param meetings of the group in which the person has their seat; none without a seat
 * @param hours agreed with therapists; where none holds the template's slot does
 */
record SessionPlan(
    List<Slot> slots,
    List<Meeting> meetings,
    List<WeeklyHour> hours,
    Site site,
    TakenTime taken,
    HolidayWeeks holidays) {

  private static final int WEEK = 7;

  /** A plan in which everything is held in its own week, as far as that can be. */
  SessionPlan(
      List<Slot> slots,
      List<Meeting> meetings,
      List<WeeklyHour> hours,
      Site site,
      TakenTime taken) {
    this(slots, meetings, hours, site, taken, HolidayWeeks.NONE);
  }

  /** The same, with what holidays took from weeks before. */
  SessionPlan owing(List<String> kinds) {
    return new SessionPlan(slots, meetings, hours, site, taken, holidays.owing(kinds));
  }

  /**
   * The sessions of several weeks, in order.
   *
   * @param startsOn first day of the first of these weeks; a week is seven days, whatever weekday
   *     it begins on
   * @param from number of the first week
   * @param to number of the last week; nothing is planned when it is before {@code from}
   */
  List<PlannedSession> weeks(LocalDate startsOn, int from, int to) {
    return weeks(startsOn, from, to, List.of(), session -> false);
  }

  /**
   * As {@link #weeks(LocalDate, int, int)}, where some of what holidays took is made good already.
   *
   * @param madeGood kinds of the sessions after the last full week that stand, one entry for each
   * @param settled true of a session that stands already or is past: it makes good nothing more
   */
  List<PlannedSession> weeks(
      LocalDate startsOn,
      int from,
      int to,
      List<String> madeGood,
      Predicate<PlannedSession> settled) {
    List<PlannedSession> sessions = new ArrayList<>();
    List<String> lost = holidays.lost(startsOn, from, site);
    madeGood.forEach(lost::remove);
    for (int week = from; week <= to; week++) {
      List<PlannedSession> all = week(startsOn.plusDays((long) WEEK * (week - from)), week);
      sessions.addAll(week <= holidays.fullWeeks() ? all : madeGood(all, lost, settled));
    }
    return sessions;
  }

  /** Of a week after the last one, as many sessions of each kind as holidays took. */
  private static List<PlannedSession> madeGood(
      List<PlannedSession> week, List<String> lost, Predicate<PlannedSession> settled) {
    return week.stream()
        .filter(session -> !session.cancelled() && !settled.test(session))
        .filter(session -> lost.remove(session.kind()))
        .toList();
  }

  private List<PlannedSession> week(LocalDate startsOn, int week) {
    List<PlannedSession> placed = new ArrayList<>(withGroup(startsOn, week));
    List<PlannedSession> homeless = new ArrayList<>();
    for (Slot slot : slots) {
      PlannedSession session = wished(slot, startsOn, week);
      if (holidays.skips(session.day(), session.start(), session.minutes(), site)) {
        placed.add(session.cancelledBecause(CancelReason.SITE_CLOSED));
      } else {
        (fits(session, placed) ? placed : homeless).add(session);
      }
    }
    for (PlannedSession session : homeless) {
      placed.add(elsewhere(session, startsOn.plusDays(WEEK), placed));
    }
    placed.sort(Comparator.comparing(PlannedSession::day).thenComparing(PlannedSession::start));
    return placed;
  }

  /** A meeting that the person cannot be at is kept as cancelled, so that the dose shows it. */
  private List<PlannedSession> withGroup(LocalDate startsOn, int week) {
    List<PlannedSession> sessions = new ArrayList<>();
    for (Meeting meeting : meetings) {
      if (!meeting.day().isBefore(startsOn) && meeting.day().isBefore(startsOn.plusDays(WEEK))) {
        PlannedSession session =
            new PlannedSession(
                week,
                "group",
                sessions.size() + 1,
                meeting.day(),
                meeting.start(),
                meeting.minutes(),
                meeting.id(),
                null,
                null,
                meeting.telehealth(),
                meeting.cancelReason());
        sessions.add(
            session.cancelled() || taken.free(session, session.span(site.zone()))
                ? session
                : session.cancelledBecause(CancelReason.ELSEWHERE));
      }
    }
    return sessions;
  }

  /** The first individual slot is the hour agreed with the therapist of that day. */
  private PlannedSession wished(Slot slot, LocalDate startsOn, int week) {
    PlannedSession session =
        PlannedSession.of(week, slot, startsOn.with(TemporalAdjusters.nextOrSame(slot.weekday())));
    if (session.group()) {
      return session;
    }
    return agreed(startsOn)
        .map(
            hour ->
                new PlannedSession(
                    week,
                    slot.kind(),
                    slot.ordinal(),
                    slot.ordinal() > 1 ? session.day() : dayOf(hour, startsOn),
                    slot.ordinal() > 1 ? session.start() : hour.starts(),
                    slot.ordinal() > 1 ? slot.minutes() : hour.minutes(),
                    null,
                    hour.therapist(),
                    hour.room(),
                    false,
                    null))
        .orElse(session);
  }

  private Optional<WeeklyHour> agreed(LocalDate startsOn) {
    return hours.stream().filter(hour -> hour.holds(dayOf(hour, startsOn))).findFirst();
  }

  /** True when the therapist of the session is theirs on its day already. */
  private boolean agreed(PlannedSession session) {
    return session.therapist() == null
        || hours.stream()
            .anyMatch(
                hour -> hour.therapist().equals(session.therapist()) && hour.holds(session.day()));
  }

  private static LocalDate dayOf(WeeklyHour hour, LocalDate startsOn) {
    return startsOn.with(TemporalAdjusters.nextOrSame(hour.weekday()));
  }

  private PlannedSession elsewhere(
      PlannedSession session, LocalDate weekEnd, List<PlannedSession> placed) {
    for (LocalDate day = session.day().plusDays(1); day.isBefore(weekEnd); day = day.plusDays(1)) {
      PlannedSession moved = session.on(day);
      if (taken.atWork(moved) && fits(moved, placed)) {
        return moved;
      }
    }
    for (LocalDate day = session.day().minusDays(1);
        !day.isBefore(weekEnd.minusDays(WEEK));
        day = day.minusDays(1)) {
      PlannedSession moved = session.on(day);
      if (!session.group() && agreed(moved) && taken.atWork(moved) && fits(moved, placed)) {
        return moved;
      }
    }
    return session.cancelledBecause(why(session));
  }

  private CancelReason why(PlannedSession session) {
    if (!site.open(session.day(), session.start(), session.minutes())) {
      return CancelReason.SITE_CLOSED_ALL_WEEK;
    }
    return taken.away(session.therapist(), session.day())
        ? CancelReason.THERAPIST_AWAY
        : CancelReason.TIME_TAKEN;
  }

  private boolean fits(PlannedSession session, List<PlannedSession> placed) {
    Span span = session.span(site.zone());
    return site.open(session.day(), session.start(), session.minutes())
        && !taken.away(session.therapist(), session.day())
        && placed.stream()
            .filter(other -> !other.cancelled())
            .noneMatch(other -> other.span(site.zone()).overlaps(span))
        && taken.free(session, span);
  }
}
