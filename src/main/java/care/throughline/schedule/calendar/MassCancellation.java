package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.schedule.CancelReason;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.SessionsMoved;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.calendar.HolidayMoves.HolidayMove;
import care.throughline.schedule.calendar.WindowBook.Hit;
import care.throughline.schedule.calendar.WindowBook.Line;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cancels everything of a site in a window of time that has not begun, or moves it within its week
 * where the holiday policy says so and that can be.
 */
@Component
class MassCancellation {

  private final JdbcClient jdbc;
  private final WindowBook book;
  private final Sessions sessions;
  private final Programmes programmes;
  private final HolidayMoves holidayMoves;
  private final EpisodeRecord record;
  private final ApplicationEventPublisher events;

  MassCancellation(
      JdbcClient jdbc,
      WindowBook book,
      Sessions sessions,
      Programmes programmes,
      HolidayMoves holidayMoves,
      EpisodeRecord record,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.book = book;
    this.sessions = sessions;
    this.programmes = programmes;
    this.holidayMoves = holidayMoves;
    this.record = record;
    this.events = events;
  }

  ClosureEffect preview(NewClosure wish, Site site, Span window, List<Closure> closures) {
    List<Hit> hits = book.hits(site, window);
    List<HolidayMove> moves = moves(wish, site, window, closures);
    return effect(
        wish,
        site,
        window,
        hits,
        moves,
        wish.holiday() && policy(site) == HolidayPolicy.SKIP_EXTEND ? running(hits) : 0);
  }

  /**
   * What holidays still owe to everybody who is concerned; to be asked before the closure is
   * written.
   */
  Map<EpisodeId, List<String>> owed(Site site, Span window) {
    Map<EpisodeId, List<String>> owed = new LinkedHashMap<>();
    episodes(book.hits(site, window))
        .forEach(episode -> owed.put(episode, programmes.owed(episode)));
    return owed;
  }

  /**
   * Runs in the caller's transaction. However many days it is, everybody is told once.
   *
   * @param closing the occasion on which they are told
   * @param closures of the site, this one included
   * @param owed as {@link #owed} told before this closure was written
   */
  ClosureEffect carryOut(
      UUID closing,
      NewClosure wish,
      Site site,
      Span window,
      List<Closure> closures,
      Map<EpisodeId, List<String>> owed,
      Staff member) {
    Actor by = member.actor();
    CancelReason reason = wish.holiday() ? CancelReason.HOLIDAY : CancelReason.SHORT_NOTICE;
    CancelReason meetingReason =
        heldInSameWeek(wish, site) ? CancelReason.HOLIDAY_NO_OTHER_TIME : reason;
    List<Hit> hits = book.hits(site, window);
    List<HolidayMove> moves =
        moves(wish, site, window, closures).stream()
            .filter(
                move -> holidayMoves.carryOut(move, Texts.kept("schedule.cancel.holiday"), member))
            .toList();
    ClosureEffect effect = effect(wish, site, window, hits, moves, 0);
    Set<UUID> stay = sessionsOf(moves);
    List<Hit> lost = hits.stream().filter(hit -> !stay.contains(hit.session())).toList();
    Map<EpisodeId, SessionRow> told = told(lost);
    Map<EpisodeId, SessionRow> lastOfThem = lastOf(lost);
    book.cancel(site, window, reason, meetingReason);
    int later = 0;
    for (EpisodeId episode : episodes(lost)) {
      record.add(
          episode,
          "session",
          Texts.keeping(() -> history(Taken.words(window, site.zone()), meetingReason)),
          by);
      if (wish.holiday()
          && programmes.holidayCame(episode, owed.getOrDefault(episode, List.of()))) {
        later++;
      }
    }
    if (!told.isEmpty()) {
      events.publishEvent(new SessionsCancelled(closing, told, lastOfThem));
    }
    Map<EpisodeId, SessionRow> moved = toldOfMoves(hits, lost, stay);
    if (!moved.isEmpty()) {
      events.publishEvent(new SessionsMoved(closing, moved));
    }
    return new ClosureEffect(
        effect.meetings(),
        effect.sessions(),
        effect.people(),
        effect.lines(),
        effect.moved(),
        later);
  }

  private static String history(String window, CancelReason reason) {
    return switch (reason) {
      case HOLIDAY -> Texts.of("schedule.history.cancelled-holiday", window);
      case HOLIDAY_NO_OTHER_TIME ->
          Texts.of("schedule.history.cancelled-holiday-no-other-time", window);
      default -> Texts.of("schedule.history.cancelled-short-notice", window);
    };
  }

