package care.throughline.notification;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of messages that are on their way, and every change of their state. Each verb is one
 * statement or belongs to the caller's transaction. A claim carries a token of its own, so that a
 * node that lost its lease cannot mark what another node now holds.
 */
@Repository
class Outbox {

  /** Longer than all waits of one conversation with a mail server together. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A message before it is stored. */
  record Draft(
      EpisodeId episode,
      PersonId person,
      MessageTemplate template,
      String body,
      Way way,
      @Nullable String recipient,
      Instant notBefore,
      @Nullable Instant notAfter) {}

  /** A row that is due, locked by the running transaction. */
  record Due(
      NotificationId id,
      EpisodeId episode,
      PersonId person,
      Audience audience,
      Channel channel,
      String title,
      String subject,
      String body,
      @Nullable Instant notAfter) {}

  /**
   * Stores a message; the same key a second time changes nothing.
   *
   * @return empty when it was stored before
   */
  Optional<NotificationId> add(String dedupKey, Draft draft) {
    return jdbc.sql(
            """
            insert into outbox (id, dedup_key, episode, person, audience, template, template_version, language, title, channel, guarantee,
                                subject, body, recipient, state, reason, not_before, not_after, created_at)
            values (:id, :key, :episode, :person, :audience, :template, :version, :language, :title, :channel, :guarantee,
                    :subject, :body, :recipient, :state, :reason, :notBefore, :notAfter, :now)
            on conflict (dedup_key) do nothing returning id""")
        .param("id", UUID.randomUUID())
        .param("key", dedupKey)
        .param("episode", draft.episode().value())
        .param("person", draft.person().value())
        .param("audience", draft.template().audience().key())
        .param("template", draft.template().name())
        .param("version", draft.template().version())
        .param("language", draft.template().language())
        .param("title", draft.template().title())
        .param("channel", draft.way().channel().key())
        .param("guarantee", draft.template().guarantee().key())
        .param("subject", draft.template().subject())
        .param("body", draft.body())
        .param("recipient", draft.recipient())
        .param("state", draft.way().state().key())
        .param("reason", draft.way().reason())
        .param("notBefore", Times.utc(draft.notBefore()))
        .param("notAfter", Times.utcOrNull(draft.notAfter()))
        .param("now", now())
        .query(UUID.class)
        .optional()
        .map(NotificationId::new);
  }

  /** Locks the message that has been due longest, passing over those another node has locked. */
  Optional<Due> lockNextDue() {
    return jdbc.sql(
            "select * from outbox where state = 'queued' and not_before <= ? order by not_before, id limit 1 for update skip locked")
        .param(now())
        .query(Outbox::due)
        .optional();
  }

  /** Moves a locked message to a later time. */
  void postpone(NotificationId id, Instant until) {
    jdbc.sql("update outbox set not_before = ? where id = ? and state = 'queued'")
        .params(Times.utc(until), id.value())
        .update();
  }

  /** Gives a locked message to one sender for the length of the lease. */
  void claim(NotificationId id, String token, String recipient) {
    jdbc.sql(
            """
            update outbox set state = 'sending', claimed_by = ?, claimed_until = ?, recipient = ?, attempts = attempts + 1
            where id = ? and state = 'queued'""")
        .params(token, Times.utc(clock.instant().plus(LEASE)), recipient, id.value())
        .update();
  }

  /** Ends the way of a message that was not sent; only a queued one. */
  void settle(NotificationId id, NotificationState state, String reason) {
    if (jdbc.sql("update outbox set state = ?, reason = ? where id = ? and state = 'queued'")
            .params(state.key(), reason, id.value())
            .update()
        == 1) {
      note(id, reason);
    }
  }

  /**
   * The mail server accepted it. Holds even when the lease was lost meanwhile, as long as nobody
   * else is sending it: knowing that it went ends all doubt.
   */
  void sent(NotificationId id, String token, String words) {
    jdbc.sql(
            """
            update outbox set state = 'sent', sent_at = ?, reason = null, claimed_by = null, claimed_until = null
            where id = ? and (claimed_by = ? or state in ('queued', 'unknown'))""")
        .params(now(), id.value(), token)
        .update();
    note(id, words);
  }

