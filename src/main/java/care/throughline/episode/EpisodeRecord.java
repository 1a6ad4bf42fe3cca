package care.throughline.episode;

import care.throughline.platform.Actor;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
   *     {@code session}, {@code message}, {@code decision}
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
        .query(
            (row, number) ->
                new Answer(
                    row.getObject("id", UUID.class),
                    row.getString("form"),
                    row.getInt("release"),
                    row.getString("step"),
                    json.readMap(row.getString("answers")),
                    Times.instant(row, "answered_at"),
                    row.getString("answered_by")))
        .list();
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
        .query(
            (row, number) ->
                new Decided(
                    Times.instant(row, "at"),
                    row.getString("decision"),
                    row.getInt("release"),
                    json.readMap(row.getString("inputs")),
                    List.of((String[]) row.getArray("rules").getArray()),
                    json.readMap(row.getString("outputs"))))
        .optional();
  }
}
