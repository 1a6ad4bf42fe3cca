package care.throughline.schedule.group;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.ScheduleRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The only way to a new seat: the group's row is locked, the rules are asked, and the lowest free
 * number is taken. Runs in the caller's transaction.
 */
@Component
class SeatDoor {

  private final SeatRows rows;
  private final Joiners joiners;
  private final GroupFit fit;
  private final WaitingOrder order;
  private final SeatBook book;

  SeatDoor(SeatRows rows, Joiners joiners, GroupFit fit, WaitingOrder order, SeatBook book) {
    this.rows = rows;
    this.joiners = joiners;
    this.fit = fit;
    this.order = order;
    this.book = book;
  }

  /**
   * Takes a seat: reserved until the hold lapses, or enrolled when there is none.
   *
   * @param known null to be read; otherwise nobody else changes their episode meanwhile
   * @throws NoSeat when all are taken over some of the period
   */
  Seat take(
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

  /**
   * Takes a seat as long as the group runs, beyond its limits when need be; enrolled at once.
   *
   * @throws ScheduleRefused when a rule keeps the person out that nobody goes beyond
   */
  Seat beyond(CareGroupId id, EpisodeId episode, LocalDate from, String reason, Staff supervisor) {
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
            .orElseGet(() -> numberBeyond(group, from, end));
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
            new SeatBook.Beyond(reason, supervisor.id()),
            end);
    order.served(group, episode, from, reason, supervisor.actor());
    return seat;
  }

  private int numberBeyond(CareGroup group, LocalDate from, @Nullable LocalDate until) {
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

  /** No seat is free; words follow. */
  static final class NoSeat extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient CareGroup group;
    private final transient @Nullable LocalDate until;

    private NoSeat(CareGroup group, @Nullable LocalDate until) {
      super(null, null, false, false);
      this.group = group;
      this.until = until;
    }

    CareGroup group() {
      return group;
    }

    /** First day on which it would not be needed any more; null when open-ended. */
    @Nullable LocalDate until() {
      return until;
    }
  }
}
