package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Editors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The days, or parts of days, on which a site is closed. Closing cancels everything in that time
 * that has not begun and tells each person once. Only what is to come changes; taking a closure
 * back does not bring back what was cancelled.
 */
@Component
public class Closures {

  static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
  private static final int FARTHEST_YEARS = 3;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final MassCancellation cancellation;
  private final AuditTrail audit;

  Closures(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      MassCancellation cancellation,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.cancellation = cancellation;
    this.audit = audit;
  }

  /** Closures from a day on, in order. */
  public List<Closure> from(String site, LocalDate day) {
    return jdbc.sql("select * from site_closure where site = ? and on_date >= ? order by on_date")
        .params(site, day)
        .query(
            (row, number) ->
                new Closure(
                    row.getObject("on_date", LocalDate.class),
                    row.getObject("from_time", LocalTime.class),
                    row.getObject("until_time", LocalTime.class),
                    row.getString("kind").equals("holiday"),
                    row.getString("reason")))
        .list();
  }

  /**
   * What closing would do; changes nothing.
   *
   * @throws ScheduleRefused as {@link #close}
   */
  public ClosureEffect preview(NewClosure wish) {
    Site site = checked(wish);
    List<Closure> known = new ArrayList<>(from(site.id(), site.dayOf(clock.instant())));
    known.add(closure(wish));
    return cancellation.preview(wish, site, window(wish, site), known);
  }

  /**
   * Closes the site for that time, cancels what is planned then, applies the holiday policy when it
   * is a holiday, and has everybody told. In one transaction.
   *
   * @throws ScheduleRefused when the day is past, ends before it begins, or is closed already
   */
  public ClosureEffect close(NewClosure wish, Staff by) {
    Site site = checked(wish);
    Editors.check(by, "The calendar of a site");
    try {
      return transactions.call(
          () -> {
            sites.calendarChanges(site.id());
            Span window = window(wish, site);
            Map<EpisodeId, List<String>> owed =
                wish.holiday() ? cancellation.owed(site, window) : Map.of();
            insert(wish, by);
            List<Closure> known = from(site.id(), site.dayOf(clock.instant()));
            ClosureEffect effect = cancellation.carryOut(wish, site, window, known, owed, by);
            audit.record(
                by.actor(),
                wish.holiday() ? "holiday.confirmed" : "site.closed",
                "site",
                site.id(),
                Map.of("day", wish.day().toString(), "people", effect.people()));
            return effect;
          });
    } catch (DuplicateKeyException known) {
      throw alreadyClosed(wish);
    }
  }

  /**
   * Takes a closure back that has not begun. What it cancelled stays cancelled; it can be offered
   * again.
   *
   * @throws ScheduleRefused when the day is today or past
   */
  public void reopen(String siteId, LocalDate day, Staff by) {
    Editors.check(by, "The calendar of a site");
    Site site = sites.get(siteId);
    if (!day.isAfter(site.dayOf(clock.instant()))) {
      throw new ScheduleRefused(
          DAY.format(day) + " has begun; only closures of days to come can be taken back.");
    }
    transactions.run(
        () -> {
          if (jdbc.sql("delete from site_closure where site = ? and on_date = ?")
                  .params(siteId, day)
                  .update()
              == 1) {
            audit.record(
                by.actor(), "site.reopened", "site", siteId, Map.of("day", day.toString()));
          }
        });
  }

  private static Closure closure(NewClosure wish) {
    return new Closure(
        wish.day(), wish.from(), wish.until(), wish.holiday(), wish.reason().strip());
  }

  /**
   * Says differently why the site is closed on a day to come; the closure itself stays.
   *
   * @throws ScheduleRefused when there is no reason, or the site is not closed then
   */
  public void reword(String siteId, LocalDate day, String reason, Staff by) {
    Editors.check(by, "The calendar of a site");
    if (reason.isBlank()) {
      throw noReason();
    }
    transactions.run(
        () -> {
          int changed =
              jdbc.sql("update site_closure set reason = ? where site = ? and on_date = ?")
                  .params(reason.strip(), siteId, day)
                  .update();
          if (changed == 0) {
            throw new ScheduleRefused(
                "The site is not closed on " + DAY.format(day) + "; choose a day of the list.");
          }
          audit.record(
              by.actor(), "closure.reworded", "site", siteId, Map.of("day", day.toString()));
        });
  }

  private static ScheduleRefused noReason() {
    return new ScheduleRefused(
        "The closure has no reason; write one for staff, such as snow or Thanksgiving.");
  }

  private void insert(NewClosure wish, Staff by) {
    jdbc.sql(
            """
            insert into site_closure (site, on_date, reason, kind, from_time, until_time, decided_at, decided_by)
            values (:site, :day, :reason, :kind, :from, :until, :now, :by)""")
        .param("site", wish.site())
        .param("day", wish.day())
        .param("reason", wish.reason().strip())
        .param("kind", wish.holiday() ? "holiday" : "closure")
        .param("from", wish.from())
        .param("until", wish.until())
        .param("now", Times.utc(clock.instant()))
        .param("by", by.username())
        .update();
  }

  private Site checked(NewClosure wish) {
    Site site = sites.get(wish.site());
    LocalDate today = site.dayOf(clock.instant());
    if (wish.reason().isBlank()) {
      throw noReason();
    }
    if (wish.day().isBefore(today)) {
      throw new ScheduleRefused(
          DAY.format(wish.day()) + " is past; choose today or a day to come.");
    }
    if (wish.day().isAfter(today.plusYears(FARTHEST_YEARS))) {
      throw new ScheduleRefused(
          DAY.format(wish.day()) + " is more than three years ahead; check the year.");
    }
    hours(wish.from(), wish.until());
    from(wish.site(), wish.day()).stream()
        .filter(known -> known.day().equals(wish.day()))
        .findFirst()
        .ifPresent(
            known -> {
              throw alreadyClosed(wish);
            });
    return site;
  }

  private static void hours(@Nullable LocalTime from, @Nullable LocalTime until) {
    if ((from == null) != (until == null)) {
      throw new ScheduleRefused(
          "The closure has only one of its two times; write both, or none for the whole day.");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new ScheduleRefused(
          "The closure ends at "
              + until
              + ", before it begins at "
              + from
              + "; write an end that is later than the start.");
    }
  }

  private ScheduleRefused alreadyClosed(NewClosure wish) {
    String reason =
        from(wish.site(), wish.day()).stream()
            .filter(known -> known.day().equals(wish.day()))
            .map(Closure::reason)
            .findFirst()
            .orElse("closed");
    return new ScheduleRefused(
        DAY.format(wish.day())
            + " is already closed ("
            + reason
            + "); take that closure back first if this one differs.");
  }

  static Span window(NewClosure wish, Site site) {
    LocalTime from = wish.from();
    LocalTime until = wish.until();
    return from == null || until == null
        ? new Span(
            wish.day().atStartOfDay(site.zone()).toInstant(),
            wish.day().plusDays(1).atStartOfDay(site.zone()).toInstant())
        : new Span(
            wish.day().atTime(from).atZone(site.zone()).toInstant(),
            wish.day().atTime(until).atZone(site.zone()).toInstant());
  }
}
