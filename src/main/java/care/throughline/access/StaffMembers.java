package care.throughline.access;

import care.throughline.platform.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The staff of all sites, clients included. */
@Repository
public class StaffMembers {

  private static final String SELECT =
      """
      select s.id, s.username, s.name, s.site, coalesce(array_agg(r.role) filter (where r.role is not null), '{}') as roles
      from staff s left join staff_role r on r.staff = s.id
      """;
  private static final RowMapper<Staff> ROW =
      (row, number) ->
          new Staff(
              new StaffId(row.getObject("id", UUID.class)),
              row.getString("username"),
              row.getString("name"),
              row.getString("site"),
              Arrays.stream((Object[]) row.getArray("roles").getArray())
                  .map(key -> Role.of(Objects.toString(key)))
                  .flatMap(Optional::stream)
                  .collect(Collectors.toUnmodifiableSet()));

  private final JdbcClient jdbc;

  StaffMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The active member with that username. */
  public Optional<Staff> named(String username) {
    return jdbc.sql(SELECT + "where s.username = ? and s.active group by s.id")
        .param(username)
        .query(ROW)
        .optional();
  }

  /** How a member is called, active or not; the username itself when nobody has it. */
  public String called(String username) {
    return jdbc.sql("select name from staff where username = ?")
        .param(username)
        .query(String.class)
        .optional()
        .orElse(username);
  }

  /** Which of an active member's sessions count; empty when they can no longer sign in. */
  Optional<Integer> signInEpoch(String username) {
    return jdbc.sql("select sign_in_epoch from staff where username = ? and active")
        .param(username)
        .query(Integer.class)
        .optional();
  }

  /** The member with that id, active or not: history keeps naming those who left. */
  public Optional<Staff> find(StaffId id) {
    return jdbc.sql(SELECT + "where s.id = ? group by s.id")
        .param(id.value())
        .query(ROW)
        .optional();
  }

  /** Those of the members that there are, active or not, in one statement. */
  public Map<StaffId, Staff> all(Collection<StaffId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(SELECT + "where s.id = any(?) group by s.id")
        .param(new SqlArrayValue("uuid", ids.stream().map(StaffId::value).distinct().toArray()))
        .query(ROW)
        .list()
        .stream()
        .collect(Collectors.toMap(Staff::id, Function.identity()));
  }

  /** All active humans of a site, by name. */
  public List<Staff> at(String site) {
    return jdbc.sql(
            SELECT
                + "where s.site = ? and s.active and s.kind = 'person' group by s.id order by s.name")
        .param(site)
        .query(ROW)
        .list();
  }

  /** True when nobody can sign in yet. */
  public boolean none() {
    return !jdbc.sql("select exists (select 1 from staff)").query(Boolean.class).single();
  }

  /**
   * Until when the member's password is one that somebody else was told; empty when it is their
   * own.
   */
  Optional<Instant> oneTimeUntil(String username) {
    return jdbc.sql(
            "select one_time_until from staff where username = ? and active and one_time_until is not null")
        .param(username)
        .query((row, number) -> Times.instant(row, "one_time_until"))
        .optional();
  }

  Optional<String> passwordHash(String username) {
    return jdbc.sql("select password_hash from staff where username = ? and active")
        .param(username)
        .query(String.class)
        .optional();
  }

  /**
   * Adds a member.
   *
   * @param passwordHash encoded, never the password itself
   */
  @Transactional
  public StaffId add(
      String username,
      String name,
      boolean client,
      String site,
      Collection<Role> roles,
      String passwordHash) {
    StaffId id = new StaffId(UUID.randomUUID());
    jdbc.sql(
            "insert into staff (id, username, name, kind, site, password_hash) values (?, ?, ?, ?, ?, ?)")
        .params(id.value(), username, name, client ? "client" : "person", site, passwordHash)
        .update();
    for (Role role : Set.copyOf(roles)) {
      jdbc.sql("insert into staff_role (staff, role) values (?, ?)")
          .params(id.value(), role.key())
          .update();
    }
    return id;
  }

  /** Replaces the password of a member. */
  public void changePassword(String username, String passwordHash) {
    jdbc.sql("update staff set password_hash = ?, one_time_until = null where username = ?")
        .params(passwordHash, username)
        .update();
  }
}
