package care.throughline.schedule;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What payers authorised, and how much of it is left. */
@Repository
public class Authorisations {

  private static final int MOST_UNITS = 400;
  private static final int MOST = 20;
  private static final String USED =
      """
      (select count(distinct case a.unit when 'day' then s.local_date::text else s.id::text end) from session s
       where s.episode = a.episode and s.state in ('attended', 'late', 'leftEarly') and s.local_date between a.starts_on and a.ends_on) as used""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AuditTrail audit;

  Authorisations(JdbcClient jdbc, Clock clock, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * What the admission check said, for an episode of which nothing was entered.
   *
   * @param from day of the check
   */
  public record Said(EpisodeId episode, int sessions, LocalDate from, LocalDate until) {}

  /** True when that member enters authorisations. */
  public static boolean may(Staff member) {
    return member.has(Role.UR)
        || member.has(Role.COORDINATOR)
        || member.has(Role.SUPERVISOR)
        || member.has(Role.DIRECTOR);
  }

  /**
   * The one of each episode that runs longest; in one statement however many there are.
   *
   * @param said counts for an episode that has none entered
   */
  public Map<EpisodeId, Authorisation> of(Collection<EpisodeId> episodes, List<Said> said) {
    return jdbc
        .sql(
"""
            with entered as (
              select distinct on (a.episode) a.id, a.episode, a.unit, a.units, a.starts_on, a.ends_on from authorisation a
              where a.episode = any(:episodes) and a.withdrawn_at is null order by a.episode, a.ends_on desc, a.entered_at desc),
            a as (
              select * from entered
              union all
              select null, t.episode, 'session', t.units, t.starts_on, greatest(t.ends_on, t.starts_on)
              from unnest(:said_of::uuid[], :said_units::int[], :said_from::date[], :said_until::date[]) as t(episode, units, starts_on, ends_on)
              where t.episode not in (select episode from entered))
            select a.*,
"""
                + USED
                + " from a")
        .param(
            "episodes",
            new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()))
        .param(
            "said_of",
            new SqlArrayValue("uuid", said.stream().map(one -> one.episode().value()).toArray()))
        .param("said_units", new SqlArrayValue("int4", said.stream().map(Said::sessions).toArray()))
        .param("said_from", new SqlArrayValue("date", said.stream().map(Said::from).toArray()))
        .param("said_until", new SqlArrayValue("date", said.stream().map(Said::until).toArray()))
        .query(
            (row, number) ->
                Map.entry(new EpisodeId(row.getObject("episode", UUID.class)), read(row, number)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** All entered for an episode, the one that runs longest first. */
  public List<Authorisation> entered(EpisodeId episode) {
    return jdbc.sql(
            "select a.*, "
                + USED
                + " from authorisation a where a.episode = :episode and a.withdrawn_at is null order by a.ends_on desc, a.entered_at desc limit :most")
        .param("episode", episode.value())
        .param("most", MOST)
        .query(Authorisations::read)
        .list();
  }

  /**
   * Enters one; the same twice is one. The caller has read the episode for the member.
   *
   * @throws ScheduleRefused when units or days do not do, or the member may not enter any
   */
  public void enter(
      EpisodeId episode, String unit, int units, LocalDate from, LocalDate until, Staff by) {
    check(by);
    if (!unit.equals("day") && !unit.equals("session")) {
      throw new ScheduleRefused(Texts.of("schedule.authorisation.unit"));
    }
    if (units < 1 || units > MOST_UNITS) {
      throw new ScheduleRefused(Texts.of("schedule.authorisation.how-many", MOST_UNITS));
    }
    if (until.isBefore(from)) {
      throw new ScheduleRefused(Texts.of("schedule.authorisation.ends-before"));
    }
    if (until.isAfter(from.plusYears(2))) {
      throw new ScheduleRefused(Texts.of("schedule.authorisation.too-long"));
    }
    transactions.run(
        () -> {
          UUID id = UUID.randomUUID();
          int entered =
              jdbc.sql(
                      """
                      insert into authorisation (id, episode, unit, units, starts_on, ends_on, entered_at, entered_by)
                      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                  .params(
                      id,
                      episode.value(),
                      unit,
                      units,
                      from,
                      until,
                      Times.utc(clock.instant()),
                      by.username())
                  .update();
          if (entered > 0) {
            audit.record(
                by.actor(),
                "authorisation.entered",
                "episode",
                episode.value(),
                Map.of("authorisation", id.toString(), "unit", unit, "units", units));
          }
        });
  }

  /** Withdraws a wrong entry; twice changes nothing. */
  public void withdraw(EpisodeId episode, UUID id, Staff by) {
    check(by);
    transactions.run(
        () -> {
          int withdrawn =
              jdbc.sql(
                      "update authorisation set withdrawn_at = ?, withdrawn_by = ? where id = ? and episode = ? and withdrawn_at is null")
                  .params(Times.utc(clock.instant()), by.username(), id, episode.value())
                  .update();
          if (withdrawn > 0) {
            audit.record(
                by.actor(),
                "authorisation.withdrawn",
                "episode",
                episode.value(),
                Map.of("authorisation", id.toString()));
          }
        });
  }

  private static void check(Staff by) {
    if (!may(by)) {
      throw new org.springframework.security.access.AccessDeniedException(
          "Only for those who deal with payers.");
    }
  }

  private static Authorisation read(ResultSet row, int number) throws SQLException {
    return new Authorisation(
        row.getObject("id", UUID.class),
        row.getString("unit"),
        row.getInt("units"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getInt("used"));
  }
}
