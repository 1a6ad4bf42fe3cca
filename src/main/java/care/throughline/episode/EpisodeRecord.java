package care.throughline.episode;

import care.throughline.platform.Actor;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The record of an episode: what happened, what was answered, what was decided. Entries are only
 * added.
 */
@Repository
public class EpisodeRecord {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;

  EpisodeRecord(JdbcClient jdbc, Clock clock, Json json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /**
   * One thing that happened.
   *
   * @param kind groups entries for the timeline: {@code referral}, {@code step}, {@code stay},
   *     {@code session}, {@code message}, {@code decision}, {@code comment}
   * @param words what staff read
   */
  public record Entry(Instant at, String kind, String words, String actor) {}

  /** Answers to a form as they were given. */
  public record Answer(
      UUID id,
      String form,
      int release,
      String step,
      Map<String, Object> answers,
      Instant at,
      String by) {}

  /** A decision a table made: which rules fired, on what, with what result. */
  public record Decided(
      Instant at,
      String decision,
      int release,
      Map<String, Object> inputs,
      List<String> rules,
      Map<String, Object> outputs) {}

  /** Adds to what happened. */
  public void add(EpisodeId episode, String kind, String words, Actor actor) {
    jdbc.sql("insert into history_entry (episode, at, kind, words, actor) values (?, ?, ?, ?, ?)")
        .params(episode.value(), Times.utc(clock.instant()), kind, words, actor.name())
        .update();
  }

  /** What happened, newest first. */
  public List<Entry> entries(EpisodeId episode, int limit) {
    return jdbc.sql(
            "select at, kind, words, actor from history_entry where episode = ? order by at desc, id desc limit ?")
        .params(episode.value(), limit)
        .query(
            (row, number) ->
                new Entry(
                    Times.instant(row, "at"),
                    row.getString("kind"),
                    row.getString("words"),
                    row.getString("actor")))
        .list();
  }

  /** Keeps answers to a form. */
  public void answered(
      EpisodeId episode,
      String form,
      int release,
      String step,
      Map<String, Object> answers,
      Actor actor) {
    jdbc.sql(
            "insert into answer (id, episode, form, release, step, answers, answered_at, answered_by) values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
        .params(
            UUID.randomUUID(),
            episode.value(),
            form,
            release,
            step,
            json.write(answers),
            Times.utc(clock.instant()),
            actor.name())
        .update();
  }

  /** The newest answers to a form; empty when it was never filled in. */
  public Optional<Answer> latestAnswer(EpisodeId episode, String form) {
    return answers(episode, form, 1).stream().findFirst();
  }

  /** Answers, newest first; of one form, or of all when {@code form} is null. */
  public List<Answer> answers(EpisodeId episode, @Nullable String form, int limit) {
    return jdbc.sql(
            """
            select * from answer where episode = :episode and (:form::text is null or form = :form)
            order by answered_at desc, id limit :limit""")
        .param("episode", episode.value())
        .param("form", form)
        .param("limit", limit)
        .query(this::answer)
        .list();
  }

  /**
   * The newest answers to each of the forms, for many episodes in one statement; an episode without
   * any is missing.
   *
   * @param limit how many of each form
   */
  public Map<EpisodeId, List<Answer>> answers(
      Collection<EpisodeId> episodes, Collection<String> forms, int limit) {
    return jdbc
        .sql(
            """
            select * from (
              select a.*, row_number() over (partition by episode, form order by answered_at desc, id) as nth
              from answer a where episode = any(:episodes) and form = any(:forms)) newest
            where nth <= :limit order by episode, form, nth""")
        .param("episodes", ids(episodes))
        .param("forms", new SqlArrayValue("text", forms.toArray()))
        .param("limit", limit)
        .query((row, number) -> Map.entry(episode(row), answer(row, number)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /** Keeps what a decision table answered. */
  public void decided(
      EpisodeId episode,
      int release,
      String decision,
      Map<String, Object> inputs,
      List<String> rules,
      Map<String, Object> outputs) {
    jdbc.sql(
            "insert into decision_made (episode, at, decision, release, inputs, rules, outputs) values (?, ?, ?, ?, ?::jsonb, ?, ?::jsonb)")
        .params(
            episode.value(),
            Times.utc(clock.instant()),
            decision,
            release,
            json.write(inputs),
            rules.toArray(String[]::new),
            json.write(outputs))
        .update();
  }

  /** The newest decision of a table for an episode. */
  public Optional<Decided> latestDecision(EpisodeId episode, String decision) {
    return jdbc.sql(
            "select * from decision_made where episode = ? and decision = ? order by id desc limit 1")
        .params(episode.value(), decision)
        .query(this::decided)
        .optional();
  }

  /** The newest decision of a table for each of the episodes, in one statement. */
  public Map<EpisodeId, Decided> latestDecisions(Collection<EpisodeId> episodes, String decision) {
    return jdbc
        .sql(
            """
            select distinct on (episode) * from decision_made
            where episode = any(:episodes) and decision = :decision order by episode, id desc""")
        .param("episodes", ids(episodes))
        .param("decision", decision)
        .query((row, number) -> Map.entry(episode(row), decided(row, number)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Answer answer(ResultSet row, int number) throws SQLException {
    return new Answer(
        row.getObject("id", UUID.class),
        row.getString("form"),
        row.getInt("release"),
        row.getString("step"),
        json.readMap(row.getString("answers")),
        Times.instant(row, "answered_at"),
        row.getString("answered_by"));
  }

  private Decided decided(ResultSet row, int number) throws SQLException {
    return new Decided(
        Times.instant(row, "at"),
        row.getString("decision"),
        row.getInt("release"),
        json.readMap(row.getString("inputs")),
        List.of((String[]) row.getArray("rules").getArray()),
        json.readMap(row.getString("outputs")));
  }

  private static EpisodeId episode(ResultSet row) throws SQLException {
    return new EpisodeId(row.getObject("episode", UUID.class));
  }

  private static SqlArrayValue ids(Collection<EpisodeId> episodes) {
    return new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray());
  }
}
