package care.throughline.residential;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
   * @param tooLong true when the person has waited so long that the search has to be widened
   */
  public record Recheck(Instant at, boolean tooLong) {}

  /** Searches of an episode, the newest first. */
  public List<BedRequest> of(EpisodeId episode) {
    return jdbc.sql("select * from bed_request where episode = ? order by opened_at desc, id")
        .param(episode.value())
        .query(BedRequests::read)
        .list();
  }

  /** Begins a search for a bed at that level; one that is open already goes on. */
  public Recheck open(EpisodeId episode, String level) {
    int opened =
        jdbc.sql(
                """
                insert into bed_request (id, episode, level, state, opened_at) values (?, ?, ?, 'sent', ?)
                on conflict (episode, level) where state = 'sent' do nothing""")
            .params(UUID.randomUUID(), episode.value(), level, Times.utc(clock.instant()))
            .update();
    if (opened == 1) {
      add(episode, "Bed requested at level " + level);
    }
    return new Recheck(nextRecheck(episode), false);
  }

  /** Looks at the open search again: on the next day, and whether it takes too long. */
  public Recheck recheck(EpisodeId episode, String level) {
    Instant now = clock.instant();
    jdbc.sql(
            "update bed_request set rechecked_at = ? where episode = ? and level = ? and state = 'sent'")
        .params(Times.utc(now), episode.value(), level)
        .update();
    boolean tooLong =
        of(episode).stream()
            .filter(request -> request.state().equals("sent") && request.level().equals(level))
            .anyMatch(request -> BedTimes.tooLong(request.openedAt(), now, settings.longWait()));
    return new Recheck(nextRecheck(episode), tooLong);
  }

  /** Until when an offer that has just come in stands. */
  public Instant offerExpiresAt() {
    return clock.instant().plus(settings.offerExpiry());
  }

  /** A bed was found and taken. */
  public void accept(EpisodeId episode, String level) {
    if (end(episode, level, "accepted")) {
      add(episode, "Bed found at level " + level);
    }
  }

  /**
   * Ends the search without a bed.
   *
   * @param outcome {@code personDeclined}, or why else nobody goes
   */
  public void close(EpisodeId episode, String level, String outcome) {
    boolean declined = outcome.equals("personDeclined");
    if (end(episode, level, declined ? "declined" : "cancelled")) {
      add(
          episode,
          "Bed request at level "
              + level
              + (declined ? " ended: the person declined" : " ended without a bed"));
    }
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
        .forEach(request -> close(episode, request.level(), "cancelled"));
  }

  private boolean end(EpisodeId episode, String level, String state) {
    return jdbc.sql(
                "update bed_request set state = ?, closed_at = ? where episode = ? and level = ? and state = 'sent'")
            .params(state, Times.utc(clock.instant()), episode.value(), level)
            .update()
        == 1;
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
