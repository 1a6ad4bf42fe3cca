package care.throughline.access;

import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accounts as administrators keep them: name, site, roles, and passwords that are shown once.
 * Nobody gives or takes roles of their own, and a site keeps its last programme director.
 */
@Component
public class StaffRoster {

  private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{1,31}");
  private static final int LONGEST_NAME = 80;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers staff;
  private final Passwords passwords;
  private final AuditTrail audit;

  StaffRoster(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers staff,
      Passwords passwords,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.staff = staff;
    this.passwords = passwords;
    this.audit = audit;
  }

  /**
   * One account.
   *
   * @param client true for a program
   * @param oneTime true while they have not chosen a password of their own
   * @param version goes up with every change
   */
  public record Account(
      StaffId id,
      String username,
      String name,
      boolean client,
      String site,
      Set<Role> roles,
      boolean active,
      boolean oneTime,
      int version) {}

  /** What an administrator enters. */
  public record Entry(String name, String site, Set<Role> roles) {}

  /**
   * A password that is told this once.
   *
   * @param until when it stops working unless it is used; null for a program, which keeps it
   */
  public record Told(StaffId id, String username, String password, @Nullable Instant until) {}

  /** How many accounts there are at a site: active ones, and those never signed in with. */
  public record Count(int active, int oneTime, int leaving) {}

  /** Counts the accounts of the reader's site. */
  public Count count(Staff reader) {
    check(reader);
    return jdbc.sql(
            """
            select count(*) filter (where active) as active, count(*) filter (where active and one_time_until is not null) as one_time,
                   count(*) filter (where active and ends_at is not null) as leaving from staff where site = ?""")
        .param(reader.site())
        .query(
            (row, number) ->
                new Count(row.getInt("active"), row.getInt("one_time"), row.getInt("leaving")))
        .single();
  }

  /**
   * An account of the reader's site.
   *
   * @throws NoSuchElementException when there is none
   */
  public Account get(StaffId id, Staff reader) {
    check(reader);
    return jdbc.sql(
            """
            select s.*, array(select r.role from staff_role r where r.staff = s.id order by r.role) as roles
            from staff s where s.id = ? and s.site = ?""")
        .params(id.value(), reader.site())
        .query(StaffRoster::read)
        .optional()
        .orElseThrow(() -> new NoSuchElementException("There is no such account."));
  }

