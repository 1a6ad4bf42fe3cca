package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a site has to tell the state that its groups are nearly full (domain guide T-07: from 90
 * percent, within 7 calendar days). A notice ends when enough seats are free again.
 */
@Component
public class CapacityNotices {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final GroupCensus census;
  private final GroupSettings settings;
  private final AuditTrail audit;

  CapacityNotices(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      GroupCensus census,
      GroupSettings settings,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.census = census;
    this.settings = settings;
    this.audit = audit;
  }

  /**
   * One time a site was nearly full.
   *
   * @param percent share of all seats when it was noticed
   * @param toldAt when somebody told the state; null while nobody has
   */
  public record Notice(
      UUID id, Instant reachedAt, Instant dueAt, int percent, @Nullable Instant toldAt) {}

  /** The notice that stands for a site; empty while there are seats enough. */
  public Optional<Notice> standing(String site) {
    return jdbc.sql("select * from capacity_notice where site = ? and ended_at is null")
        .param(site)
        .query(CapacityNotices::read)
        .optional();
  }

  /** Begins or ends the notice of a site, as its census is now. Safe to repeat. */
  public void check(String site) {
    transactions.run(
        () -> {
          Instant now = clock.instant();
          var where = sites.get(site);
          List<Census> groups = census.at(site, where.dayOf(now));
          int seats = groups.stream().mapToInt(each -> each.group().capacity()).sum();
          int used = groups.stream().mapToInt(each -> each.enrolled() + each.held()).sum();
          if (seats > 0 && 100 * used >= settings.noticePercent() * seats) {
            jdbc.sql(
                    """
                    insert into capacity_notice (id, site, reached_at, due_at, percent) values (?, ?, ?, ?, ?)
                    on conflict (site) where ended_at is null do nothing""")
                .params(
                    UUID.randomUUID(),
                    site,
                    Times.utc(now),
                    Times.utc(where.plusCalendarDays(now, settings.noticeDays())),
                    100 * used / seats)
                .update();
          } else {
            jdbc.sql("update capacity_notice set ended_at = ? where site = ? and ended_at is null")
                .params(Times.utc(now), site)
                .update();
          }
        });
  }

  /** Somebody has told the state. A second call changes nothing. */
  public void told(String site, Actor actor) {
    transactions.run(
        () -> {
          int told =
              jdbc.sql(
                      """
                      update capacity_notice set told_at = ?, told_by = ?
                      where site = ? and ended_at is null and told_at is null""")
                  .params(Times.utc(clock.instant()), actor.name(), site)
                  .update();
          if (told == 1) {
            audit.record(actor, "capacity.told", "site", site, Map.of());
          }
        });
  }

  private static Notice read(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getObject("id", UUID.class),
        Times.instant(row, "reached_at"),
        Times.instant(row, "due_at"),
        row.getInt("percent"),
        Times.instantOrNull(row, "told_at"));
  }
}
