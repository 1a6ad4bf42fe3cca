package care.throughline.access;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Background;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the accounts of those who leave, at once or after a last day, and opens them again.
 * Directors and operators may: the one knows who leaves, the other has to shut an account out at
 * any hour and needs no look at people in care for it.
 */
@Component
public class StaffDepartures implements Background.Recurring {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final ApplicationEventPublisher events;
  private final AuditTrail audit;

  StaffDepartures(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      ApplicationEventPublisher events,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.events = events;
    this.audit = audit;
  }

  /**
   * One account.
   *
   * @param active true while they can sign in
   * @param endsAt when the account ends or has ended; null when no end is set
   */
  public record Account(
      StaffId id,
      String username,
      String name,
      String site,
      boolean active,
      @Nullable Instant endsAt) {}

  /** True when that member of staff may end and open accounts. */
  public static boolean may(Staff staff) {
    return staff.has(Role.DIRECTOR) || staff.has(Role.OPERATOR);
  }

  /**
   * The accounts of the reader's site, client programs included, by name.
   *
   * @throws DepartureRefused when the reader may not end accounts
   */
  public List<Account> at(Staff reader) {
    check(reader);
    return jdbc.sql("select * from staff where site = ? order by active desc, lower(name), id")
        .param(reader.site())
        .query(StaffDepartures::read)
        .list();
  }

  /** The account, when it is of the reader's site. */
  public Account get(StaffId id, Staff reader) {
    check(reader);
    return jdbc.sql("select * from staff where id = ? and site = ?")
        .params(id.value(), reader.site())
        .query(StaffDepartures::read)
        .optional()
        .orElseThrow(() -> new NoSuchElementException("There is no such account."));
  }

  /**
   * Ends an account. What the member holds goes back at the moment it ends; what follows from a
   * known last day is told at once, so that plans can be mended ahead. Ending it twice changes
   * nothing.
   *
   * @param lastDay the last day on which they can sign in, in the site's zone; null for at once
   * @throws DepartureRefused when the day is over, or it is the account of whoever asks
   */
  public Account end(StaffId id, @Nullable LocalDate lastDay, Staff by) {
    return transactions.call(
        () -> {
          Account known = locked(id, by);
          if (known.id().equals(by.id())) {
            throw new DepartureRefused(Texts.of("access.departure.own"));
          }
          Site site = sites.get(known.site());
          LocalDate today = site.dayOf(clock.instant());
          if (lastDay != null && lastDay.isBefore(today)) {
            throw new DepartureRefused(Texts.of("access.departure.day-over", lastDay.toString()));
          }
          if (!known.active()) {
            return known;
          }
          Instant endsAt =
              lastDay == null
                  ? clock.instant()
                  : lastDay.plusDays(1).atStartOfDay(site.zone()).toInstant();
          jdbc.sql("update staff set ends_at = ? where id = ?")
              .params(Times.utc(endsAt), id.value())
              .update();
          LocalDate last = lastDay == null ? today : lastDay;
          audit.record(
              by.actor(), "staff.leaves", "staff", id.value(), Map.of("lastDay", last.toString()));
          events.publishEvent(new StaffLeaves(id, known.site(), last, by.username()));
          if (lastDay == null) {
            shut(known, by.actor());
          }
          return get(id, by);
        });
  }

  /**
   * Takes the end back, or opens an account that has ended; with a plan published meanwhile the
   * people stay where it put them. An account without an end stays as it is.
   */
  public Account reopen(StaffId id, Staff by) {
    return transactions.call(
        () -> {
          Account known = locked(id, by);
          if (known.active() && known.endsAt() == null) {
            return known;
          }
          jdbc.sql("update staff set active = true, ends_at = null where id = ?")
              .param(id.value())
              .update();
          audit.record(by.actor(), "staff.reopened", "staff", id.value(), Map.of());
          events.publishEvent(new StaffStays(id, known.site(), by.username()));
          return get(id, by);
        });
  }

  @Override
  public String name() {
    return "departures-due";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  /** Ends every account whose last day is over; each once, however many nodes look. */
  @Override
  public void round() {
    transactions.run(
        () ->
            jdbc.sql(
                    "select * from staff where active and ends_at <= ? order by id for update skip locked")
                .param(Times.utc(clock.instant()))
                .query(StaffDepartures::read)
                .list()
                .forEach(account -> shut(account, Actor.INSTALLATION)));
  }

  private void shut(Account account, Actor by) {
    jdbc.sql(
            "update staff set active = false, sign_in_epoch = sign_in_epoch + 1 where id = ? and active")
        .param(account.id().value())
        .update();
    audit.record(by, "staff.deactivated", "staff", account.id().value(), Map.of());
    events.publishEvent(new StaffDeactivated(account.id(), account.site(), by.name()));
  }

  private Account locked(StaffId id, Staff by) {
    check(by);
    jdbc.sql("select id from staff where id = ? for no key update")
        .param(id.value())
        .query(UUID.class)
        .optional();
    return get(id, by);
  }

  private static void check(Staff by) {
    if (!may(by)) {
      throw new DepartureRefused(Texts.of("access.departure.not-yours"));
    }
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    return new Account(
        new StaffId(row.getObject("id", UUID.class)),
        row.getString("username"),
        row.getString("name"),
        row.getString("site"),
        row.getBoolean("active"),
        Times.instantOrNull(row, "ends_at"));
  }
}
