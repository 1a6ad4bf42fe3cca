package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
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

  private static final int LAPSED_AT_ONCE = 100;

  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final GroupRows groups;
  private final SeatRows rows;
  private final AuditTrail audit;

  Seats(
      Clock clock,
      Transactions transactions,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      GroupRows groups,
      SeatRows rows,
      AuditTrail audit) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.groups = groups;
    this.rows = rows;
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
    return transactions.call(
        () -> {
          CareGroup group = locked(id);
          int number =
              rows.freeNumber(id, group.capacity(), from, until)
                  .orElseThrow(
                      () ->
                          ScheduleRefused.taken(
                              group.name() + " has no free seat over that period.", List.of()));
          return take(
              group,
              episode,
              number,
              from,
              until,
              SeatState.RESERVED,
              heldUntil,
              actor,
              null,
              null);
        });
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
          CareGroup group = locked(id);
          int number =
              rows.freeNumber(id, group.capacity(), from, null)
                  .orElseGet(() -> beyond(group, from));
          return take(
              group,
              episode,
              number,
              from,
              null,
              SeatState.ENROLLED,
              null,
              supervisor.actor(),
              reason.strip(),
              supervisor.id());
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
    long used =
        rows.overlapping(id, from, until).stream()
            .map(Seat::seatNo)
            .filter(number -> number <= group.capacity())
            .distinct()
            .count();
    return group.capacity() - (int) used;
  }

  /** Frees what was held too long; returns how many. */
  public int lapse() {
    return transactions.call(
        () -> {
          List<Seat> lapsed = rows.lapsed(clock.instant(), LAPSED_AT_ONCE);
          for (Seat seat : lapsed) {
            release(
                seat,
                today(seat),
                seat.state() == SeatState.ON_HOLD
                    ? "not back while the seat was kept"
                    : "not enrolled in time",
                Actor.PATHWAY);
          }
          return lapsed.size();
        });
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

  private Seat take(
      CareGroup group,
      EpisodeId episodeId,
      int number,
      LocalDate from,
      @Nullable LocalDate until,
      SeatState state,
      @Nullable Instant heldUntil,
      Actor actor,
      @Nullable String overrideReason,
      @Nullable StaffId overrideBy) {
    Episode episode = episodes.get(episodeId);
    Seat seat =
        rows.insert(
            new Seat(
                new SeatId(UUID.randomUUID()),
                group.id(),
                number,
                episodeId,
                episode.person(),
                from,
                until,
                state,
                heldUntil,
                clock.instant(),
                actor.name(),
                null,
                null,
                overrideReason,
                overrideBy),
            group.capacity());
    note(seat, state.key(), "Seat in " + group.name() + ": " + state.words(), actor);
    return seat;
  }

  private int beyond(CareGroup group, LocalDate from) {
    return rows.overlapping(group.id(), from, null).stream()
            .mapToInt(Seat::seatNo)
            .max()
            .orElse(group.capacity())
        + 1;
  }

  private CareGroup locked(CareGroupId id) {
    return groups
        .locked(id)
        .orElseThrow(() -> new NoSuchElementException("There is no such group."));
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
