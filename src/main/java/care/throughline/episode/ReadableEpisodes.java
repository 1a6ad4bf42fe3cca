package care.throughline.episode;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Episodes as a member of staff may see them: those of their own site, and only for roles that work
 * with people.
 */
@Repository
public class ReadableEpisodes {

  /** Most episodes one page may have. */
  public static final int LARGEST_PAGE = 200;

  private static final String IN_STATE =
      """
       e.site = :site and case :state when 'all' then true when 'open' then e.closed_at is null
                                      when 'closed' then e.closed_at is not null else e.state = :state end
      """;

  private final JdbcClient jdbc;

  ReadableEpisodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The episode, when the reader may see it. */
  public Optional<Episode> find(EpisodeId id, Staff reader) {
    return reader.seesPeople()
        ? jdbc.sql("select * from episode where id = ? and site = ?")
            .params(id.value(), reader.site())
            .query(Episodes::read)
            .optional()
        : Optional.empty();
  }

  /**
   * Episodes of a person that the reader may see, the newest first; empty when the person is none
   * of theirs.
   */
  public List<Episode> of(PersonId person, Staff reader) {
    return reader.seesPeople()
        ? jdbc.sql(
                "select * from episode where person = ? and site = ? order by referred_at desc, id")
            .params(person.value(), reader.site())
            .query(Episodes::read)
            .list()
        : List.of();
  }

  /** The newest episode of each of the people, as far as the reader may see one. */
  public Map<PersonId, Episode> newestOf(Collection<PersonId> people, Staff reader) {
    if (people.isEmpty() || !reader.seesPeople()) {
      return Map.of();
    }
    return jdbc
        .sql(
            "select distinct on (person) * from episode where person = any(:people) and site = :site order by person, referred_at desc, id")
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .param("site", reader.site())
        .query(Episodes::read)
        .list()
        .stream()
        .collect(Collectors.toMap(Episode::person, Function.identity()));
  }

  /** Several episodes by id, as far as the reader may see them. */
  public Map<EpisodeId, Episode> all(Collection<EpisodeId> ids, Staff reader) {
    if (ids.isEmpty() || !reader.seesPeople()) {
      return Map.of();
    }
    return jdbc
        .sql("select * from episode where id = any(:ids) and site = :site")
        .param(
            "ids",
            new SqlArrayValue("uuid", ids.stream().map(EpisodeId::value).distinct().toArray()))
        .param("site", reader.site())
        .query(Episodes::read)
        .list()
        .stream()
        .collect(Collectors.toMap(Episode::id, Function.identity()));
  }

  /**
   * A page of episodes, oldest referral first.
   *
   * @param state a state, or {@code open}, {@code closed} or {@code all}
   * @param after id of the last one seen; null for the first page
   */
  public List<Episode> page(String state, Staff reader, @Nullable EpisodeId after, int limit) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            "select e.* from episode e where"
                + IN_STATE
                + """
                  and (:after::uuid is null or (e.referred_at, e.id) > (select referred_at, id from episode where id = :after::uuid))
                  order by e.referred_at, e.id limit :limit""")
        .param("site", reader.site())
        .param("state", state)
        .param("after", after == null ? null : after.value())
        .param("limit", Math.min(Math.max(limit, 1), LARGEST_PAGE))
        .query(Episodes::read)
        .list();
  }

  /** How many episodes all pages of {@link #page} have together. */
  public long count(String state, Staff reader) {
    if (!reader.seesPeople()) {
      return 0;
    }
    return jdbc.sql("select count(*) from episode e where" + IN_STATE)
        .param("site", reader.site())
        .param("state", state)
        .query(Long.class)
        .single();
  }
}
