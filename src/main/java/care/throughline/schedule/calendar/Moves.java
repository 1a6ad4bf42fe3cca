package care.throughline.schedule.calendar;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves and cancels one dated session, or one meeting of a group with everybody in it. Each is one
 * transaction, is kept in the record of everybody concerned and raises the sequence that calendars
 * follow.
 */
@Component
public class Moves {

  private static final Set<Role> MOVERS =
      Set.of(Role.COORDINATOR, Role.THERAPIST, Role.SUPERVISOR, Role.DIRECTOR);
  private static final int ALTERNATIVES = 3;
  private static final int LONGEST_REASON = 500;
  private static final int DAYS_AHEAD = 15;

  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final Closures closures;
  private final Practices practices;
  private final Bookings bookings;
  private final MoveBook book;

  Moves(
      Clock clock,
      Transactions transactions,
      Sites sites,
      Closures closures,
      Practices practices,
      Bookings bookings,
      MoveBook book) {
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.closures = closures;
    this.practices = practices;
    this.bookings = bookings;
    this.book = book;
  }

  /**
   * Moves a person's session.
   *
   * @throws ScheduleRefused when it is part of a group's meeting, no longer planned, or cannot be
   *     then; a time that is taken is told with the next three that are free
   */
  public void move(SessionId id, NewTime to, String why, Staff by) {
    move(() -> book.session(id), to, why, by);
  }

  /** Moves a meeting of a group with everybody in it; as {@link #move}. */
  public void moveMeeting(GroupSessionId id, NewTime to, String why, Staff by) {
    move(() -> book.meeting(id), to, why, by);
  }

  /**
   * Cancels a person's session. By the programme it counts as no absence, and the person is told.
   *
   * @throws ScheduleRefused when it has begun or is no longer planned
   */
  public void cancel(SessionId id, boolean byProgramme, String why, Staff by) {
    Movable session = book.session(id);
    check(session, why, by);
    book.cancel(session, byProgramme ? "programme" : "person", why, by);
  }

  /** Cancels a meeting of a group for everybody in it; nobody counts as absent. */
  public void cancelMeeting(GroupSessionId id, boolean byProgramme, String why, Staff by) {
    Movable meeting = book.meeting(id);
    check(meeting, why, by);
    book.cancel(meeting, byProgramme ? "programme" : "facilitator", why, by);
  }

  /** True when that member of staff may move and cancel what somebody leads. */
  public static boolean may(Staff staff, @Nullable StaffId leader) {
    return staff.id().equals(leader) || staff.roles().stream().anyMatch(MOVERS::contains);
  }

  /**
   * The next three times from the wished one on at which a session may be, soonest first; none when
   * the wish ends before it begins.
   */
  public List<NewTime> next(SessionId id, NewTime wish) {
    return next(book.session(id), wish);
  }

  /** The next three times at which a meeting may be; as {@link #next}. */
  public List<NewTime> nextOfMeeting(GroupSessionId id, NewTime wish) {
    return next(book.meeting(id), wish);
  }

  private List<NewTime> next(Movable what, NewTime wish) {
    return free(what, wish, rules(what));
  }

  private MoveRules rules(Movable what) {
    Site site = sites.get(what.site());
    Instant now = clock.instant();
    return new MoveRules(
        site,
        closures.from(site.id(), site.dayOf(now)),
        what.staff().stream().map(practices::of).toList(),
        now);
  }

  /** Nobody closes a day at the site meanwhile, so that nothing lands on one that is closed. */
  private void move(Supplier<Movable> known, NewTime to, String why, Staff by) {
    transactions.run(
        () -> {
          sites.steady(known.get().site());
          move(known.get(), to, why, by);
        });
  }

  private void move(Movable what, NewTime to, String why, Staff by) {
    check(what, why, by);
    MoveRules rules = rules(what);
    Site site = rules.site();
    rules
        .objection(to)
        .ifPresent(
            words -> {
              throw new ScheduleRefused(words, alternatives(what, to, rules));
            });
    Span span = rules.span(to);
    try {
      bookings.take(
          new BookingRequest(what.wanted(), span, site.zone(), what.id()),
          () -> {
            book.move(what, to, span, why, by);
            return Boolean.TRUE;
          });
    } catch (ScheduleRefused refused) {
      throw refused.taken() ? refused.instead(alternatives(what, to, rules)) : refused;
    }
  }

  /** The next three times from the wished one on; none when the wish ends before it begins. */
  private List<Alternative> alternatives(Movable what, NewTime wish, MoveRules rules) {
    return free(what, wish, rules).stream()
        .map(
            time ->
                new Alternative(
                    Taken.words(rules.span(time), what.zone()),
                    Map.of(
                        "day", time.day().toString(),
                        "from", time.from().toString(),
                        "until", time.until().toString())))
        .toList();
  }

  private List<NewTime> free(Movable what, NewTime wish, MoveRules rules) {
    if (!wish.from().isBefore(wish.until())) {
      return List.of();
    }
    LocalDate today = rules.site().dayOf(rules.now());
    NewTime first = wish.day().isBefore(today) ? wish.at(today, wish.from()) : wish;
    Instant from = first.day().atStartOfDay(what.zone()).toInstant();
    Instant until = first.day().plusDays(DAYS_AHEAD).atStartOfDay(what.zone()).toInstant();
    Span ahead = new Span(from, until);
    List<Span> taken = spans(what, ahead, what.id());
    List<Span> withItsOwn = spans(what, ahead, null);
    return rules.next(first, taken, ALTERNATIVES + 1).stream()
        .filter(time -> !withItsOwn.contains(rules.span(time)))
        .limit(ALTERNATIVES)
        .toList();
  }

  private List<Span> spans(Movable what, Span ahead, @Nullable UUID own) {
    return bookings.conflicts(new BookingRequest(what.wanted(), ahead, what.zone(), own)).stream()
        .map(Taken::span)
        .toList();
  }

  private static void check(Movable what, String why, Staff by) {
    if (!may(by, what.leader())) {
      throw new ScheduleRefused(Texts.of("schedule.move.who-may"));
    }
    if (why.isBlank()) {
      throw new ScheduleRefused(Texts.of("schedule.move.no-reason"));
    }
    if (why.strip().length() > LONGEST_REASON) {
      throw new ScheduleRefused(Texts.of("schedule.move.reason-too-long", LONGEST_REASON));
    }
  }
}
