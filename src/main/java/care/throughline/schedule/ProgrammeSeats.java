package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.SeatState;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What becomes of a person's seats as their programme goes on. Each verb is safe to repeat. Runs in
 * the caller's transaction.
 */
@Component
class ProgrammeSeats {

  private static final Set<SeatState> COMES = Set.of(SeatState.RESERVED, SeatState.ENROLLED);
  private static final int WEEK = 7;

  private final Clock clock;
  private final Seats seats;
  private final GroupSessions meetings;
  private final WaitingList waiting;

  ProgrammeSeats(Clock clock, Seats seats, GroupSessions meetings, WaitingList waiting) {
    this.clock = clock;
    this.seats = seats;
    this.meetings = meetings;
    this.waiting = waiting;
  }

  /**
   * The programme begins: what was reserved is taken, and the meetings are dated up to a day.
   * Without a seat the person waits for one.
   *
   * @param wanted false when the programme has no groups, or the clinic has set up none
   */
  void take(EpisodeId episode, Site site, LocalDate until, boolean wanted) {
    List<Seat> had = current(episode, site).stream().filter(seat -> !visit(seat)).toList();
    if (wanted && had.isEmpty()) {
      waiting.join(episode, null, null, Actor.PATHWAY);
    }
    had.stream()
        .filter(seat -> seat.state() == SeatState.RESERVED)
        .forEach(seat -> seats.enrol(seat.id(), Actor.PATHWAY));
    date(episode, site, until);
  }

  /**
   * Sees to it that the meetings of the person's groups are dated up to a day, that day included.
   */
  void date(EpisodeId episode, Site site, LocalDate until) {
    LocalDate today = site.dayOf(clock.instant());
    current(episode, site).stream()
        .filter(seat -> COMES.contains(seat.state()))
        .map(Seat::group)
        .distinct()
        .filter(group -> !datedUpTo(group, today, until))
        .forEach(group -> meetings.ensure(group, until));
  }

  /** The person is away for a while: the seat is kept, a single visit to another group is not. */
  void hold(EpisodeId episode, Site site) {
    LocalDate today = site.dayOf(clock.instant());
    for (Seat seat : current(episode, site)) {
      if (visit(seat)) {
        seats.release(
            seat.id(), today, Texts.kept("schedule.seat.programme-paused"), Actor.PATHWAY);
      } else if (COMES.contains(seat.state())) {
        seats.hold(seat.id(), Actor.PATHWAY);
      }
    }
  }

  /**
   * The person is back: a seat that was kept is theirs again.
   *
   * @return false when there is none
   */
  boolean takeBack(EpisodeId episode, Site site) {
    List<Seat> kept = current(episode, site);
    kept.forEach(seat -> seats.enrol(seat.id(), Actor.PATHWAY));
    return !kept.isEmpty();
  }

  /**
   * The programme lasts longer: a seat that would end before it is taken for the days that are
   * added.
   *
   * @param until the first day after the programme
   * @return false when the seat could not be had for longer
   */
  boolean prolong(EpisodeId episode, Site site, LocalDate until) {
    boolean had = true;
    for (Seat seat : current(episode, site)) {
      LocalDate ends = seat.until();
      if (ends != null && !visit(seat) && ends.isBefore(until) && last(seat, episode)) {
        try {
          Seat more =
              seats.reserve(
                  seat.group(),
                  episode,
                  ends,
                  until,
                  clock.instant().plus(Duration.ofHours(1)),
                  Actor.PATHWAY);
          seats.enrol(more.id(), Actor.PATHWAY);
        } catch (ScheduleRefused full) {
          had = false;
        }
      }
    }
    return had;
  }

  /** The programme ends: others may have the seat from today on. */
  void giveUp(EpisodeId episode, Site site, String reason) {
    LocalDate today = site.dayOf(clock.instant());
    current(episode, site).forEach(seat -> seats.release(seat.id(), today, reason, Actor.PATHWAY));
  }

  private List<Seat> current(EpisodeId episode, Site site) {
    LocalDate today = site.dayOf(clock.instant());
    return seats.of(episode).stream()
        .filter(seat -> !seat.released() && seat.state() != SeatState.OFFERED)
        .filter(seat -> seat.until() == null || seat.until().isAfter(today))
        .toList();
  }

  /** A seat for a single day, for one session that is made up. */
  private static boolean visit(Seat seat) {
    return seat.until() != null && seat.until().equals(seat.from().plusDays(1));
  }

  private boolean last(Seat seat, EpisodeId episode) {
    return seats.of(episode).stream()
        .noneMatch(
            other ->
                !other.released()
                    && other.group().equals(seat.group())
                    && other.from().isAfter(seat.from()));
  }

  /** True when a meeting is dated in the last week already: they are dated one after the other. */
  private boolean datedUpTo(CareGroupId group, LocalDate today, LocalDate until) {
    LocalDate from = until.minusDays(WEEK - 1L);
    List<GroupSession> dated = meetings.between(group, from.isBefore(today) ? today : from, until);
    return dated.stream().anyMatch(meeting -> !meeting.state().equals("cancelled"));
  }
}
