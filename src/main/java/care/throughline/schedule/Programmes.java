package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's weeks of treatment: planned from a template, closed one by one, paused while they are
 * at another level, resumed, extended, ended. Each verb is safe to repeat: the second time it finds
 * the work done and changes nothing. Runs in the caller's transaction.
 */
@Component
public class Programmes {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final EpisodeRecord record;
  private final ProgrammeTemplates templates;
  private final SessionBook book;

  Programmes(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Episodes episodes,
      EpisodeCourse course,
      EpisodeRecord record,
      ProgrammeTemplates templates,
      SessionBook book) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.course = course;
    this.record = record;
    this.templates = templates;
    this.book = book;
  }

  /**
   * A week that was closed.
   *
   * @param reviewKind {@code weekly}, {@code midway} or {@code decisive}
   * @param dosePercent share of the dose had since enrolment
   */
  public record ClosedWeek(Programme programme, String reviewKind, int dosePercent) {}

  /** The programme of an episode; empty before sessions were planned. */
  public Optional<Programme> find(EpisodeId id) {
    return jdbc.sql("select * from programme where episode = ?")
        .param(id.value())
        .query(Programmes::read)
        .optional();
  }

  /**
   * Plans all sessions of a template, beginning on the first open day after today. A programme that
   * has not ended stays as it is.
   */
  public Programme plan(EpisodeId id, String template) {
    Optional<Programme> known = locked(id);
    if (known.isPresent() && !known.get().ended()) {
      return known.get();
    }
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    ProgrammeTemplate chosen = templates.get(template);
    LocalDate firstDay = Week.firstDay(clock.instant(), site);
    int run = known.map(Programme::run).orElse(0) + 1;
    Programme programme =
        new Programme(
            id, template, site.zone(), run, firstDay, 1, firstDay, chosen.weeks(), "running");
    save(programme);
    int sessions = planWeeks(episode, site, programme, 1, firstDay);
    course.recordWeek(id, programme.weekNumber(), programme.weeksPlanned());
    add(
        id,
        chosen.name()
            + ": "
            + sessions
            + " sessions in "
            + chosen.weeks()
            + " weeks planned, from "
            + told(firstDay)
            + " to "
            + told(programme.endsOn()));
    return programme;
  }

  /**
   * Closes the open week when it is over, and says which review it calls for. Never closes a week
   * before its end.
   */
  public ClosedWeek closeWeek(EpisodeId id) {
    Programme programme = get(id);
    if (programme.running()
        && programme.weeksLeft()
        && !clock.instant().isBefore(programme.weekEndsAt())) {
      book.closeWeek(id, programme.run(), programme.openWeek());
      add(id, "Week " + programme.openWeek() + " of " + programme.weeksPlanned() + " ended");
      programme = programme.weekClosed();
      save(programme);
      course.recordWeek(id, programme.weekNumber(), programme.weeksPlanned());
    }
    return new ClosedWeek(
        programme,
        Week.reviewKind(programme.openWeek() - 1, programme.weeksPlanned()),
        book.dosePercent(id));
  }

  /**
   * Cancels the sessions to come and freezes the week, while the person is at another level and
   * will come back.
   */
  public Programme pause(EpisodeId id) {
    Programme programme = get(id);
    if (!programme.running()) {
      return programme;
    }
    int cancelled = book.cancelFuture(id);
    Programme paused = programme.in("paused");
    save(paused);
    course.hold(id);
    add(
        id,
        "Programme paused in week "
            + paused.weekNumber()
            + ", "
            + cancelled
            + " sessions cancelled");
    return paused;
  }

  /**
   * Plans the remaining weeks anew from the day agreed with the person, or the first open day after
   * today if that is later, and takes the episode off hold.
   *
   * @param choice {@code resume} at the frozen week, {@code restart} at week 1, or {@code enterAt}
   *     a named one
   * @param named the week to enter at; read only with {@code enterAt}
   */
  public Programme resume(EpisodeId id, String choice, int named) {
    Programme programme = get(id);
    if (!programme.paused()) {
      return programme;
    }
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    LocalDate earliest = Week.firstDay(clock.instant(), site);
    LocalDate firstDay =
        agreedReturn(id)
            .filter(day -> day.isAfter(earliest))
            .map(site::openOnOrAfter)
            .orElse(earliest);
    Programme resumed = programme.resumed(programme.returnWeek(choice, named), firstDay);
    save(resumed);
    planWeeks(episode, site, resumed, resumed.openWeek(), resumed.runStartsOn());
    course.resume(id);
    course.recordWeek(id, resumed.weekNumber(), resumed.weeksPlanned());
    add(
        id,
        "Back in week "
            + resumed.weekNumber()
            + " from "
            + told(resumed.runStartsOn())
            + ", programme ends on "
            + told(resumed.endsOn()));
    return resumed;
  }

  /**
   * Makes the programme longer; only the new weeks are planned. While paused only the length is
   * noted, the return plans the weeks.
   *
   * @param occurrence the same when the same step runs again
   */
  public Programme extend(EpisodeId id, int weeks, String occurrence) {
    Programme programme = get(id);
    if (weeks < 1 || programme.ended() || !book.extendedFirst(id, weeks, occurrence)) {
      return programme;
    }
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    Programme extended = programme.extended(weeks, Week.firstDay(clock.instant(), site));
    save(extended);
    if (extended.running()) {
      int firstNew = programme.weeksPlanned() + 1;
      planWeeks(
          episode,
          site,
          extended,
          firstNew,
          Week.startOf(firstNew, extended.openWeek(), extended.weekStartsOn()));
    }
    course.recordWeek(id, extended.weekNumber(), extended.weeksPlanned());
    add(
        id,
        "Extended by "
            + weeks
            + " weeks to "
            + extended.weeksPlanned()
            + ", programme ends on "
            + told(extended.endsOn()));
    return extended;
  }

  /** Ends the programme and cancels the sessions to come; harmless when there is none. */
  public void cancel(EpisodeId id) {
    locked(id)
        .filter(programme -> !programme.ended())
        .ifPresent(
            programme -> {
              int cancelled = book.cancelFuture(id);
              save(programme.in("ended"));
              if (cancelled > 0) {
                add(id, cancelled + " sessions to come cancelled");
              }
            });
  }

  @EventListener
  void on(EpisodeDischarged event) {
    cancel(event.episode());
  }

  @EventListener
  void on(PersonDied event) {
    cancel(event.episode());
  }

  /** Plans from the given week to the last one; returns how many sessions take place. */
  private int planWeeks(
      Episode episode, Site site, Programme programme, int from, LocalDate startsOn) {
    List<Slot> slots = templates.get(programme.template()).slots();
    List<PlannedSession> sessions =
        SessionPlan.weeks(
            slots, startsOn, from, programme.weeksPlanned(), site, book.taken(episode.person()));
    book.add(episode, programme.run(), site.zone(), sessions);
    return (int) sessions.stream().filter(session -> !session.cancelled()).count();
  }

  private Optional<LocalDate> agreedReturn(EpisodeId id) {
    return record
        .latestAnswer(id, "planReturn")
        .map(answer -> answer.answers().get("returnsOn"))
        .map(day -> LocalDate.parse(day.toString()));
  }

  private Programme get(EpisodeId id) {
    return locked(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Episode " + id.value() + " has no programme; plan its sessions first."));
  }

  private Optional<Programme> locked(EpisodeId id) {
    return jdbc.sql("select * from programme where episode = ? for update")
        .param(id.value())
        .query(Programmes::read)
        .optional();
  }

  private void save(Programme programme) {
    jdbc.sql(
            """
            insert into programme (episode, template, zone, run, run_starts_on, week_number, week_starts_on, weeks_planned, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (episode) do update set template = excluded.template, zone = excluded.zone, run = excluded.run,
              run_starts_on = excluded.run_starts_on, week_number = excluded.week_number, week_starts_on = excluded.week_starts_on,
              weeks_planned = excluded.weeks_planned, state = excluded.state""")
        .params(
            programme.episode().value(),
            programme.template(),
            programme.zone().getId(),
            programme.run(),
            programme.runStartsOn(),
            programme.openWeek(),
            programme.weekStartsOn(),
            programme.weeksPlanned(),
            programme.state())
        .update();
  }

  private void add(EpisodeId id, String words) {
    record.add(id, "session", words, Actor.PATHWAY);
  }

  private static String told(LocalDate day) {
    return DAY.format(day);
  }

  private static Programme read(ResultSet row, int number) throws SQLException {
    return new Programme(
        new EpisodeId(row.getObject("episode", UUID.class)),
        row.getString("template"),
        ZoneId.of(row.getString("zone")),
        row.getInt("run"),
        row.getObject("run_starts_on", LocalDate.class),
        row.getInt("week_number"),
        row.getObject("week_starts_on", LocalDate.class),
        row.getInt("weeks_planned"),
        row.getString("state"));
  }
}
