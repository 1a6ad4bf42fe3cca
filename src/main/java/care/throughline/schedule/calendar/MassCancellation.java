package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.SessionsMoved;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.calendar.HolidayMoves.HolidayMove;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  private static final String MEETINGS =
      """
      from group_session m join care_group g on g.id = m.care_group
      where g.site = :site and m.state = 'planned' and lower(m.during) > :now::timestamptz
        and m.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')""";
  private static final String SESSIONS =
      """
      from session s join episode e on e.id = s.episode
      where e.site = :site and s.state = 'planned' and lower(s.during) > :now::timestamptz
        and s.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')""";

  /** A meeting that could not be held in its week; it may be made up in another group. */
  static final String NO_OTHER_TIME = "Holiday, and its week has no other time";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sessions sessions;
  private final Programmes programmes;
  private final HolidayMoves holidayMoves;
  private final EpisodeRecord record;
  private final ApplicationEventPublisher events;

  MassCancellation(
      JdbcClient jdbc,
      Clock clock,
      Sessions sessions,
      Programmes programmes,
      HolidayMoves holidayMoves,
      EpisodeRecord record,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sessions = sessions;
    this.programmes = programmes;
    this.holidayMoves = holidayMoves;
    this.record = record;
    this.events = events;
  }

  private record Hit(UUID session, UUID episode, UUID person) {}

  ClosureEffect preview(NewClosure wish, Site site, Span window, List<Closure> closures) {
    List<Hit> hits = hits(site, window);
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
    episodes(hits(site, window)).forEach(episode -> owed.put(episode, programmes.owed(episode)));
    return owed;
  }

  /**
   * Runs in the caller's transaction.
   *
   * @param closures of the site, this one included
   * @param owed as {@link #owed} told before this closure was written
   */
  ClosureEffect carryOut(
      NewClosure wish,
      Site site,
      Span window,
      List<Closure> closures,
      Map<EpisodeId, List<String>> owed,
      Staff member) {
    Actor by = member.actor();
    String reason = wish.holiday() ? "Holiday" : "Closed at short notice";
    String meetingReason = heldInSameWeek(wish, site) ? NO_OTHER_TIME : reason;
    List<Hit> hits = hits(site, window);
    List<HolidayMove> moves =
        moves(wish, site, window, closures).stream()
            .filter(move -> holidayMoves.carryOut(move, "Holiday", member))
            .toList();
    ClosureEffect effect = effect(wish, site, window, hits, moves, 0);
    Set<UUID> stay = sessionsOf(moves);
    List<Hit> lost = hits.stream().filter(hit -> !stay.contains(hit.session())).toList();
    Map<EpisodeId, SessionRow> told = told(lost);
    statement(
            """
            update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = :reason, sequence = sequence + 1,
              changed_at = :now::timestamptz
            where id in (select m.id %s)"""
                .formatted(MEETINGS),
            site,
            window)
        .param("reason", meetingReason)
        .update();
    statement(
            """
            update session set state = 'cancelledProgramme', cancel_reason = case when group_session is null then :reason else :meetingReason end, sequence = sequence + 1, changed_at = :now::timestamptz
            where id in (select s.id %s)"""
                .formatted(SESSIONS),
            site,
            window)
        .param("meetingReason", meetingReason)
        .param("reason", reason)
        .update();
    UUID occasion = keep(wish, window, effect, by);
    int later = 0;
    for (EpisodeId episode : episodes(lost)) {
      record.add(
          episode,
          "session",
          "Cancelled by the programme, "
              + Taken.words(window, site.zone())
              + " ("
              + meetingReason.toLowerCase(java.util.Locale.ROOT)
              + ")",
          by);
      if (wish.holiday()
          && programmes.holidayCame(episode, owed.getOrDefault(episode, List.of()))) {
        later++;
      }
    }
    if (!told.isEmpty()) {
      events.publishEvent(new SessionsCancelled(occasion, told));
    }
    Map<EpisodeId, SessionRow> moved = toldOfMoves(hits, lost, stay);
    if (!moved.isEmpty()) {
      events.publishEvent(new SessionsMoved(occasion, moved));
    }
    return new ClosureEffect(
        effect.meetings(),
        effect.sessions(),
        effect.people(),
        effect.lines(),
        effect.moved(),
        later);
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

  private List<Hit> hits(Site site, Span window) {
    return statement(
            "select s.id, s.episode, s.person " + SESSIONS + " order by lower(s.during), s.id",
            site,
            window)
        .query(
            (row, number) ->
                new Hit(
                    row.getObject("id", UUID.class),
                    row.getObject("episode", UUID.class),
                    row.getObject("person", UUID.class)))
        .list();
  }

  private ClosureEffect effect(
      NewClosure wish, Site site, Span window, List<Hit> hits, List<HolidayMove> moves, int later) {
    boolean sameWeek = heldInSameWeek(wish, site);
    record Line(UUID id, Span span, String words, boolean meeting) {}
    Set<UUID> moved = moves.stream().map(move -> move.what().id()).collect(Collectors.toSet());
    Set<UUID> stay = sessionsOf(moves);
    List<Line> lines =
        statement(
                """
                select m.id, lower(m.during) as starts_at, upper(m.during) as ends_at, true as meeting,
                       'group "' || g.name || '" with ' || (select name from staff where id = m.facilitator) as words
                %s
                union all
                select s.id, lower(s.during), upper(s.during), false,
                       case when s.kind = 'group' then 'group session' else 'individual session' end
                       || coalesce(' with ' || (select name from staff where id = s.therapist), '')
                %s and s.group_session is null
                order by 2, 5"""
                    .formatted(MEETINGS, SESSIONS),
                site,
                window)
            .query(
                (row, number) ->
                    new Line(
                        row.getObject("id", UUID.class),
                        new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
                        row.getString("words"),
                        row.getBoolean("meeting")))
            .list()
            .stream()
            .filter(line -> !moved.contains(line.id()))
            .toList();
    return new ClosureEffect(
        (int) lines.stream().filter(Line::meeting).count(),
        (int) hits.stream().filter(hit -> !stay.contains(hit.session())).count(),
        (int) hits.stream().map(Hit::person).distinct().count(),
        Stream.concat(
                lines.stream()
                    .map(
                        line ->
                            Taken.words(line.span(), site.zone())
                                + ": "
                                + line.words()
                                + (sameWeek ? ", no other time in its week" : "")),
                moves.stream().map(HolidayMove::words))
            .toList(),
        moves.size(),
        later);
  }

  /** One episode of each person, with the first session that is lost. */
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

  private UUID keep(NewClosure wish, Span window, ClosureEffect effect, Actor by) {
    UUID occasion = UUID.randomUUID();
    jdbc.sql(
            """
            insert into mass_cancellation (id, site, during, reason, cancelled_at, cancelled_by, meetings, sessions, people)
            values (?, ?, tstzrange(?::timestamptz, ?::timestamptz, '[)'), ?, ?, ?, ?, ?, ?)""")
        .params(
            occasion,
            wish.site(),
            Times.utc(window.start()),
            Times.utc(window.end()),
            wish.reason().strip(),
            Times.utc(clock.instant()),
            by.name(),
            effect.meetings(),
            effect.sessions(),
            effect.people())
        .update();
    return occasion;
  }

  private JdbcClient.StatementSpec statement(String sql, Site site, Span window) {
    return jdbc.sql(sql)
        .param("site", site.id())
        .param("now", Times.utc(clock.instant()))
        .param("from", Times.utc(window.start()))
        .param("until", Times.utc(window.end()));
  }
}
