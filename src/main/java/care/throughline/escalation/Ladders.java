package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.worklist.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The versions of all ladders. The most specific one in force counts: one of the site before one of
 * the role before the general one.
 */
@Repository
public class Ladders {

  private static final String SELECT =
      """
      select v.*, r.level, r.percent, r.steps, r.targets, r.repeat_every, r.reassign
      from ladder_version v join ladder_rung r on r.ladder_version = v.id
      """;

  private static final String MOST_SPECIFIC =
      "order by (v.site is not null) desc, (v.role is not null) desc, v.role limit 1";

  private final JdbcClient jdbc;

  /** A version never changes, so reading it once is enough. */
  private final Map<UUID, LadderVersion> read = new ConcurrentHashMap<>();

  Ladders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The ladder of an item.
   *
   * @param roles keys of the roles it is for
   * @throws IllegalStateException when the urgency has none, which the schema's own rows exclude
   */
  LadderVersion of(Urgency urgency, Collection<String> roles, String site) {
    return jdbc
        .sql(
            SELECT
                + """
                where v.id = (select v.id from ladder_version v
                  where v.replaced_at is null and v.urgency = :urgency and (v.role is null or v.role = any (:roles))
                    and (v.site is null or v.site = :site)
                """
                + MOST_SPECIFIC
                + ") order by r.position")
        .param("urgency", urgency.name())
        .param("roles", new SqlArrayValue("text", roles.toArray()))
        .param("site", site)
        .query(Ladders::versions)
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no ladder for " + urgency + "."));
  }

  /** The version with that id, in force or not. */
  LadderVersion get(UUID id) {
    LadderVersion known = read.get(id);
    if (known == null) {
      known =
          jdbc
              .sql(SELECT + "where v.id = :id order by r.position")
              .param("id", id)
              .query(Ladders::versions)
              .stream()
              .findFirst()
              .orElseThrow();
      read.put(id, known);
    }
    return known;
  }

  /** All ladders in force, by urgency, the general one first. */
  public List<LadderVersion> inForce() {
    return jdbc.sql(
            SELECT
                + """
                where v.replaced_at is null
                order by array_position(array['EMERGENCY', 'URGENT', 'HIGH', 'ROUTINE'], v.urgency), v.site nulls first, v.role nulls first, r.position""")
        .query(Ladders::versions);
  }

  /** The ladder in force for exactly that urgency, role and site. */
  public Optional<LadderVersion> exactly(
      Urgency urgency, @Nullable Role role, @Nullable String site) {
    return jdbc
        .sql(
            SELECT
                + """
                where v.replaced_at is null and v.urgency = :urgency and v.role is not distinct from :role and v.site is not distinct from :site
                order by r.position""")
        .param("urgency", urgency.name())
        .param("role", role == null ? null : role.key())
        .param("site", site)
        .query(Ladders::versions)
        .stream()
        .findFirst();
  }

  /** All versions for that urgency, role and site, the newest first. */
  public List<LadderVersion> history(
      Urgency urgency, @Nullable Role role, @Nullable String site, int limit) {
    return jdbc
        .sql(
            SELECT
                + """
                where v.urgency = :urgency and v.role is not distinct from :role and v.site is not distinct from :site
                order by v.number desc, r.position""")
        .param("urgency", urgency.name())
        .param("role", role == null ? null : role.key())
        .param("site", site)
        .query(Ladders::versions)
        .stream()
        .limit(limit)
        .toList();
  }

