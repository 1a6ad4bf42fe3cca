package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who comes before whom, and the log of everybody who was passed over. */
@Component
class WaitingOrder {

  private final Clock clock;
  private final WaitingRows rows;
  private final GroupFit fit;

  WaitingOrder(Clock clock, WaitingRows rows, GroupFit fit) {
    this.clock = clock;
    this.rows = rows;
    this.fit = fit;
  }

  /** Those who wait for a seat in this group, in the order of service. */
  List<WaitingEntry> waitingFor(CareGroup group) {
    return rows.at(group.site(), group.level()).stream()
        .filter(entry -> entry.wants(group))
        .toList();
  }

  /** Which place the episode has, or would have now, in the queue for a group; 1 is the next. */
  int rank(CareGroup group, EpisodeId episode) {
    Place place = place(episode);
    return 1
        + (int)
            waitingFor(group).stream()
                .filter(
                    entry ->
                        !entry.episode().equals(episode)
                            && entry.before(place.priority(), place.since()))
                .count();
  }

  /**
   * The episode has got a seat: its wait ends, and whoever stood before it or has waited longer is
   * told why in the log.
   *
   * @param because what the member of staff says; null when the rules say enough
   */
  void served(
      CareGroup group, EpisodeId episode, LocalDate from, @Nullable String because, Actor actor) {
    List<WaitingEntry> waiting = waitingFor(group);
    Instant now = clock.instant();
    if (waiting.stream().allMatch(entry -> entry.episode().equals(episode))) {
      rows.end(episode, "placed", null, now);
      return;
    }
    Place place = place(episode);
    rows.end(episode, "placed", null, now);
    for (WaitingEntry passed : waiting) {
      if (!passed.episode().equals(episode)
          && (passed.before(place.priority(), place.since())
              || passed.since().isBefore(place.since()))) {
        String why = Texts.keeping(() -> why(group, passed, place, from, because));
        rows.skip(passed.id(), group.id(), why, now, actor.name());
      }
    }
  }

  private String why(
      CareGroup group,
      WaitingEntry passed,
      Place served,
      LocalDate from,
      @Nullable String because) {
    if (!passed.before(served.priority(), served.since())) {
      return Texts.of("schedule-group.skip.priority", served.priority().words());
    }
    Optional<Misfit> misfit =
        fit.misfits(group, passed.episode(), from, group.until()).stream().findFirst();
    return misfit
        .map(Misfit::words)
        .orElseGet(() -> because != null ? because : Texts.of("schedule-group.skip.no-reason"));
  }

  /** Where an episode stands: as it waits, or behind all of the same priority. */
  private Place place(EpisodeId episode) {
    return rows.of(episode)
        .map(entry -> new Place(entry.priority(), entry.since()))
        .orElseGet(() -> new Place(rows.priority(episode), Instant.MAX));
  }

  private record Place(Priority priority, Instant since) {}
}