  /** It surely did not go: it waits until {@code next}. */
  void again(NotificationId id, String token, Instant next, String words) {
    jdbc.sql(
            """
            update outbox set state = 'queued', not_before = ?, reason = ?, claimed_by = null, claimed_until = null
            where id = ? and claimed_by = ?""")
        .params(Times.utc(next), words, id.value(), token)
        .update();
    note(id, words);
  }

  /** It will never go. */
  void failed(NotificationId id, String token, String words) {
    jdbc.sql(
            "update outbox set state = 'failed', reason = ?, claimed_by = null, claimed_until = null where id = ? and claimed_by = ?")
        .params(words, id.value(), token)
        .update();
    note(id, words);
  }

  /** The sender does not know whether it went. See {@link #interruptExpired}. */
  Optional<Interrupted> interrupted(NotificationId id, String token, String words) {
    Optional<Interrupted> row =
        interrupt("id = :id and claimed_by = :token", id.value(), token).stream().findFirst();
    note(id, words);
    return row;
  }

  /** A message whose sending stopped in between. */
  record Interrupted(NotificationId id, EpisodeId episode, String title, NotificationState state) {}

  /**
   * Takes messages back from senders whose lease has ended: their node died, or the connection took
   * longer than any wait allows. They may or may not have gone. One that promises at-least-once is
   * queued again, once; any other, and one that this happens to a second time, becomes {@code
   * unknown} for a human. So there is at most one further copy, with the same Message-ID.
   */
  List<Interrupted> interruptExpired() {
    List<Interrupted> rows = interrupt("state = 'sending' and claimed_until < :now", null, null);
    rows.forEach(row -> note(row.id(), Texts.kept("notification.reason.interrupted")));
    return rows;
  }

  /** Withholds every message of the person that waits. */
  int withholdWaiting(PersonId person, String reason) {
    List<UUID> withheld =
        jdbc.sql(
                "update outbox set state = 'withheld', reason = ? where person = ? and state = 'queued' returning id")
            .params(reason, person.value())
            .query(UUID.class)
            .list();
    withheld.forEach(id -> note(new NotificationId(id), reason));
    return withheld.size();
  }

  /** Tries so far. */
  int attempts(NotificationId id) {
    return jdbc.sql("select attempts from outbox where id = ?")
        .param(id.value())
        .query(Integer.class)
        .single();
  }

  private List<Interrupted> interrupt(String which, @Nullable UUID id, @Nullable String token) {
    return jdbc.sql(
            """
            update outbox
            set state = case when guarantee = 'atLeastOnce' and interruptions = 0 then 'queued' else 'unknown' end,
                reason = case when guarantee = 'atLeastOnce' and interruptions = 0
                         then :again
                         else :unknown end,
                not_before = :now, interruptions = interruptions + 1, claimed_by = null, claimed_until = null
            where\s"""
                + which
                + " returning id, episode, title, state")
        .param("again", Texts.kept("notification.reason.interrupted-again"))
        .param("unknown", Texts.kept("notification.reason.interrupted-unknown"))
        .param("now", now())
        .param("id", id)
        .param("token", token)
        .query(
            (row, number) ->
                new Interrupted(
                    new NotificationId(row.getObject("id", UUID.class)),
                    new EpisodeId(row.getObject("episode", UUID.class)),
                    row.getString("title"),
                    NotificationState.of(row.getString("state"))))
        .list();
  }

  private void note(NotificationId id, String words) {
    jdbc.sql("insert into delivery_attempt (outbox, at, words) values (?, ?, ?)")
        .params(id.value(), now(), words)
        .update();
  }

  private java.time.OffsetDateTime now() {
    return Times.utc(clock.instant());
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    return new Due(
        new NotificationId(row.getObject("id", UUID.class)),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        Audience.of(row.getString("audience")),
        Channel.of(row.getString("channel")),
        row.getString("title"),
        row.getString("subject"),
        row.getString("body"),
        Times.instantOrNull(row, "not_after"));
  }
}
