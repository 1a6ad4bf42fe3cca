package care.throughline.residential;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches for residential beds, and reviews of the stays that follow. Each verb is safe to repeat:
 * the second time it finds the work done and changes nothing. Runs in the caller's transaction.
 */
@Component
public class BedRequests {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final ResidentialSettings settings;

  BedRequests(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      ResidentialSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.settings = settings;
  }

  /**
   * When to look at a search again.
   *
   * @param request the search
   * @param waitedADay true when there was no bed by the next day: the supervisor looks at it
   * @param tooLong true when the wait is so long that the director decides
   */
  public record Recheck(UUID request, Instant at, boolean waitedADay, boolean tooLong) {}

  /** Searches of an episode, the newest first. */
  public List<BedRequest> of(EpisodeId episode) {
    return jdbc.sql("select * from bed_request where episode = ? order by opened_at desc, id")
        .param(episode.value())
        .query(BedRequests::read)
        .list();
  }

  /**
   * Begins a search for a bed at that level.
   *
   * @param occurrence the same when the same step runs again, so that it is opened once
   */
  public Recheck open(EpisodeId episode, String level, String occurrence) {
    UUID id = UUID.randomUUID();
    int opened =
        jdbc.sql(
                """
                insert into bed_request (id, episode, level, state, opened_at, occurrence) values (?, ?, ?, 'sent', ?, ?)
                on conflict (occurrence) do nothing""")
            .params(id, episode.value(), level, Times.utc(clock.instant()), occurrence)
            .update();
    if (opened == 1) {
      add(episode, Texts.kept("residential.history.requested", level));
    }
    UUID request =
        jdbc.sql("select id from bed_request where occurrence = ?")
            .param(occurrence)
            .query(UUID.class)
            .single();
    return new Recheck(request, nextRecheck(episode), false, false);
  }

  /** Looks at an open search again: on the next day, and how long it takes already. */
  public Recheck recheck(EpisodeId episode, UUID request) {
    Instant now = clock.instant();
    jdbc.sql("update bed_request set rechecked_at = ? where id = ? and state = 'sent'")
        .params(Times.utc(now), request)
        .update();
    Optional<Instant> openedAt =
        of(episode).stream()
            .filter(open -> open.id().equals(request) && open.state().equals("sent"))
            .map(BedRequest::openedAt)
            .findFirst();
    return new Recheck(
        request,
        nextRecheck(episode),
        openedAt.filter(at -> BedTimes.waitedADay(at, now, site(episode))).isPresent(),
        openedAt.filter(at -> BedTimes.tooLong(at, now, settings.longWait())).isPresent());
  }

  /** Until when an offer that has just come in stands. */
  public Instant offerExpiresAt() {
    return clock.instant().plus(settings.offerExpiry());
  }

  /** A bed was found and taken; only this search ends. */
  public void accept(EpisodeId episode, UUID request) {
    end(request, "accepted", "sent")
        .ifPresent(level -> add(episode, Texts.kept("residential.history.found", level)));
  }

  /**
   * Ends a search without a bed, or gives a found bed back.
   *
   * @param outcome {@code personDeclined}, or why else nobody goes
   */
  public void close(EpisodeId episode, UUID request, String outcome) {
    boolean declined = outcome.equals("personDeclined");
    end(request, declined ? "declined" : "cancelled", "sent", "accepted")
        .ifPresent(
            level ->
                add(
                    episode,
                    Texts.kept(
                        declined
                            ? "residential.history.declined"
                            : "residential.history.without-bed",
                        level)));
  }

  /**
   * When a stay at that level is reviewed next.
   *
   * @throws IllegalArgumentException when the level is not known
   */
  public Instant nextStayReview(EpisodeId episode, String level) {
    int days =
        jdbc.sql("select review_days from level_of_care where code = ?")
            .param(level)
            .query(Integer.class)
            .optional()
            .orElseThrow(
                () -> new IllegalArgumentException("There is no level of care " + level + "."));
    return BedTimes.daysLater(clock.instant(), days, settings.recheckTime(), site(episode));
  }

  @EventListener
  void on(PersonDied event) {
    cancelAll(event.episode());
  }

  @EventListener
  void on(EpisodeDischarged event) {
    cancelAll(event.episode());
  }

  private void cancelAll(EpisodeId episode) {
    of(episode).stream()
        .filter(request -> request.state().equals("sent"))
        .forEach(request -> close(episode, request.id(), "cancelled"));
  }

  /** Ends a search that is in one of those states; gives its level when it was. */
  private Optional<String> end(UUID request, String state, String... from) {
    return jdbc.sql(
            "update bed_request set state = :state, closed_at = :now where id = :id and state in (:from) returning level")
        .param("state", state)
        .param("now", Times.utc(clock.instant()))
        .param("id", request)
        .param("from", List.of(from))
        .query(String.class)
        .optional();
  }

  private Instant nextRecheck(EpisodeId episode) {
    return BedTimes.daysLater(clock.instant(), 1, settings.recheckTime(), site(episode));
  }

  private Site site(EpisodeId episode) {
    return sites.get(episodes.get(episode).site());
  }

  private void add(EpisodeId episode, String words) {
    record.add(episode, "stay", words, Actor.PATHWAY);
  }

  private static BedRequest read(ResultSet row, int number) throws SQLException {
    return new BedRequest(
        row.getObject("id", UUID.class),
        new EpisodeId(row.getObject("episode", UUID.class)),
        row.getString("level"),
        row.getString("state"),
        Times.instant(row, "opened_at"),
        Times.instantOrNull(row, "rechecked_at"),
        Times.instantOrNull(row, "closed_at"));
  }
}
