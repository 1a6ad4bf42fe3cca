package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Joiners joiners;
  private final Companies companies;
  private final GroupFit fit;
  private final SeatRefusals refusals;
  private final WaitingOrder order;
  private final SeatBook book;
  private final SeatLapses lapses;

  Seats(
      Clock clock,
      Transactions transactions,
      Sites sites,
      GroupRows groups,
      SeatRows rows,
      Joiners joiners,
      Companies companies,
      GroupFit fit,
      SeatRefusals refusals,
      WaitingOrder order,
      SeatBook book,
      SeatLapses lapses) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.groups = groups;
    this.rows = rows;
    this.joiners = joiners;
    this.companies = companies;
    this.fit = fit;
    this.refusals = refusals;
    this.order = order;
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
              throw new ScheduleRefused(
                  "The reservation would have lapsed already. Keep it for some hours at least.");
            }
            return taken(id, episode, null, from, until, heldUntil, because, actor);
          });
    } catch (NoSeat full) {
      // Told outside of the transaction: whoever waits for the group's row need not wait for words.
      throw refusals.full(full.group, episode, from, full.until);
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
      return taken(id, episode, joiner, from, null, null, null, actor);
    } catch (NoSeat full) {
      throw refusals.full(full.group, episode, from, full.until);
    }
  }

  /**
   * Reserved until the hold lapses, or enrolled when there is none.
   *
   * @param known null to be read; otherwise nobody else changes their episode meanwhile
   */
  private Seat taken(
      CareGroupId id,
      EpisodeId episode,
      @Nullable Joiner known,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable Instant heldUntil,
      @Nullable String because,
      Actor actor) {
    CareGroup group = book.locked(id, episode);
    LocalDate end = until == null ? group.until() : until;
    Joiner joiner = known == null ? joiners.of(episode, from, end) : known;
    List<Misfit> misfits = fit.misfits(group, joiner, from, end);
    if (!misfits.isEmpty()) {
      throw new ScheduleRefused(words(misfits));
    }
    int number =
        rows.freeNumber(id, group.capacity(), from, end).orElseThrow(() -> new NoSeat(group, end));
    SeatState state = heldUntil == null ? SeatState.ENROLLED : SeatState.RESERVED;
    Seat seat =
        book.take(
            group, episode, joiner.person(), number, from, state, heldUntil, actor, null, end);
    order.served(group, episode, from, because, actor);
    return seat;
  }

  /** No seat is free; words follow. */
  private static final class NoSeat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CareGroup group;
    private final transient @Nullable LocalDate until;

    NoSeat(CareGroup group, @Nullable LocalDate until) {
      super(null, null, false, false);
      this.group = group;
      this.until = until;
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
          book.note(enrolled, "enrolled", "Enrolled in " + book.name(seat), actor);
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
              "Seat in " + group.name() + " kept for " + group.holdDays() + " days",
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
      throw new ScheduleRefused(
          "Only a clinical supervisor or the programme director may go beyond a limit. Ask one of them.");
    }
    if (reason.isBlank()) {
      throw new ScheduleRefused(
          "Going beyond a limit needs a reason. Say in a sentence why this person cannot wait.");
    }
    return transactions.call(
        () -> {
          CareGroup group = book.locked(id, episode);
          LocalDate end = group.until();
          Joiner joiner = joiners.of(episode, from, end);
          List<Misfit> strict =
              fit.misfits(group, joiner, from, end).stream().filter(Misfit::strict).toList();
          if (!strict.isEmpty()) {
            throw new ScheduleRefused(words(strict));
          }
          int number =
              rows.freeNumber(id, group.capacity(), from, end)
                  .orElseGet(() -> beyond(group, from, end));
          Seat seat =
              book.take(
                  group,
                  episode,
                  joiner.person(),
                  number,
                  from,
                  SeatState.ENROLLED,
                  null,
                  supervisor.actor(),
                  new SeatBook.Beyond(reason.strip(), supervisor.id()),
                  end);
          order.served(group, episode, from, reason.strip(), supervisor.actor());
          return seat;
        });
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

  private int beyond(CareGroup group, LocalDate from, @Nullable LocalDate until) {
    return Math.max(
            group.capacity(),
            rows.overlapping(group.id(), from, until).stream()
                .mapToInt(Seat::seatNo)
                .max()
                .orElse(0))
        + 1;
  }

  private static String words(List<Misfit> misfits) {
    return misfits.stream().map(Misfit::words).collect(Collectors.joining(" "));
  }

  private void refuseReleased(Seat seat) {
    if (seat.released()) {
      throw ScheduleRefused.taken(
          "This seat in "
              + book.name(seat)
              + " was given up: "
              + seat.releaseReason()
              + ". Reserve a new one.",
          List.of());
    }
  }
}
