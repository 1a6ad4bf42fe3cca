package care.throughline.access;

import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sites as administrators keep them: name, zone, telephone, region, open or closed. */
@Component
public class SiteBook {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,23}");
  private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()./-]{5,23}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,3})?");
  private static final int LONGEST_NAME = 80;
  private static final Hours USUAL = new Hours(LocalTime.of(8, 0), LocalTime.of(18, 0));
  private static final int CLOSES_FRIDAY = 5;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers staff;
  private final List<SiteUse> uses;
  private final AuditTrail audit;

  SiteBook(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers staff,
      List<SiteUse> uses,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.staff = staff;
    this.uses = uses;
    this.audit = audit;
  }

  /**
   * One site.
   *
   * @param zone such as {@code America/New_York}
   * @param region country, or state, whose holidays are proposed, such as {@code us-ny}
   * @param closedAt null while it is open
   * @param accounts how many active accounts it has
   */
  public record Listed(
      String id,
      String name,
      String zone,
      String phone,
      String region,
      @Nullable Instant closedAt,
      int accounts,
      int version) {}

  /** What an administrator enters. */
  public record Entry(String name, String zone, String phone, String region) {}

  /** All sites, the open ones first. */
  public List<Listed> all(Staff reader) {
    check(reader);
    return jdbc.sql(
            """
            select s.*, (select count(*) from staff a where a.site = s.id and a.active) as accounts from site s
            order by s.closed_at is not null, lower(s.name), s.id""")
        .query(SiteBook::read)
        .list();
  }

  /**
   * One site.
   *
   * @throws NoSuchElementException when there is none
   */
  public Listed get(String id, Staff reader) {
    return all(reader).stream().filter(site -> site.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * Sets a site up, open on weekdays from 8 to 18; its hours are changed on its own page.
   *
   * @throws AdministrationRefused when something entered does not do
   */
  public Listed add(String id, Entry entry, Staff by) {
    check(by);
    String key = id.strip().toLowerCase(Locale.ROOT);
    if (!ID.matcher(key).matches()) {
      throw new AdministrationRefused(Texts.of("access.site.short-name-unfit"));
    }
    Entry words = checked(entry);
    try {
      return transactions.call(
          () -> {
            jdbc.sql(
                    """
                    insert into site (id, name, zone, phone, holiday_country, changed_at, changed_by) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                    key,
                    words.name(),
                    words.zone(),
                    words.phone(),
                    words.region(),
                    Times.utc(clock.instant()),
                    by.username())
                .update();
            for (int day = DayOfWeek.MONDAY.getValue(); day <= CLOSES_FRIDAY; day++) {
              jdbc.sql("insert into site_hours (site, weekday, opens, closes) values (?, ?, ?, ?)")
                  .params(key, day, USUAL.opens(), USUAL.closes())
                  .update();
            }
            audit.record(by.actor(), "site.added", "site", key, Map.of("zone", words.zone()));
            return get(key, by);
          });
    } catch (DuplicateKeyException taken) {
      throw new AdministrationRefused(Texts.of("access.site.there-already", key));
    }
  }

  /**
   * Changes a site. A new zone counts for what is planned from now on.
   *
   * @param seen version the administrator saw
   * @throws ChangedMeanwhile when it is another one by now
   */
  public Listed change(String id, int seen, Entry entry, Staff by) {
    check(by);
    Entry words = checked(entry);
    return transactions.call(
        () -> {
          Listed known = locked(id, seen, by);
          if (!known.zone().equals(words.zone())) {
            refuseWhileUsed(id, what -> Texts.of("access.site.zone-in-use", what));
          }
          jdbc.sql(
                  """
                  update site set name = ?, zone = ?, phone = ?, holiday_country = ?, version = version + 1, changed_at = ?, changed_by = ?
                  where id = ?""")
              .params(
                  words.name(),
                  words.zone(),
                  words.phone(),
                  words.region(),
                  Times.utc(clock.instant()),
                  by.username(),
                  id)
              .update();
          audit.record(by.actor(), "site.changed", "site", id, Map.of("zone", words.zone()));
          return get(id, by);
        });
  }

  /**
   * Closes a site where nobody works and nobody is in care any more.
   *
   * @throws AdministrationRefused while somebody does, and for the last open site
   */
  public Listed close(String id, int seen, Staff by) {
    check(by);
    return transactions.call(
        () -> {
          jdbc.sql("select id from site order by id for no key update").query(String.class).list();
          Listed known = locked(id, seen, by);
          if (known.closedAt() != null) {
            return known;
          }
          if (known.accounts() > 0) {
            throw new AdministrationRefused(
                Texts.of("access.site.accounts-still-work", known.accounts(), known.name()));
          }
          refuseWhileUsed(id, what -> Texts.of("access.site.in-use", what));
          if (all(by).stream()
              .noneMatch(site -> site.closedAt() == null && !site.id().equals(id))) {
            throw new AdministrationRefused(Texts.of("access.site.last-open"));
          }
          set(id, Times.utc(clock.instant()), by);
          audit.record(by.actor(), "site.closed", "site", id, Map.of());
          return get(id, by);
        });
  }

  /** Opens a closed site again. */
  public Listed open(String id, int seen, Staff by) {
    check(by);
    return transactions.call(
        () -> {
          if (locked(id, seen, by).closedAt() != null) {
            set(id, null, by);
            audit.record(by.actor(), "site.opened", "site", id, Map.of());
          }
          return get(id, by);
        });
  }

  private void set(String id, java.time.@Nullable OffsetDateTime closedAt, Staff by) {
    jdbc.sql(
            "update site set closed_at = ?, version = version + 1, changed_at = ?, changed_by = ? where id = ?")
        .param(closedAt)
        .param(Times.utc(clock.instant()))
        .param(by.username())
        .param(id)
        .update();
  }

  private void refuseWhileUsed(String id, UnaryOperator<String> refusal) {
    uses.stream()
        .map(use -> use.goingOn(id))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            what -> {
              throw new AdministrationRefused(refusal.apply(what));
            });
  }

  private Listed locked(String id, int seen, Staff by) {
    jdbc.sql("select id from site where id = ? for no key update")
        .param(id)
        .query(String.class)
        .optional();
    Listed known = get(id, by);
    if (known.version() != seen) {
      String who = Objects.requireNonNullElse(changedBy(id), "somebody");
      throw new ChangedMeanwhile(staff.called(who), changedAt(id));
    }
    return known;
  }

  private @Nullable String changedBy(String id) {
    return jdbc.sql("select changed_by from site where id = ?")
        .param(id)
        .query((row, number) -> Optional.ofNullable(row.getString("changed_by")))
        .single()
        .orElse(null);
  }

  private @Nullable Instant changedAt(String id) {
    return jdbc.sql("select changed_at from site where id = ?")
        .param(id)
        .query((row, number) -> Optional.ofNullable(Times.instantOrNull(row, "changed_at")))
        .single()
        .orElse(null);
  }

  private static Entry checked(Entry entry) {
    String name = entry.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new AdministrationRefused(Texts.of("access.site.name-unfit", LONGEST_NAME));
    }
    String zone = entry.zone().strip();
    if (!ZoneId.getAvailableZoneIds().contains(zone) || !zone.contains("/")) {
      throw new AdministrationRefused(
          Texts.of(
              "access.site.no-zone", zone.substring(0, Math.min(zone.length(), LONGEST_NAME))));
    }
    String phone = entry.phone().strip();
    if (!PHONE.matcher(phone).matches()) {
      throw new AdministrationRefused(Texts.of("access.site.phone-unfit"));
    }
    String region = entry.region().strip().toLowerCase(Locale.ROOT);
    if (!REGION.matcher(region).matches()) {
      throw new AdministrationRefused(Texts.of("access.site.region-unfit"));
    }
    return new Entry(name, zone, phone, region);
  }

  private static void check(Staff reader) {
    if (!StaffRights.mayAdminister(reader)) {
      throw new org.springframework.security.access.AccessDeniedException(
          "Only for directors and operators.");
    }
  }

  private static Listed read(ResultSet row, int number) throws SQLException {
    return new Listed(
        row.getString("id"),
        row.getString("name"),
        row.getString("zone"),
        row.getString("phone"),
        row.getString("holiday_country"),
        Times.instantOrNull(row, "closed_at"),
        row.getInt("accounts"),
        row.getInt("version"));
  }
}
