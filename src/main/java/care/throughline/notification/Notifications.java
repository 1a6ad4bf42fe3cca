package care.throughline.notification;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * All messages to people and referrers, to look at. They are written through {@link
 * Correspondence}.
 */
@Repository
public class Notifications {

  private final JdbcClient jdbc;
  private final Templates templates;
  private final Persons persons;
  private final SendCheck check;

  Notifications(JdbcClient jdbc, Templates templates, Persons persons, SendCheck check) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.persons = persons;
    this.check = check;
  }

  /** Messages of an episode, newest first. */
  public List<Notification> of(EpisodeId episode, int limit) {
    return jdbc.sql(
            "select * from outbox where episode = ? order by created_at desc, id desc limit ?")
        .params(episode.value(), limit)
        .query(Notifications::read)
        .list();
  }

  /** Messages to or about a person, newest first. */
  public List<Notification> of(PersonId person, int limit) {
    return jdbc.sql(
            "select * from outbox where person = ? order by created_at desc, id desc limit ?")
        .params(person.value(), limit)
        .query(Notifications::read)
        .list();
  }

  /** How many messages are in each state; states without a message are there with 0. */
  public Map<NotificationState, Long> countByState() {
    Map<NotificationState, Long> counts = new EnumMap<>(NotificationState.class);
    for (NotificationState state : NotificationState.values()) {
      counts.put(state, 0L);
    }
    jdbc.sql("select state, count(*) as n from outbox group by state")
        .query(
            row -> {
              counts.put(NotificationState.of(row.getString("state")), row.getLong("n"));
            });
    return counts;
  }

  /**
   * Messages, newest first.
   *
   * @param after the last one seen; null for the first page
   */
  public List<Notification> list(
      NotificationFilter filter, @Nullable NotificationId after, int limit) {
    List<PersonId> wanted = filter.persons();
    return jdbc.sql(
            """
            select * from outbox
            where (:state::text is null or state = :state)
              and (:channel::text is null or channel = :channel)
              and (not :narrowed or person = any(:persons) or template = any(:templates))
              and (:after::uuid is null or (created_at, id) < (select created_at, id from outbox where id = :after::uuid))
            order by created_at desc, id desc limit :limit""")
        .param("state", filter.state() == null ? null : filter.state().key())
        .param("channel", filter.channel() == null ? null : filter.channel().key())
        .param("narrowed", wanted != null)
        .param(
            "persons",
            new SqlArrayValue(
                "uuid",
                wanted == null ? new Object[0] : wanted.stream().map(PersonId::value).toArray()))
        .param("templates", new SqlArrayValue("text", filter.templates().toArray()))
        .param("after", after == null ? null : after.value())
        .param("limit", limit)
        .query(Notifications::read)
        .list();
  }

  public Optional<Notification> find(NotificationId id) {
    return jdbc.sql("select * from outbox where id = ?")
        .param(id.value())
        .query(Notifications::read)
        .optional();
  }

  /**
   * The message as it was written, what became of it, and whether it may still be passed on.
   * Opening it is an act that the caller audits.
   *
   * @throws NoSuchElementException when there is none
   */
  public NotificationText text(NotificationId id) {
    Notification found =
        find(id).orElseThrow(() -> new NoSuchElementException("There is no such message."));
    List<NotificationText.Attempt> attempts =
        jdbc.sql("select at, words from delivery_attempt where outbox = ? order by id")
            .param(id.value())
            .query(
                (row, number) ->
                    new NotificationText.Attempt(Times.instant(row, "at"), row.getString("words")))
            .list();
    String objection =
        found.state() == NotificationState.SHOWN
            ? check
                .objection(persons.get(found.person()), found.audience(), found.channel())
                .map(key -> Texts.of(key))
                .orElse(null)
            : null;
    return jdbc.sql("select subject, body from outbox where id = ?")
        .param(id.value())
        .query(
            (row, number) ->
                new NotificationText(
                    found, row.getString("subject"), row.getString("body"), objection, attempts))
        .single();
  }

  /** Names of the templates whose title contains the words. */
  public List<String> templatesTitled(String words) {
    String wanted = words.strip().toLowerCase(java.util.Locale.ROOT);
    return templates.all().stream()
        .filter(template -> template.title().toLowerCase(java.util.Locale.ROOT).contains(wanted))
        .map(MessageTemplate::name)
        .distinct()
        .toList();
  }

  private static Notification read(ResultSet row, int number) throws SQLException {
    return new Notification(
        new NotificationId(row.getObject("id", UUID.class)),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        Audience.of(row.getString("audience")),
        row.getString("template"),
        row.getString("title"),
        Channel.of(row.getString("channel")),
        row.getString("recipient"),
        NotificationState.of(row.getString("state")),
        row.getString("reason"),
        Times.instant(row, "not_before"),
        row.getInt("attempts"),
        Times.instant(row, "created_at"),
        Times.instantOrNull(row, "sent_at"));
  }
}
