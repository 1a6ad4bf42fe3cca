package care.throughline.episode;

import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** All episodes, to look at. They are changed through {@link EpisodeCourse}. */
@Repository
public class Episodes {

  private final JdbcClient jdbc;

  Episodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Episode> find(EpisodeId id) {
    return jdbc.sql("select * from episode where id = ?")
        .param(id.value())
        .query(Episodes::read)
        .optional();
  }

  /**
   * The episode with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Episode get(EpisodeId id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no episode " + id.value() + "."));
  }

  /** Those of the episodes that there are, in one statement. */
  public Map<EpisodeId, Episode> all(Collection<EpisodeId> ids) {
    return jdbc
        .sql("select * from episode where id = any(?)")
        .param(new SqlArrayValue("uuid", ids.stream().map(EpisodeId::value).toArray()))
        .query(Episodes::read)
        .list()
        .stream()
        .collect(Collectors.toMap(Episode::id, episode -> episode));
  }

  /** Episodes of a person, the newest first. */
  public List<Episode> of(PersonId person) {
    return jdbc.sql("select * from episode where person = ? order by referred_at desc, id")
        .param(person.value())
        .query(Episodes::read)
        .list();
  }

  /**
   * Episodes that are not closed, oldest referral first.
   *
   * @param after id of the last one seen; null for the first page
   */
  public List<Episode> open(@org.jspecify.annotations.Nullable EpisodeId after, int limit) {
    return jdbc.sql(
            """
            select * from episode
            where closed_at is null
              and (:after::uuid is null or (referred_at, id) > (select referred_at, id from episode where id = :after::uuid))
            order by referred_at, id limit :limit""")
        .param("after", after == null ? null : after.value())
        .param("limit", limit)
        .query(Episodes::read)
        .list();
  }

  /** How many are not closed. */
  public long countOpen() {
    return jdbc.sql("select count(*) from episode where closed_at is null")
        .query(Long.class)
        .single();
  }

  /** The episode that a referral already became, by the referral's source key. */
  public Optional<EpisodeId> ofReferral(String sourceKey) {
    return jdbc.sql("select episode from referral where source_key = ?")
        .param(sourceKey)
        .query(UUID.class)
        .optional()
        .map(EpisodeId::new);
  }

  static Episode read(ResultSet row, int number) throws SQLException {
    return new Episode(
        new EpisodeId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("site"),
        row.getInt("release"),
        EpisodeState.of(row.getString("state")),
        row.getString("referral_state"),
        row.getString("entry_kind"),
        row.getBoolean("minor"),
        row.getString("level"),
        row.getObject("week_number", Integer.class),
        row.getObject("weeks_planned", Integer.class),
        row.getString("discharge_kind"),
        Times.instantOrNull(row, "discharged_at"),
        row.getBoolean("aftercare"),
        Times.instant(row, "referred_at"),
        Times.instantOrNull(row, "closed_at"));
  }
}
