package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what falls on a holiday to another time of the same calendar week, for everybody in it:
 * when the site is open, its staff work, and they, the room and all its people are free. The
 * session keeps its place in the person's weeks, so the dose of the week stays what it was.
 */
@Component
class HolidayMoves {

  private static final int WEEK = 7;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Bookings bookings;
  private final Practices practices;
  private final MoveBook book;
  private final TransactionTemplate savepoint;

  HolidayMoves(
      JdbcClient jdbc,
      Clock clock,
      Bookings bookings,
      Practices practices,
      MoveBook book,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.bookings = bookings;
    this.practices = practices;
    this.book = book;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * One move that is possible.
   *
   * @param was when it was to take place
   */
  record HolidayMove(Movable what, Span was, NewTime to, Span span) {

    /** In words for staff; nobody in care is named. */
    String words() {
      return Texts.of(
          "schedule.closure.moves",
          Taken.words(was, what.zone()),
          what.what(),
          Taken.words(span, what.zone()));
    }
  }

  /**
   * What can be moved out of a window of time, in its order; changes nothing. Meetings of groups
   * choose first. What has no other time in its week is missing.
   *
   * @param closures of the site, the one that makes the window included
   */
  List<HolidayMove> possible(Site site, Span window, List<Closure> closures) {
    List<HolidayMove> found = new ArrayList<>();
    Map<UUID, List<Span>> given = new HashMap<>();
    for (Standing standing : standing(site, window)) {
      move(standing, site, closures, given)
          .ifPresent(
              move -> {
                found.add(move);
                move.what()
                    .wanted()
                    .keySet()
                    .forEach(
                        resource ->
                            given
                                .computeIfAbsent(resource, none -> new ArrayList<>())
                                .add(move.span()));
              });
    }
    found.sort(Comparator.comparing(move -> move.was().start()));
    return found;
  }

  /**
   * Carries a move out, without telling anybody. Runs in the caller's transaction.
   *
   * @return false when somebody took the time a moment ago; then nothing has changed
   */
  boolean carryOut(HolidayMove move, String why, Staff by) {
    Movable what = move.what();
    try {
      savepoint.executeWithoutResult(
          status ->
              bookings.take(
                  new BookingRequest(what.wanted(), move.span(), what.zone(), what.id()),
                  () -> {
                    book.moveQuietly(what, move.to(), move.span(), why, by);
                    return Boolean.TRUE;
                  }));
      return true;
    } catch (ScheduleRefused quicker) {
      return false;
    }
  }

  private record Standing(Movable what, NewTime time, Span span) {}

  private List<Standing> standing(Site site, Span window) {
    record Row(boolean meeting, UUID id, NewTime time, Span span) {}
    return jdbc
        .sql(
            """
            select true as meeting, m.id, m.local_date, m.local_start, m.minutes, lower(m.during) as starts_at, upper(m.during) as ends_at
            from group_session m join care_group g on g.id = m.care_group
            where g.site = :site and m.state = 'planned' and lower(m.during) > :now::timestamptz
              and m.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')
            union all
            select false, s.id, s.local_date, s.local_start, s.minutes, lower(s.during), upper(s.during)
            from session s join episode e on e.id = s.episode
            where e.site = :site and s.group_session is null and s.state = 'planned' and lower(s.during) > :now::timestamptz
              and s.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')
            order by 1 desc, 6, 2""")
        .param("site", site.id())
        .param("now", Times.utc(clock.instant()))
        .param("from", Times.utc(window.start()))
        .param("until", Times.utc(window.end()))
        .query(
            (row, number) -> {
              LocalTime starts = row.getObject("local_start", LocalTime.class);
              return new Row(
                  row.getBoolean("meeting"),
                  row.getObject("id", UUID.class),
                  new NewTime(
                      row.getObject("local_date", LocalDate.class),
                      starts,
                      starts.plusMinutes(row.getInt("minutes"))),
                  new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")));
            })
        .list()
        .stream()
        .map(
            row ->
                new Standing(
                    row.meeting()
                        ? book.meeting(new GroupSessionId(row.id()))
                        : book.session(new SessionId(row.id())),
                    row.time(),
                    row.span()))
        .toList();
  }

  private Optional<HolidayMove> move(
      Standing standing, Site site, List<Closure> closures, Map<UUID, List<Span>> given) {
    Movable what = standing.what();
    Instant now = clock.instant();
    MoveRules rules =
        new MoveRules(site, closures, what.staff().stream().map(practices::of).toList(), now);
    LocalDate monday =
        standing.time().day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Span week =
        new Span(
            monday.atStartOfDay(site.zone()).toInstant(),
            monday.plusDays(WEEK).atStartOfDay(site.zone()).toInstant());
    List<Span> taken = new ArrayList<>();
    bookings
        .conflicts(new BookingRequest(what.wanted(), week, what.zone(), what.id()))
        .forEach(one -> taken.add(one.span()));
    what.wanted()
        .keySet()
        .forEach(resource -> taken.addAll(given.getOrDefault(resource, List.of())));
    return rules
        .sameWeek(standing.time(), taken)
        .map(to -> new HolidayMove(what, standing.span(), to, rules.span(to)));
  }
}
