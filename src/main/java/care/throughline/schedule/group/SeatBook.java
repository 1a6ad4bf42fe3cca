package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Where seats are taken and given up, with the record and the audit trail. Runs in the caller's
 * transaction.
 */
@Component
class SeatBook {

  private final Clock clock;
  private final Sites sites;
  private final EpisodeRecord record;
  private final GroupRows groups;
  private final SeatRows rows;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  SeatBook(
      Clock clock,
      Sites sites,
      EpisodeRecord record,
      GroupRows groups,
      SeatRows rows,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.clock = clock;
    this.sites = sites;
    this.record = record;
    this.groups = groups;
    this.rows = rows;
    this.audit = audit;
    this.events = events;
  }

  /** A limit that was gone beyond: why, and by which supervisor. */
  record Beyond(String reason, StaffId by) {}

  /**
   * Takes a seat.
   *
   * @param limit null within the limits
   * @param until first day on which it is no longer theirs; null when open-ended
   */
  Seat take(
      CareGroup group,
      EpisodeId episode,
      PersonId person,
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
                person,
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
        limit == null && state == SeatState.ENROLLED
            ? Texts.kept("schedule-group.history.enrolled", group.name())
            : Texts.keeping(
                () -> Texts.of("schedule-group.history.seat", group.name(), state.words())),
        actor);
    return seat;
  }

  /** Gives a seat up: now, or on a day to come until which it stays the person's. */
  void release(Seat seat, LocalDate on, String reason, Actor actor) {
    if (on.isAfter(today(seat)) && on.isAfter(seat.from())) {
      rows.endOn(seat, on, reason);
    } else {
      rows.release(seat, on, reason, clock.instant());
    }
    note(
        seat, "released", Texts.kept("schedule-group.history.given-up", name(seat), reason), actor);
  }

  /** The group's row first, then the person's, so that a no-contact pair is seen or waits. */
  CareGroup locked(CareGroupId id, EpisodeId episode) {
    CareGroup group =
        groups.locked(id).orElseThrow(() -> new NoSuchElementException("There is no such group."));
    rows.lockPersonOf(episode);
    return group;
  }

  Seat lockedSeat(SeatId id) {
    return rows.locked(id).orElseThrow(() -> new NoSuchElementException("There is no such seat."));
  }

  String name(Seat seat) {
    return groups.find(seat.group()).map(CareGroup::name).orElseThrow();
  }

  /** The day it is at the site of the seat's group. */
  LocalDate today(Seat seat) {
    return sites.get(groups.find(seat.group()).orElseThrow().site()).dayOf(clock.instant());
  }

  /** Tells the record of the episode, the audit trail, and whoever plans by seats. */
  void note(Seat seat, String what, String words, Actor actor) {
    record.add(seat.episode(), "session", words, actor);
    audit.record(
        actor,
        "seat." + what,
        "seat",
        seat.id().value(),
        Map.of("group", seat.group().value().toString(), "seatNo", seat.seatNo()));
    events.publishEvent(new SeatChanged(seat.episode()));
  }
}