  /**
   * How many ladders are for that urgency, role and site so far, kept from others until the end.
   */
  int lastNumber(Ladder ladder) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('ladder'))").query().singleRow();
    return jdbc.sql(
            """
            select coalesce(max(number), 0) from ladder_version
            where urgency = :urgency and role is not distinct from :role and site is not distinct from :site""")
        .param("urgency", ladder.urgency().name())
        .param("role", roleKey(ladder))
        .param("site", ladder.site())
        .query(Integer.class)
        .single();
  }

  /** The ladder in force for that urgency, role and site counts no longer. */
  int replace(Ladder ladder, Instant now) {
    return jdbc.sql(
            """
            update ladder_version set replaced_at = :now
            where replaced_at is null and urgency = :urgency and role is not distinct from :role and site is not distinct from :site""")
        .param("now", Times.utc(now))
        .param("urgency", ladder.urgency().name())
        .param("role", roleKey(ladder))
        .param("site", ladder.site())
        .update();
  }

  UUID add(Ladder ladder, int number, StaffId by, Instant now) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into ladder_version (id, urgency, role, site, number, interval_amount, interval_unit, made_by, made_at)
            values (:id, :urgency, :role, :site, :number, :amount, :unit, :by, :now)""")
        .param("id", id)
        .param("urgency", ladder.urgency().name())
        .param("role", roleKey(ladder))
        .param("site", ladder.site())
        .param("number", number)
        .param("amount", ladder.interval().amount())
        .param("unit", ladder.interval().unit().name())
        .param("by", by.value())
        .param("now", Times.utc(now))
        .update();
    int position = 0;
    for (LadderRung rung : ladder.rungs()) {
      position++;
      jdbc.sql(
              """
              insert into ladder_rung (ladder_version, position, level, percent, steps, targets, repeat_every, reassign)
              values (:version, :position, :level, :percent, :steps, :targets, :repeat, :reassign)""")
          .param("version", id)
          .param("position", position)
          .param("level", rung.level())
          .param("percent", rung.percent())
          .param("steps", rung.steps())
          .param(
              "targets",
              new SqlArrayValue("text", rung.targets().stream().map(Target::name).toArray()))
          .param("repeat", rung.repeatEvery())
          .param("reassign", rung.reassign())
          .update();
    }
    return id;
  }

  private static @Nullable String roleKey(Ladder ladder) {
    return ladder.role() == null ? null : ladder.role().key();
  }

  private static List<LadderVersion> versions(ResultSet rows) throws SQLException {
    Map<UUID, LadderVersion> heads = new LinkedHashMap<>();
    Map<UUID, List<LadderRung>> rungs = new HashMap<>();
    while (rows.next()) {
      UUID id = rows.getObject("id", UUID.class);
      List<LadderRung> own = rungs.computeIfAbsent(id, unknown -> new ArrayList<>());
      own.add(rung(rows));
      if (!heads.containsKey(id)) {
        heads.put(id, head(rows, id, own));
      }
    }
    return heads.values().stream().map(Ladders::closed).toList();
  }

  private static LadderVersion closed(LadderVersion head) {
    Ladder open = head.ladder();
    return new LadderVersion(
        head.id(),
        head.number(),
        new Ladder(
            open.urgency(), open.role(), open.site(), open.interval(), List.copyOf(open.rungs())),
        head.madeBy(),
        head.madeAt(),
        head.replacedAt());
  }

  private static LadderVersion head(ResultSet row, UUID id, List<LadderRung> rungs)
      throws SQLException {
    String role = row.getString("role");
    UUID madeBy = row.getObject("made_by", UUID.class);
    return new LadderVersion(
        id,
        row.getInt("number"),
        new Ladder(
            Urgency.valueOf(row.getString("urgency")),
            role == null ? null : Role.of(role).orElseThrow(),
            row.getString("site"),
            new Interval(
                row.getInt("interval_amount"),
                Interval.Unit.valueOf(row.getString("interval_unit"))),
            rungs),
        madeBy == null ? null : new StaffId(madeBy),
        Times.instant(row, "made_at"),
        Times.instantOrNull(row, "replaced_at"));
  }

  private static LadderRung rung(ResultSet row) throws SQLException {
    return new LadderRung(
        row.getInt("level"),
        row.getObject("percent", Integer.class),
        row.getObject("steps", Integer.class),
        Arrays.stream((String[]) row.getArray("targets").getArray()).map(Target::valueOf).toList(),
        row.getInt("repeat_every"),
        row.getBoolean("reassign"));
  }
}
