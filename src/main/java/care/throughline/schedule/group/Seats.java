package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Seats in groups: reserved for some days, taken, kept while somebody is away, given up. Whoever
 * takes one locks the group's row first; the constraints of the schema decide in any case.
 */
@Component
public class Seats {

  /** How long a reservation is kept unless somebody says otherwise. */
  public static final Duration HOLD = Duration.ofHours(48);

  /** Why the seat of somebody who stayed away too long was given to others. */
  static final String NOT_BACK = "not back while the seat was kept";

  private static final int LAPSED_AT_ONCE = 100;

  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final GroupRows groups;
  private final SeatRows rows;
  private final GroupFit fit;
  private final SeatRefusals refusals;
  private final WaitingOrder order;
  private final WaitingRows waiting;
  private final AuditTrail audit;

  Seats(
      Clock clock,
      Transactions transactions,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      GroupRows groups,
      SeatRows rows,
      GroupFit fit,
      SeatRefusals refusals,
      WaitingOrder order,
      WaitingRows waiting,
      AuditTrail audit) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.groups = groups;
    this.rows = rows;
    this.fit = fit;
    this.refusals = refusals;
    this.order = order;
    this.waiting = waiting;
    this.audit = audit;
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
      return transactions.call(() -> reserved(id, episode, from, until, heldUntil, because, actor));
    } catch (NoSeat full) {
      // Told outside of the transaction: whoever waits for the group's row need not wait for words.
      throw refusals.full(full.group, episode, from, full.until);
    }
  }

  private Seat reserved(
      CareGroupId id,
      EpisodeId episode,
      LocalDate from,
      @Nullable LocalDate until,
      Instant heldUntil,
      @Nullable String because,
      Actor actor) {
    CareGroup group = locked(id, episode);
    LocalDate end = until == null ? group.until() : until;
    List<Misfit> misfits = fit.misfits(group, episode, from, end);
    if (!misfits.isEmpty()) {
      throw new ScheduleRefused(words(misfits));
    }
    if (!heldUntil.isAfter(clock.instant())) {
      throw new ScheduleRefused(
          "The reservation would have lapsed already. Keep it for some hours at least.");
    }
    int number =
        rows.freeNumber(id, group.capacity(), from, end).orElseThrow(() -> new NoSeat(group, end));
    Seat seat = take(group, episode, number, from, SeatState.RESERVED, heldUntil, actor, null, end);
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
          Seat seat = lockedSeat(id);
          if (seat.state() == SeatState.ENROLLED) {
            return seat;
          }
          refuseReleased(seat);
          Seat enrolled = rows.change(id, SeatState.ENROLLED, null);
          note(enrolled, "enrolled", "Enrolled in " + name(seat), actor);
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
          Seat seat = lockedSeat(id);
          if (seat.state() == SeatState.ON_HOLD) {
            return seat;
          }
          refuseReleased(seat);
          CareGroup group = groups.find(seat.group()).orElseThrow();
          Instant until =
              sites.get(group.site()).plusCalendarDays(clock.instant(), group.holdDays());
          Seat held = rows.change(id, SeatState.ON_HOLD, until);
          note(
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
          Seat seat = lockedSeat(id);
          if (!seat.released()) {
            release(seat, on, reason, actor);
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
          CareGroup group = locked(id, episode);
          LocalDate end = group.until();
          List<Misfit> strict =
              fit.misfits(group, episode, from, end).stream().filter(Misfit::strict).toList();
          if (!strict.isEmpty()) {
            throw new ScheduleRefused(words(strict));
          }
          int number =
              rows.freeNumber(id, group.capacity(), from, end)
                  .orElseGet(() -> beyond(group, from, end));
          Seat seat =
              take(
                  group,
                  episode,
                  number,
                  from,
                  SeatState.ENROLLED,
                  null,
                  supervisor.actor(),
                  new Beyond(reason.strip(), supervisor.id()),
                  end);
          order.served(group, episode, from, reason.strip(), supervisor.actor());
          return seat;
        });
  }

  /** True when that member of staff may go beyond a limit. */
  public boolean mayOverride(Staff staff) {
    return staff.has(Role.SUPERVISOR) || staff.has(Role.DIRECTOR);
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
    CareGroup group = groups.find(id).orElseThrow();
    return rows.free(group.site(), from, until).getOrDefault(id, 0);
  }

  /**
   * Frees what was held too long, and closes what is over; returns how many. Whoever stayed away
   * too long waits for a seat with priority.
   */
  public int lapse() {
    return transactions.call(
        () -> {
          Instant now = clock.instant();
          List<Seat> lapsed = rows.lapsed(now, LAPSED_AT_ONCE);
          for (Seat seat : lapsed) {
            boolean kept = seat.state() == SeatState.ON_HOLD;
            release(seat, today(seat), kept ? NOT_BACK : "not enrolled in time", Actor.PATHWAY);
            if (kept) {
              waitToReturn(seat, now);
            }
          }
          List<Seat> over =
              rows.over(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1), LAPSED_AT_ONCE);
          over.forEach(seat -> rows.release(seat, today(seat), "over", now));
          return lapsed.size() + over.size();
        });
  }

  @EventListener
  void on(EpisodeDischarged event) {
    releaseAll(event.episode(), "discharged");
  }

  @EventListener
  void on(PersonDied event) {
    for (Episode episode : episodes.of(event.person())) {
      releaseAll(episode.id(), "died");
    }
  }

  /** Seats that are or will be somebody's. */
  List<Seat> current(CareGroupId group) {
    return rows.overlapping(group, LocalDate.EPOCH, null);
  }

  private void release(Seat seat, LocalDate on, String reason, Actor actor) {
    if (on.isAfter(today(seat))) {
      rows.endOn(seat, on, reason);
    } else {
      rows.release(seat, on, reason, clock.instant());
    }
    note(seat, "released", "Seat in " + name(seat) + " given up: " + reason, actor);
  }

  private void releaseAll(EpisodeId episode, String reason) {
    for (Seat seat : rows.currentOf(episode)) {
      release(seat, today(seat), reason, Actor.PATHWAY);
    }
  }

  private void waitToReturn(Seat seat, Instant now) {
    CareGroup group = groups.find(seat.group()).orElseThrow();
    Episode episode = episodes.get(seat.episode());
    if (episode.open() && episode.dischargedAt() == null) {
      waiting.insert(
          new WaitingEntry(
              UUID.randomUUID(),
              seat.episode(),
              seat.person(),
              group.site(),
              group.level(),
              null,
              null,
              waiting.priority(seat.episode()),
              now));
    }
  }

  private record Beyond(String reason, StaffId by) {}

  private Seat take(
      CareGroup group,
      EpisodeId episode,
      int number,
      LocalDate from,
      SeatState state,
      @Nullable Instant heldUntil,
      Actor actor,
      @Nullable Beyond limit,
      @Nullable LocalDate until) {
    Seat seat =
        rows.insert(
            new Seat(
                new SeatId(UUID.randomUUID()),
                group.id(),
                number,
                episode,
                episodes.get(episode).person(),
                from,
                until,
                state,
                heldUntil,
                clock.instant(),
                actor.name(),
                null,
                null,
                limit == null ? null : limit.reason(),
                limit == null ? null : limit.by()),
            group.capacity());
    note(
        seat,
        limit == null ? state.key() : "overridden",
        "Seat in " + group.name() + ": " + state.words(),
        actor);
    return seat;
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

  /** The group's row first, then the person's, so that a no-contact pair is seen or waits. */
  private CareGroup locked(CareGroupId id, EpisodeId episode) {
    CareGroup group =
        groups.locked(id).orElseThrow(() -> new NoSuchElementException("There is no such group."));
    rows.lockPersonOf(episode);
    return group;
  }

  private static String words(List<Misfit> misfits) {
    return misfits.stream().map(Misfit::words).collect(Collectors.joining(" "));
  }

  private Seat lockedSeat(SeatId id) {
    return rows.locked(id).orElseThrow(() -> new NoSuchElementException("There is no such seat."));
  }

  private void refuseReleased(Seat seat) {
    if (seat.released()) {
      throw ScheduleRefused.taken(
          "This seat in "
              + name(seat)
              + " was given up: "
              + seat.releaseReason()
              + ". Reserve a new one.",
          List.of());
    }
  }

  private String name(Seat seat) {
    return groups.find(seat.group()).map(CareGroup::name).orElseThrow();
  }

  private LocalDate today(Seat seat) {
    return sites.get(groups.find(seat.group()).orElseThrow().site()).dayOf(clock.instant());
  }

  private void note(Seat seat, String what, String words, Actor actor) {
    record.add(seat.episode(), "session", words, actor);
    audit.record(
        actor,
        "seat." + what,
        "seat",
        seat.id().value(),
        Map.of("group", seat.group().value().toString(), "seatNo", seat.seatNo()));
  }
}
