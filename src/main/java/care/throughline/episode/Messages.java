package care.throughline.episode;

import care.throughline.pathway.Releases;
import care.throughline.platform.Actor;
import care.throughline.platform.Json;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.platform.engine.Delivery;
import care.throughline.platform.engine.EngineMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages to an episode. A message is stored in the transaction that causes it and delivered
 * afterwards, one by one in the order of receipt, each in the engine's transaction: an early one
 * waits, a doubled one is taken once, a late one for a closed episode is dropped. A decision that
 * nobody waits for any more does not lie about: another message goes instead, which gives it to a
 * human.
 */
@Component
public class Messages {

  /** Sent instead of a message nobody waits for, so that somebody settles what it was about. */
  public static final String UNANSWERED = "episode.decisionUnanswered";

  /** Stands for a message that may be dropped when nobody waits for it. */
  public static final String NOTHING = "nothing";

  /** How long an early message waits for somebody to expect it before a human is told. */
  private static final Duration PATIENCE = Duration.ofDays(3);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final Transactions transactions;
  private final EngineMessages engine;
  private final Episodes episodes;
  private final Releases releases;
  private final EpisodeRecord record;
  private final ApplicationEventPublisher events;

  Messages(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      Transactions transactions,
      EngineMessages engine,
      Episodes episodes,
      Releases releases,
      EpisodeRecord record,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.transactions = transactions;
    this.engine = engine;
    this.episodes = episodes;
    this.releases = releases;
    this.record = record;
    this.events = events;
  }

  private record Waiting(
      UUID id,
      EpisodeId episode,
      String message,
      Map<String, Object> payload,
      int attempts,
      Instant receivedAt,
      @Nullable String otherwise) {}

  /**
   * Stores a message that waits until somebody expects it.
   *
   * @param dedupKey the same for the same fact, so that it is delivered once
   * @param payload scalars only; becomes variables of the receiver
   */
  public void send(
      EpisodeId episode, String message, String dedupKey, Map<String, Object> payload) {
    send(episode, message, dedupKey, payload, null);
  }

  /**
   * Stores a message.
   *
   * @param dedupKey the same for the same fact, so that it is delivered once
   * @param payload scalars only; becomes variables of the receiver
   * @param otherwise the message that goes instead when nobody waits for this one, or {@link
   *     #NOTHING}; null to wait
   */
  public void send(
      EpisodeId episode,
      String message,
      String dedupKey,
      Map<String, Object> payload,
      @Nullable String otherwise) {
    var now = Times.utc(clock.instant());
    int stored =
        jdbc.sql(
                """
            insert into inbox (id, episode, message, dedup_key, payload, state, next_try_at, received_at, otherwise)
            values (?, ?, ?, ?, ?::jsonb, 'waiting', ?, ?, ?) on conflict (dedup_key) do nothing""")
            .param(UUID.randomUUID())
            .param(episode.value())
            .param(message)
            .param(dedupKey)
            .param(json.write(payload))
            .param(now)
            .param(now)
            .param(otherwise)
            .update();
    if (stored == 1) {
      events.publishEvent(new MessageReceived(episode, message));
    }
  }

  /**
   * Delivers what is due, each message in a transaction of its own.
   *
   * @return how many were delivered or given up
   */
  public int deliverDue() {
    int settled = 0;
    while (true) {
      Optional<Boolean> one = transactions.call(this::deliverNext);
      if (one.isEmpty()) {
        return settled;
      }
      settled += one.get() ? 1 : 0;
    }
  }

  /** How many wait, and how many nobody ever expected. */
  public Map<String, Long> countByState() {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            "select state, count(*) as n from inbox where state in ('waiting', 'failed') group by state")
        .query(
            row -> {
              counts.put(row.getString("state"), row.getLong("n"));
            });
    return counts;
  }

  private Optional<Boolean> deliverNext() {
    Optional<Waiting> next =
        jdbc.sql(
                """
                select * from inbox where state = 'waiting' and next_try_at <= ?
                order by received_at, id limit 1 for update skip locked""")
            .param(Times.utc(clock.instant()))
            .query(
                (row, number) ->
                    new Waiting(
                        row.getObject("id", UUID.class),
                        new EpisodeId(row.getObject("episode", UUID.class)),
                        row.getString("message"),
                        json.readMap(row.getString("payload")),
                        row.getInt("attempts"),
                        Times.instant(row, "received_at"),
                        row.getString("otherwise")))
            .optional();
    return next.map(this::deliver);
  }

  private boolean deliver(Waiting waiting) {
    Episode episode = episodes.get(waiting.episode());
    if (!episode.open()) {
      settle(waiting, "dropped", "the episode is closed");
      return true;
    }
    String deployment = releases.get(episode.release()).deployment();
    Delivery delivery =
        engine.deliver(deployment, waiting.message(), episode.id().value(), waiting.payload());
    if (delivery != Delivery.NOBODY_WAITING) {
      settle(waiting, "delivered", null);
      return true;
    }
    if (waiting.otherwise() != null) {
      goesInstead(waiting, waiting.otherwise(), engine.words(deployment, waiting.message()));
      return true;
    }
    if (Duration.between(waiting.receivedAt(), clock.instant()).compareTo(PATIENCE) > 0) {
      LOG.warn(
          "Message {} for episode {} was expected by nobody for {} days.",
          waiting.message(),
          episode.id().value(),
          PATIENCE.toDays());
      settle(waiting, "failed", "nobody expected it");
      return true;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(waiting.attempts(), 10));
    jdbc.sql(
            "update inbox set attempts = attempts + 1, next_try_at = ?, last_error = 'nobody waits for it yet' where id = ?")
        .params(
            Times.utc(
                clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)),
            waiting.id())
        .update();
    return false;
  }

  private void goesInstead(Waiting waiting, String otherwise, String words) {
    settle(waiting, "dropped", "nobody waits for it");
    if (!otherwise.equals(NOTHING)) {
      record.add(
          waiting.episode(),
          "message",
          Texts.kept("episode.history.nothing-waits", words),
          Actor.PATHWAY);
      send(waiting.episode(), otherwise, "instead:" + waiting.id(), Map.of());
    }
  }

  private void settle(Waiting waiting, String state, @Nullable String why) {
    jdbc.sql(
            "update inbox set state = ?, delivered_at = ?, attempts = attempts + 1, last_error = ? where id = ?")
        .param(state)
        .param(Times.utc(clock.instant()))
        .param(why)
        .param(waiting.id())
        .update();
  }
}
