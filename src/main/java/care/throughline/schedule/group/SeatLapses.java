package care.throughline.schedule.group;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Seats that become free without anybody giving them up: time passed, a discharge, a death. */
@Component
class SeatLapses {

  /**
   * Key of why the seat of somebody who stayed away too long was given to others. Seats given up
   * are searched for its words: whoever changes them has to keep the old ones findable.
   */
  static final String NOT_BACK = "schedule-group.reason.not-back";

  private static final int AT_ONCE = 100;

  private final Clock clock;
  private final Transactions transactions;
  private final Episodes episodes;
  private final GroupRows groups;
  private final SeatRows rows;
  private final WaitingRows waiting;
  private final SeatBook book;

  SeatLapses(
      Clock clock,
      Transactions transactions,
      Episodes episodes,
      GroupRows groups,
      SeatRows rows,
      WaitingRows waiting,
      SeatBook book) {
    this.clock = clock;
    this.transactions = transactions;
    this.episodes = episodes;
    this.groups = groups;
    this.rows = rows;
    this.waiting = waiting;
    this.book = book;
  }

  /** Frees what was held too long and closes what is over; returns how many. */
  int lapse() {
    return transactions.call(
        () -> {
          Instant now = clock.instant();
          List<Seat> lapsed = rows.lapsed(now, AT_ONCE);
          lapsed.forEach(seat -> lapse(seat, now));
          List<Seat> over =
              rows.over(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1), AT_ONCE);
          for (Seat seat : over) {
            String reason =
                Objects.requireNonNullElseGet(
                    seat.releaseReason(), () -> Texts.kept("schedule-group.reason.over"));
            rows.release(seat, book.today(seat), reason, now);
          }
          return lapsed.size() + over.size();
        });
  }

  @EventListener
  void on(EpisodeDischarged event) {
    releaseAll(event.episode(), Texts.kept("schedule-group.reason.discharged"));
  }

  @EventListener
  void on(PersonDied event) {
    for (Episode episode : episodes.of(event.person())) {
      releaseAll(episode.id(), Texts.kept("schedule-group.reason.died"));
    }
  }

  private void lapse(Seat seat, Instant now) {
    boolean kept = seat.state() == SeatState.ON_HOLD;
    String reason = Texts.kept(kept ? NOT_BACK : "schedule-group.reason.not-enrolled");
    book.release(seat, book.today(seat), reason, Actor.PATHWAY);
    if (kept) {
      waitToReturn(seat, now);
    }
  }

  private void releaseAll(EpisodeId episode, String reason) {
    for (Seat seat : rows.currentOf(episode)) {
      book.release(seat, book.today(seat), reason, Actor.PATHWAY);
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
}