  private List<HolidayMove> moves(NewClosure wish, Site site, Span window, List<Closure> closures) {
    return heldInSameWeek(wish, site) ? holidayMoves.possible(site, window, closures) : List.of();
  }

  private static Set<UUID> sessionsOf(List<HolidayMove> moves) {
    return moves.stream()
        .flatMap(move -> move.what().sessions().stream())
        .map(SessionId::value)
        .collect(Collectors.toSet());
  }

  /** Whoever loses a session is told that; everybody else the new time of the first one moved. */
  private Map<EpisodeId, SessionRow> toldOfMoves(List<Hit> hits, List<Hit> lost, Set<UUID> moved) {
    Set<UUID> lose = lost.stream().map(Hit::person).collect(Collectors.toSet());
    return told(
        hits.stream()
            .filter(hit -> moved.contains(hit.session()) && !lose.contains(hit.person()))
            .toList());
  }

  private ClosureEffect effect(
      NewClosure wish, Site site, Span window, List<Hit> hits, List<HolidayMove> moves, int later) {
    boolean sameWeek = heldInSameWeek(wish, site);
    Set<UUID> moved = moves.stream().map(move -> move.what().id()).collect(Collectors.toSet());
    Set<UUID> stay = sessionsOf(moves);
    List<Line> lines =
        book.lines(site, window).stream().filter(line -> !moved.contains(line.id())).toList();
    return new ClosureEffect(
        (int) lines.stream().filter(Line::meeting).count(),
        (int) hits.stream().filter(hit -> !stay.contains(hit.session())).count(),
        (int) hits.stream().map(Hit::person).distinct().count(),
        Stream.concat(
                lines.stream().map(line -> words(line, site, sameWeek)),
                moves.stream().map(HolidayMove::words))
            .toList(),
        moves.size(),
        later);
  }

  private static String words(Line line, Site site, boolean sameWeek) {
    String when = Taken.words(line.span(), site.zone());
    return sameWeek
        ? Texts.of("schedule.closure.line-no-other-time", when, line.words())
        : Texts.of("schedule.closure.line", when, line.words());
  }

  /** One episode of each person, with the first of these sessions that is theirs. */
  private Map<EpisodeId, SessionRow> told(List<Hit> hits) {
    Map<UUID, Hit> first = new LinkedHashMap<>();
    hits.forEach(hit -> first.putIfAbsent(hit.person(), hit));
    Map<EpisodeId, SessionRow> told = new LinkedHashMap<>();
    first
        .values()
        .forEach(
            hit ->
                told.put(
                    new EpisodeId(hit.episode()),
                    sessions.find(new SessionId(hit.session())).orElseThrow()));
    return told;
  }

  /** By the same episodes as {@link #told}, the last of these sessions that is the person's. */
  private Map<EpisodeId, SessionRow> lastOf(List<Hit> hits) {
    Map<UUID, UUID> episodes = new HashMap<>();
    Map<UUID, UUID> last = new LinkedHashMap<>();
    for (Hit hit : hits) {
      episodes.putIfAbsent(hit.person(), hit.episode());
      last.put(hit.person(), hit.session());
    }
    Map<EpisodeId, SessionRow> found = new LinkedHashMap<>();
    last.forEach(
        (person, session) ->
            found.put(
                new EpisodeId(Objects.requireNonNull(episodes.get(person))),
                sessions.find(new SessionId(session)).orElseThrow()));
    return found;
  }

  private static Set<EpisodeId> episodes(List<Hit> hits) {
    Set<EpisodeId> episodes = new LinkedHashSet<>();
    hits.forEach(hit -> episodes.add(new EpisodeId(hit.episode())));
    return episodes;
  }

  private boolean heldInSameWeek(NewClosure wish, Site site) {
    return wish.holiday() && policy(site) == HolidayPolicy.MAKEUP_SAME_WEEK;
  }

  private HolidayPolicy policy(Site site) {
    return HolidayPolicy.of(
        jdbc.sql("select holiday_policy from site where id = ?")
            .param(site.id())
            .query(String.class)
            .single());
  }

  private int running(List<Hit> hits) {
    return (int)
        episodes(hits).stream()
            .filter(episode -> programmes.find(episode).filter(one -> one.weeksLeft()).isPresent())
            .count();
  }
}
