package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Taken;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cancels everything of a site in a window of time that has not begun. */
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

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sessions sessions;
  private final Programmes programmes;
  private final EpisodeRecord record;
  private final ApplicationEventPublisher events;

  MassCancellation(
      JdbcClient jdbc,
      Clock clock,
      Sessions sessions,
      Programmes programmes,
      EpisodeRecord record,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sessions = sessions;
    this.programmes = programmes;
    this.record = record;
    this.events = events;
  }

  private record Hit(UUID session, UUID episode, UUID person) {}

  ClosureEffect preview(NewClosure wish, Site site, Span window) {
    List<Hit> hits = hits(site, window);
    return effect(
        site, window, hits, wish.holiday() && extendsProgrammes(site) ? running(hits) : 0);
  }

  /** Runs in the caller's transaction. */
  ClosureEffect carryOut(NewClosure wish, Site site, Span window, Actor by) {
    String reason = wish.holiday() ? "Holiday" : "Closed at short notice";
    List<Hit> hits = hits(site, window);
    ClosureEffect effect = effect(site, window, hits, 0);
    Map<EpisodeId, SessionRow> told = told(hits);
    statement(
            """
            update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = :reason, sequence = sequence + 1,
              changed_at = :now::timestamptz
            where id in (select m.id %s)"""
                .formatted(MEETINGS),
            site,
            window)
        .param("reason", reason)
        .update();
    statement(
            """
            update session set state = 'cancelledProgramme', cancel_reason = :reason, sequence = sequence + 1, changed_at = :now::timestamptz
            where id in (select s.id %s)"""
                .formatted(SESSIONS),
            site,
            window)
        .param("reason", reason)
        .update();
    UUID occasion = keep(wish, window, effect, by);
    int later = 0;
    for (EpisodeId episode : episodes(hits)) {
      record.add(
          episode,
          "session",
          "Cancelled by the programme, "
              + Taken.words(window, site.zone())
              + " ("
              + reason.toLowerCase(java.util.Locale.ROOT)
              + ")",
          by);
      if (wish.holiday() && programmes.holidayCame(episode)) {
        later++;
      }
    }
    if (!told.isEmpty()) {
      events.publishEvent(new SessionsCancelled(occasion, told));
    }
    return new ClosureEffect(
        effect.meetings(), effect.sessions(), effect.people(), effect.lines(), later);
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

  private ClosureEffect effect(Site site, Span window, List<Hit> hits, int later) {
    record Line(Span span, String words, boolean meeting) {}
    List<Line> lines =
        statement(
                """
                select lower(m.during) as starts_at, upper(m.during) as ends_at, true as meeting,
                       'group "' || g.name || '" with ' || (select name from staff where id = m.facilitator) as words
                %s
                union all
                select lower(s.during), upper(s.during), false,
                       case when s.kind = 'group' then 'group session' else 'individual session' end
                       || coalesce(' with ' || (select name from staff where id = s.therapist), '')
                %s and s.group_session is null
                order by 1, 4"""
                    .formatted(MEETINGS, SESSIONS),
                site,
                window)
            .query(
                (row, number) ->
                    new Line(
                        new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
                        row.getString("words"),
                        row.getBoolean("meeting")))
            .list();
    return new ClosureEffect(
        (int) lines.stream().filter(Line::meeting).count(),
        hits.size(),
        (int) hits.stream().map(Hit::person).distinct().count(),
        lines.stream()
            .map(line -> Taken.words(line.span(), site.zone()) + ": " + line.words())
            .toList(),
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

  private boolean extendsProgrammes(Site site) {
    return jdbc.sql("select holiday_policy = 'skipExtend' from site where id = ?")
        .param(site.id())
        .query(Boolean.class)
        .single();
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