  /** Names of the active members of the reader's site by the role they hold. */
  public Map<Role, List<String>> holders(Staff reader) {
    check(reader);
    return jdbc
        .sql(
            """
            select r.role, s.name from staff_role r join staff s on s.id = r.staff where s.site = ? and s.active order by lower(s.name), s.id""")
        .param(reader.site())
        .query((row, number) -> Map.entry(row.getString("role"), row.getString("name")))
        .list()
        .stream()
        .flatMap(one -> Role.of(one.getKey()).map(role -> Map.entry(role, one.getValue())).stream())
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /**
   * Makes an account.
   *
   * @return its first password, told nowhere else
   * @throws AdministrationRefused when a name, a role or the site does not do
   */
  public Told add(String username, Entry entry, Staff by) {
    check(by);
    String account = username.strip().toLowerCase(Locale.ROOT);
    if (!USERNAME.matcher(account).matches()) {
      throw new AdministrationRefused(Texts.of("access.account.username-unfit"));
    }
    Entry words = checked(entry);
    refuseUngiven(words.roles(), by);
    try {
      return transactions.call(
          () -> {
            openSite(words.site());
            boolean client = words.roles().contains(Role.INTEROP);
            Passwords.Fresh fresh = passwords.fresh();
            StaffId id =
                staff.add(account, words.name(), client, words.site(), words.roles(), fresh.hash());
            Instant until = client ? null : passwords.oneTimeUntil();
            jdbc.sql(
                    "update staff set one_time_until = ?, changed_at = ?, changed_by = ? where id = ?")
                .param(until == null ? null : Times.utc(until))
                .param(Times.utc(clock.instant()))
                .param(by.username())
                .param(id.value())
                .update();
            audit.record(
                by.actor(),
                "staff.added",
                "staff",
                id.value(),
                Map.of("site", words.site(), "roles", keys(words.roles())));
            return new Told(id, account, fresh.password(), until);
          });
    } catch (DuplicateKeyException taken) {
      throw new AdministrationRefused(Texts.of("access.account.taken", account));
    }
  }

  /**
   * Changes name, site and roles.
   *
   * @param seen version the administrator saw
   * @throws ChangedMeanwhile when it is another one by now
   * @throws AdministrationRefused when something entered does not do, or the administrator may not
   *     give or take one of the roles
   */
  public Account change(StaffId id, int seen, Entry entry, Staff by) {
    check(by);
    Entry words = checked(entry);
    return transactions.call(
        () -> {
          Staff now = admin(by);
          Account known = locked(id, seen, now);
          Set<Role> changed = new HashSet<>(words.roles());
          changed.addAll(known.roles());
          changed.removeIf(role -> known.roles().contains(role) && words.roles().contains(role));
          boolean moves = !words.site().equals(known.site());
          if (known.id().equals(now.id()) && (moves || !changed.isEmpty())) {
            throw new AdministrationRefused(Texts.of("access.account.own-roles"));
          }
          refuseUngiven(changed, now);
          if (moves) {
            openSite(words.site());
            refuseUngiven(known.roles(), now);
          }
          if (known.client() != words.roles().contains(Role.INTEROP)) {
            throw new AdministrationRefused(Texts.of("access.account.program-or-person"));
          }
          if (known.roles().contains(Role.DIRECTOR)
              && known.active()
              && (moves || !words.roles().contains(Role.DIRECTOR))) {
            keepOneDirector(known);
          }
          jdbc.sql(
                  "update staff set name = ?, site = ?, version = version + 1, changed_at = ?, changed_by = ? where id = ?")
              .params(
                  words.name(),
                  words.site(),
                  Times.utc(clock.instant()),
                  now.username(),
                  id.value())
              .update();
          changed.forEach(role -> flip(id, role, words.roles().contains(role)));
          audit.record(
              now.actor(),
              "staff.changed",
              "staff",
              id.value(),
              Map.of("site", words.site(), "roles", keys(words.roles())));
          return moves ? known : get(id, now);
        });
  }

  /**
   * Gives the account a password that works once, and ends its sessions.
   *
   * @param seen version the administrator saw
   */
  public Told resetPassword(StaffId id, int seen, Staff by) {
    check(by);
    return transactions.call(
        () -> {
          Staff now = admin(by);
          Account known = locked(id, seen, now);
          if (known.id().equals(now.id())) {
            throw new AdministrationRefused(Texts.of("access.account.own-password"));
          }
          if (!StaffRights.maySetPassword(known.roles(), now)) {
            throw new AdministrationRefused(Texts.of("access.account.password-by-director"));
          }
          Passwords.Fresh fresh = passwords.fresh();
          Instant until = known.client() ? null : passwords.oneTimeUntil();
          jdbc.sql(
                  """
                  update staff set password_hash = ?, one_time_until = ?, sign_in_epoch = sign_in_epoch + 1, version = version + 1,
                    changed_at = ?, changed_by = ? where id = ?""")
              .param(fresh.hash())
              .param(until == null ? null : Times.utc(until))
              .param(Times.utc(clock.instant()))
              .param(now.username())
              .param(id.value())
              .update();
          audit.record(now.actor(), "staff.passwordReset", "staff", id.value(), Map.of());
          return new Told(id, known.username(), fresh.password(), until);
        });
  }

  private void flip(StaffId id, Role role, boolean held) {
    jdbc.sql(
            held
                ? "insert into staff_role (staff, role) values (?, ?)"
                : "delete from staff_role where staff = ? and role = ?")
        .params(id.value(), role.key())
        .update();
  }

  /** The administrator as they are inside this transaction: their right may just have gone. */
  private Staff admin(Staff by) {
    jdbc.sql("select id from site where id = ? for no key update")
        .param(by.site())
        .query(String.class)
        .optional();
    Staff now = staff.named(by.username()).orElseThrow(NoSuchElementException::new);
    check(now);
    return now;
  }

  private Account locked(StaffId id, int seen, Staff by) {
    record Last(int version, @Nullable String by, @Nullable Instant at) {}
    Optional<Last> last =
        jdbc.sql("select version, changed_by, changed_at from staff where id = ? for no key update")
            .param(id.value())
            .query(
                (row, number) ->
                    new Last(
                        row.getInt("version"),
                        row.getString("changed_by"),
                        Times.instantOrNull(row, "changed_at")))
            .optional();
    Account known = get(id, by);
    Last seenLast = last.orElseThrow();
    if (seenLast.version() != seen) {
      throw new ChangedMeanwhile(
          staff.called(Objects.requireNonNullElse(seenLast.by(), "somebody")), seenLast.at());
    }
    return known;
  }

  private void keepOneDirector(Account known) {
    boolean another =
        jdbc.sql(
                """
                select exists (select 1 from staff s join staff_role r on r.staff = s.id and r.role = ?
                where s.site = ? and s.active and s.ends_at is null and s.id <> ?)""")
            .params(Role.DIRECTOR.key(), known.site(), known.id().value())
            .query(Boolean.class)
            .single();
    if (!another) {
      throw new AdministrationRefused(Texts.of("access.account.last-director"));
    }
  }

  private void openSite(String site) {
    boolean open =
        jdbc.sql("select exists (select 1 from site where id = ? and closed_at is null)")
            .param(site)
            .query(Boolean.class)
            .single();
    if (!open) {
      throw new AdministrationRefused(Texts.of("access.account.no-such-site"));
    }
  }

  private static Entry checked(Entry entry) {
    String name = entry.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new AdministrationRefused(Texts.of("access.account.name-unfit", LONGEST_NAME));
    }
    if (entry.roles().isEmpty()) {
      throw new AdministrationRefused(Texts.of("access.account.no-role"));
    }
    if (entry.roles().contains(Role.INTEROP) && entry.roles().size() > 1) {
      throw new AdministrationRefused(Texts.of("access.account.program-only"));
    }
    return new Entry(name, entry.site(), Set.copyOf(entry.roles()));
  }

  private static void refuseUngiven(Set<Role> roles, Staff by) {
    roles.stream()
        .filter(role -> !StaffRights.mayGive(role, by))
        .sorted()
        .findFirst()
        .ifPresent(
            role -> {
              throw new AdministrationRefused(
                  Texts.of("access.account.role-by-director", role.words()));
            });
  }

  private static List<String> keys(Set<Role> roles) {
    return roles.stream().map(Role::key).sorted().toList();
  }

  private static void check(Staff reader) {
    if (!StaffRights.mayAdminister(reader)) {
      throw new org.springframework.security.access.AccessDeniedException(
          "Only for directors and operators.");
    }
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    return new Account(
        new StaffId(row.getObject("id", UUID.class)),
        row.getString("username"),
        row.getString("name"),
        row.getString("kind").equals("client"),
        row.getString("site"),
        Arrays.stream((Object[]) row.getArray("roles").getArray())
            .map(key -> Role.of(Objects.toString(key)))
            .flatMap(Optional::stream)
            .collect(Collectors.toUnmodifiableSet()),
        row.getBoolean("active"),
        row.getObject("one_time_until") != null,
        row.getInt("version"));
  }
}
