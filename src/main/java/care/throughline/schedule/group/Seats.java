package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seats in groups: reserved for some days, taken, kept while somebody is away, given up. Whoever
 * takes one locks the group's row first; the constraints of the schema decide in any case.
 */
@Component
public class Seats {

  /** How long a reservation is kept unless somebody says otherwise. */
  public static final Duration HOLD = Duration.ofHours(48);

  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final GroupRows groups;
  private final SeatRows rows;
  private final Companies companies;
  private final SeatDoor door;
  private final SeatRefusals refusals;
  private final SeatBook book;
  private final SeatLapses lapses;

  Seats(
      Clock clock,
      Transactions transactions,
      Sites sites,
      GroupRows groups,
      SeatRows rows,
      Companies companies,
      SeatDoor door,
      SeatRefusals refusals,
      SeatBook book,
      SeatLapses lapses) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.groups = groups;
    this.rows = rows;
    this.companies = companies;
    this.door = door;
    this.refusals = refusals;
    this.book = book;
    this.lapses = lapses;
  }

  /**
   * Reserves a seat.
   *
   * @param from first day, in the site's zone
   * @param until first day on which it is no longer needed; null when open-ended
   * @param heldUntil when the reservation lapses unless the person enrols
   * @throws ScheduleRefused when there is no seat over the whole period, or a rule keeps the person
   *     out; names who took the last one and what is free elsewhere
   */
  public Seat reserve(
      CareGroupId id,
      EpisodeId episode,
      LocalDate from,
      @Nullable LocalDate until,
      Instant heldUntil,
      Actor actor) {
    return reserve(id, episode, from, until, heldUntil, null, actor);
  }

  /**
   * As above.
   *
   * @param because why others on the waiting list are passed over; null when nobody said so
   */
  Seat reserve(
      CareGroupId id,
      EpisodeId episode,
      LocalDate from,
      @Nullable LocalDate until,
      Instant heldUntil,
      @Nullable String because,
      Actor actor) {
    try {
      return transactions.call(
          () -> {
            if (!heldUntil.isAfter(clock.instant())) {
              throw new ScheduleRefused(Texts.of("schedule-group.seat.lapsed"));
            }
            return door.take(id, episode, null, from, until, heldUntil, because, actor);
          });
    } catch (SeatDoor.NoSeat full) {
      // Told outside of the transaction: whoever waits for the group's row need not wait for words.
      throw refusals.full(full.group(), episode, from, full.until());
    }
  }

  /**
   * Takes a seat at once for somebody who is known already, as long as the group runs. Runs in the
   * caller's transaction.
   *
   * @throws ScheduleRefused as {@link #reserve}
   */
  public Seat enrolNow(
      CareGroupId id, EpisodeId episode, Joiner joiner, LocalDate from, Actor actor) {
    try {
      return door.take(id, episode, joiner, from, null, null, null, actor);
    } catch (SeatDoor.NoSeat full) {
      throw refusals.full(full.group(), episode, from, full.until());
    }
  }

  /** The person comes: a reserved or kept seat becomes theirs. A second call changes nothing. */
  public Seat enrol(SeatId id, Actor actor) {
    return transactions.call(
        () -> {
          Seat seat = book.lockedSeat(id);
          if (seat.state() == SeatState.ENROLLED) {
            return seat;
          }
          refuseReleased(seat);
          Seat enrolled = rows.change(id, SeatState.ENROLLED, null);
          book.note(
              enrolled,
              "enrolled",
              Texts.kept("schedule-group.history.enrolled", book.name(seat)),
              actor);
          return enrolled;
        });
  }

  /**
   * Keeps the seat while the person is at another level, for as many calendar days as the group
   * says. A second call changes nothing.
   */
  public Seat hold(SeatId id, Actor actor) {
    return transactions.call(
        () -> {
          Seat seat = book.lockedSeat(id);
          if (seat.state() == SeatState.ON_HOLD) {
            return seat;
          }
          refuseReleased(seat);
          CareGroup group = groups.find(seat.group()).orElseThrow();
          Instant until =
              sites.get(group.site()).plusCalendarDays(clock.instant(), group.holdDays());
          Seat held = rows.change(id, SeatState.ON_HOLD, until);
          book.note(
              held,
              "held",
              Texts.kept("schedule-group.history.kept", group.name(), group.holdDays()),
              actor);
          return held;
        });
  }

  /**
   * Gives a seat up. A second call changes nothing.
   *
   * @param on first day on which others may have it; when it is still to come the seat stays the
   *     person's until then
   */
  public void release(SeatId id, LocalDate on, String reason, Actor actor) {
    transactions.run(
        () -> {
          Seat seat = book.lockedSeat(id);
          if (!seat.released()) {
            book.release(seat, on, reason, actor);
          }
        });
  }

  /**
   * Takes a seat beyond a limit. It is enrolled at once, and the census shows it with the reason.
   *
   * @throws ScheduleRefused when the member may not, or says no reason
   */
  public Seat override(
      CareGroupId id, EpisodeId episode, LocalDate from, String reason, Staff supervisor) {
    if (!mayOverride(supervisor)) {
      throw new ScheduleRefused(Texts.of("schedule-group.beyond.role"));
    }
    if (reason.isBlank()) {
      throw new ScheduleRefused(Texts.of("schedule-group.beyond.reason"));
    }
    return transactions.call(() -> door.beyond(id, episode, from, reason.strip(), supervisor));
  }

  /** True when that member of staff may go beyond a limit. */
  public boolean mayOverride(Staff staff) {
    return staff.has(Role.SUPERVISOR) || staff.has(Role.DIRECTOR);
  }

  public Optional<Seat> find(SeatId id) {
    return rows.find(id);
  }

  /** Seats that somebody has on that day or will have later, by number. */
  public List<Seat> from(CareGroupId group, LocalDate day) {
    return rows.overlapping(group, day, null);
  }

  /** Seats of an episode, the latest first, released ones included. */
  public List<Seat> of(EpisodeId episode) {
    return rows.of(episode);
  }

  /** Seats that somebody has on that day, by number. */
  public List<Seat> in(CareGroupId group, LocalDate on) {
    return rows.in(group, on);
  }

  /** How many seats nobody has on any day of the period; 0 when more were given than there are. */
  public int free(CareGroupId id, LocalDate from, @Nullable LocalDate until) {
    return Math.max(0, companies.in(id, from, until, List.of()).free());
  }

  /**
   * Frees what was held too long, and closes what is over; returns how many. Whoever stayed away
   * too long waits for a seat with priority.
   */
  public int lapse() {
    return lapses.lapse();
  }

  /** Seats that are or will be somebody's. */
  List<Seat> current(CareGroupId group) {
    return rows.overlapping(group, LocalDate.EPOCH, null);
  }

  private void refuseReleased(Seat seat) {
    if (seat.released()) {
      throw refusals.givenUp(seat);
    }
  }
}
