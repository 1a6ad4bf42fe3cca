package care.throughline.worklist;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.ChangedMeanwhile;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * The shared views of a site, and those left behind by whoever left: renamed, no longer shared,
 * taken over, deleted. Nobody looks into what colleagues keep for themselves.
 */
@Component
public class ViewKeeping {

  /** Most views that are listed. */
  public static final int MOST = 200;

  private static final String KEPT =
      """
      select v.*, o.name as owner_name, o.active as owner_active from saved_view v join staff o on o.id = v.owner
      where v.site = :site and (v.shared or not o.active)""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StaffMembers staff;
  private final AuditTrail audit;

  ViewKeeping(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StaffMembers staff,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.staff = staff;
    this.audit = audit;
  }

  /**
   * One view.
   *
   * @param owner name of whoever keeps it
   * @param left true when they have left
   */
  public record Kept(
      UUID id,
      String name,
      String query,
      String owner,
      boolean left,
      boolean shared,
      int version,
      @Nullable String changedBy,
      @Nullable Instant changedAt) {}

  /** True when that member keeps the views of their site in order. */
  public static boolean may(Staff member) {
    return member.has(Role.SUPERVISOR) || member.has(Role.DIRECTOR);
  }

  /** The views of the reader's site, those left behind first. */
  public List<Kept> at(Staff reader) {
    check(reader);
    return jdbc.sql(KEPT + " order by o.active, lower(v.name), v.id limit :most")
        .param("site", reader.site())
        .param("most", MOST)
        .query(ViewKeeping::read)
        .list();
  }

  /**
   * Gives a view another name.
   *
   * @param seen version the member saw
   * @throws AdministrationRefused when the name is missing, too long or taken
   * @throws ChangedMeanwhile when it is another version by now
   */
  public void rename(UUID id, int seen, String name, Staff by) {
    String words = name.strip();
    if (words.isEmpty()
        || words.length() > SavedViews.LONGEST_NAME
        || words.chars().anyMatch(Character::isISOControl)) {
      throw new AdministrationRefused(
          Texts.of("worklist.view-refused.name", SavedViews.LONGEST_NAME));
    }
    change(id, seen, by, "savedView.renamed", "name = :value", words);
  }

  /** From now on only its owner sees it. Throws as {@link #rename}. */
  public void unshare(UUID id, int seen, Staff by) {
    change(id, seen, by, "savedView.unshared", "shared = :value", false);
  }

  /** Makes the member the owner of a view whose owner has left. Throws as {@link #rename}. */
  public void takeOver(UUID id, int seen, Staff by) {
    if (at(by).stream().noneMatch(view -> view.id().equals(id) && view.left())) {
      throw new AdministrationRefused(Texts.of("worklist.view-refused.owner-here"));
    }
    change(id, seen, by, "savedView.takenOver", "owner = :value", by.id().value());
  }

  /** Deletes a view; who began with it begins with their own work again. */
  public void delete(UUID id, int seen, Staff by) {
    check(by);
    transactions.run(
        () -> {
          locked(id, seen, by);
          jdbc.sql("delete from saved_view where id = ?").param(id).update();
          audit.record(by.actor(), "savedView.deleted", "savedView", id, Map.of());
        });
  }

  private void change(UUID id, int seen, Staff by, String action, String set, Object value) {
    check(by);
    try {
      transactions.run(
          () -> {
            locked(id, seen, by);
            jdbc.sql(
                    "update saved_view set "
                        + set
                        + ", version = version + 1, changed_at = :at, changed_by = :by where id = :id")
                .param("value", value)
                .param("at", Times.utc(clock.instant()))
                .param("by", by.username())
                .param("id", id)
                .update();
            audit.record(by.actor(), action, "savedView", id, Map.of());
          });
    } catch (DuplicateKeyException taken) {
      throw new AdministrationRefused(Texts.of("worklist.view-refused.owner-has"));
    }
  }

  private void locked(UUID id, int seen, Staff by) {
    Kept known =
        jdbc.sql(KEPT + " and v.id = :id for update of v")
            .param("site", by.site())
            .param("id", id)
            .query(ViewKeeping::read)
            .optional()
            .orElseThrow(NoSuchElementException::new);
    if (known.version() != seen) {
      throw new ChangedMeanwhile(
          staff.called(Objects.requireNonNullElse(known.changedBy(), known.owner())),
          known.changedAt());
    }
  }

  private static void check(Staff reader) {
    if (!may(reader)) {
      throw new AccessDeniedException("Only for supervisors and directors.");
    }
  }

  private static Kept read(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("query"),
        row.getString("owner_name"),
        !row.getBoolean("owner_active"),
        row.getBoolean("shared"),
        row.getInt("version"),
        row.getString("changed_by"),
        Times.instantOrNull(row, "changed_at"));
  }
}
