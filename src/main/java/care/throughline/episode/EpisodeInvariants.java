package care.throughline.episode;

import care.throughline.platform.Texts;
import care.throughline.platform.engine.EngineCensus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No patient is ever lost: every open episode waits for something, and engine and record agree on
 * who is in care.
 */
@Configuration(proxyBeanMethods = false)
class EpisodeInvariants {

  @Bean
  Invariant openEpisodesWait(JdbcClient jdbc, EngineCensus census) {
    return new EpisodeInvariant(
        "open-episodes-wait",
        "episode.invariant.waits",
        () -> {
          Set<String> waiting = census.take().waiting();
          Set<String> withMail =
              new HashSet<>(
                  jdbc.sql("select distinct episode::text from inbox where state = 'waiting'")
                      .query(String.class)
                      .list());
          return open(jdbc).stream()
              .filter(id -> !waiting.contains(id) && !withMail.contains(id))
              .map(id -> lost(id, "waits-for-nothing"))
              .toList();
        });
  }

  @Bean
  Invariant episodesAndInstancesMatch(JdbcClient jdbc, EngineCensus census) {
    return new EpisodeInvariant(
        "episodes-match-instances",
        "episode.invariant.matches",
        () -> {
          Set<String> roots = census.take().roots();
          Set<String> known =
              new HashSet<>(jdbc.sql("select id::text from episode").query(String.class).list());
          List<Invariant.Case> cases = new ArrayList<>();
          roots.stream()
              .filter(root -> !known.contains(root))
              .forEach(
                  root ->
                      cases.add(
                          new Invariant.Case(
                              Texts.of("episode.invariant.no-episode", root), null)));
          open(jdbc).stream()
              .filter(id -> !roots.contains(id))
              .forEach(id -> cases.add(lost(id, "no-process")));
          return cases;
        });
  }

  @Bean
  Invariant messagesArrive(JdbcClient jdbc) {
    return new EpisodeInvariant(
        "messages-arrive",
        "episode.invariant.messages",
        () ->
            jdbc.sql(
                    "select i.episode::text, i.message from inbox i join episode e on e.id = i.episode where i.state = 'failed' and e.closed_at is null")
                .query((row, number) -> lost(row.getString(1), "never-took", row.getString(2)))
                .list());
  }

  private static List<String> open(JdbcClient jdbc) {
    return jdbc.sql("select id::text from episode where closed_at is null")
        .query(String.class)
        .list();
  }

  private static Invariant.Case lost(String id, String key, Object... more) {
    Object[] values = new Object[more.length + 1];
    values[0] = id;
    System.arraycopy(more, 0, values, 1, more.length);
    return new Invariant.Case(
        Texts.of("episode.invariant." + key, values), new EpisodeId(UUID.fromString(id)));
  }
}
