package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Editors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * When a site is closed although its weekday is open: for hours, a day or several days on end, each
 * time as one act. Closing cancels everything in that time that has not begun and tells each person
 * once. Only what is to come changes; taking a closure back does not bring back what was cancelled.
 */
@Component
public class Closures {

  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final ClosingBook book;
  private final MassCancellation cancellation;
  private final AuditTrail audit;

  Closures(
      Clock clock,
      Transactions transactions,
      Sites sites,
      ClosingBook book,
      MassCancellation cancellation,
      AuditTrail audit) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.book = book;
    this.cancellation = cancellation;
    this.audit = audit;
  }

  /** Closed days from one on, in order. */
  public List<Closure> from(String site, LocalDate day) {
    return book.days(site, day);
  }

  /** Closings that are not over on that day, each with all of its days, in order. */
  public List<Closing> closings(String site, LocalDate day) {
    return book.closings(site, day);
  }

  /** One closing of a site, with what it cancelled; empty when it was taken back. */
  public Optional<Closing> closing(String site, UUID id) {
    return book.closing(site, id).stream().findFirst();
  }

  /**
   * What closing would do; changes nothing.
   *
   * @throws ScheduleRefused as {@link #close}
   */
  public ClosureEffect preview(NewClosure wish) {
    Site site = sites.get(wish.site());
    List<Closure> known = known(site);
    List<NewClosure.ClosedDay> days = check(wish, site, known);
    List<Closure> then = new ArrayList<>(known);
    UUID closing = UUID.randomUUID();
    days.forEach(
        day ->
            then.add(
                new Closure(
                    day.day(),
                    day.from(),
                    day.until(),
                    wish.holiday(),
                    wish.reason().strip(),
                    closing)));
    return cancellation
        .preview(wish, site, window(wish, site), then)
        .with(closedAnyway(wish, known));
  }

  /**
   * Closes the site for that time, cancels what is planned then, applies the holiday policy when it
   * is a holiday, and has everybody told once, however many days it is. In one transaction.
   *
   * @throws ScheduleRefused when it begins on a day that is past, ends before it begins, or touches
   *     a day that is closed already for some hours; when every one of its days is closed already
   */
  public ClosureEffect close(NewClosure wish, Staff by) {
    Site site = sites.get(wish.site());
    Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
    List<Closure> known = known(site);
    List<NewClosure.ClosedDay> days = check(wish, site, known);
    try {
      return transactions.call(() -> closed(wish, site, days, by)).with(closedAnyway(wish, known));
    } catch (DuplicateKeyException quicker) {
      check(wish, site, known(site));
      throw quicker;
    }
  }

  private ClosureEffect closed(
      NewClosure wish, Site site, List<NewClosure.ClosedDay> days, Staff by) {
    sites.calendarChanges(site.id());
    Span window = window(wish, site);
    UUID closing = UUID.randomUUID();
    Map<EpisodeId, List<String>> owed = wish.holiday() ? cancellation.owed(site, window) : Map.of();
    days.forEach(day -> book.add(closing, wish, day, clock.instant(), by));
    ClosureEffect effect =
        cancellation.carryOut(closing, wish, site, window, known(site), owed, by);
    book.keep(closing, wish, window, effect, clock.instant(), by);
    audit.record(
        by.actor(),
        wish.holiday() ? "holiday.confirmed" : "site.closed",
        "site",
        site.id(),
        Map.of(
            "day",
            wish.day().toString(),
            "lastDay",
            wish.lastDay().toString(),
            "people",
            effect.people()));
    return effect;
  }

  /**
   * Takes back the closing a day belongs to, as {@link #lift}; harmless when the site is not closed
   * then.
   */
  public void reopen(String siteId, LocalDate day, Staff by) {
    Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
    of(siteId, day).ifPresent(closing -> lift(siteId, closing, by));
  }

  /**
   * Takes a closing back that has not begun, with all of its days; harmless when that was done
   * before. What it cancelled stays cancelled; it can be offered again.
   *
   * @throws ScheduleRefused when it has begun
   */
  public void lift(String siteId, UUID closing, Staff by) {
    Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
    Site site = sites.get(siteId);
    transactions.run(
        () ->
            closing(siteId, closing)
                .ifPresent(
                    one -> {
                      if (!one.begins(site).isAfter(clock.instant())) {
                        throw new ScheduleRefused(
                            Texts.of(
                                "schedule.closure.begun",
                                DateText.DAY_AND_YEAR.of(one.first().day())));
                      }
                      if (book.remove(siteId, closing) > 0) {
                        audit.record(
                            by.actor(),
                            "site.reopened",
                            "site",
                            siteId,
                            Map.of(
                                "day",
                                one.first().day().toString(),
                                "lastDay",
                                one.last().day().toString()));
                      }
                    }));
  }

  /**
   * Says differently why the site is closed; the closing a day belongs to stays.
   *
   * @throws ScheduleRefused when there is no reason, or the site is not closed then
   */
  public void reword(String siteId, LocalDate day, String reason, Staff by) {
    Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
    if (reason.isBlank()) {
      throw ClosureRules.noReason();
    }
    transactions.run(
        () -> {
          UUID closing =
              of(siteId, day)
                  .orElseThrow(
                      () ->
                          new ScheduleRefused(
                              Texts.of(
                                  "schedule.closure.not-closed", DateText.DAY_AND_YEAR.of(day))));
          book.reword(siteId, closing, reason.strip());
          audit.record(
              by.actor(), "closure.reworded", "site", siteId, Map.of("day", day.toString()));
        });
  }

  private Optional<UUID> of(String site, LocalDate day) {
    return book.days(site, day).stream()
        .filter(one -> one.day().equals(day))
        .map(Closure::closing)
        .findFirst();
  }

  private List<Closure> known(Site site) {
    return book.days(site.id(), site.dayOf(clock.instant()));
  }

  private List<NewClosure.ClosedDay> check(NewClosure wish, Site site, List<Closure> known) {
    return ClosureRules.check(wish, site.dayOf(clock.instant()), known);
  }

  /** Days among those wished that are closed already and stay as they are, in words. */
  private static Stream<String> closedAnyway(NewClosure wish, List<Closure> known) {
    return known.stream()
        .filter(one -> !one.day().isBefore(wish.day()) && !one.day().isAfter(wish.lastDay()))
        .map(
            one ->
                Texts.of(
                    "schedule.closure.stays", DateText.DAY_AND_YEAR.of(one.day()), one.reason()));
  }

  static Span window(NewClosure wish, Site site) {
    LocalTime from = wish.from();
    LocalTime until = wish.until();
    return new Span(
        from == null
            ? wish.day().atStartOfDay(site.zone()).toInstant()
            : wish.day().atTime(from).atZone(site.zone()).toInstant(),
        until == null
            ? wish.lastDay().plusDays(1).atStartOfDay(site.zone()).toInstant()
            : wish.lastDay().atTime(until).atZone(site.zone()).toInstant());
  }
}
