package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.platform.Times;
import care.throughline.schedule.CancelReason;
import care.throughline.schedule.Span;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is planned at a site in a window of time and has not begun: read, and cancelled. */
@Repository
class WindowBook {

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

  WindowBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One session of one person. */
  record Hit(UUID session, UUID episode, UUID person) {}

  /**
   * A meeting or an individual session, in words that name nobody in care.
   *
   * @param meeting true for the meeting of a group
   */
  record Line(UUID id, Span span, String words, boolean meeting) {}

  /** Every session of a person, in order of time. */
  List<Hit> hits(Site site, Span window) {
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

  /** Each meeting once, and each session outside of one, in order of time. */
  List<Line> lines(Site site, Span window) {
    return statement(
            """
            select m.id, lower(m.during) as starts_at, upper(m.during) as ends_at, true as meeting,
                   g.name as group_name, null as kind, (select name from staff where id = m.facilitator) as staff_name
            %s
            union all
            select s.id, lower(s.during), upper(s.during), false,
                   null, s.kind, (select name from staff where id = s.therapist)
            %s and s.group_session is null
            order by 2, 5, 6, 7"""
                .formatted(MEETINGS, SESSIONS),
            site,
            window)
        .query(
            (row, number) ->
                new Line(
                    row.getObject("id", UUID.class),
                    new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
                    PlannedWords.of(
                        row.getString("group_name"),
                        row.getString("kind"),
                        row.getString("staff_name")),
                    row.getBoolean("meeting")))
        .list();
  }

  /**
   * Cancels all of it by the programme, so that nobody counts as absent. Runs in the caller's
   * transaction.
   *
   * @param meetingReason of meetings and of the sessions in them
   */
  void cancel(Site site, Span window, CancelReason reason, CancelReason meetingReason) {
    statement(
            """
            update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = :reason, sequence = sequence + 1,
              changed_at = :now::timestamptz
            where id in (select m.id %s)"""
                .formatted(MEETINGS),
            site,
            window)
        .param("reason", meetingReason.kept())
        .update();
    statement(
            """
            update session set state = 'cancelledProgramme', cancel_reason = case when group_session is null then :reason else :meetingReason end, sequence = sequence + 1, changed_at = :now::timestamptz
            where id in (select s.id %s)"""
                .formatted(SESSIONS),
            site,
            window)
        .param("meetingReason", meetingReason.kept())
        .param("reason", reason.kept())
        .update();
  }

  private JdbcClient.StatementSpec statement(String sql, Site site, Span window) {
    return jdbc.sql(sql)
        .param("site", site.id())
        .param("now", Times.utc(clock.instant()))
        .param("from", Times.utc(window.start()))
        .param("until", Times.utc(window.end()));
  }
}
