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
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.group.SeatChanged;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A person's weeks of treatment: planned from a template, closed one by one, paused while they are
 * at another level, resumed, extended, ended. Each verb is safe to repeat: the second time it finds
 * the work done and changes nothing. Runs in the caller's transaction.
 */
@Component
public class Programmes {

  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final EpisodeRecord record;
  private final ProgrammeTemplates templates;
  private final ProgrammeBook programmes;
  private final SessionPlanner planner;
  private final SessionBook book;
  private final ProgrammeSeats seats;
  private final ObjectProvider<Placer> placer;

  Programmes(
      Clock clock,
      Sites sites,
      Episodes episodes,
      EpisodeCourse course,
      EpisodeRecord record,
      ProgrammeTemplates templates,
      ProgrammeBook programmes,
      SessionPlanner planner,
      SessionBook book,
      ProgrammeSeats seats,
      ObjectProvider<Placer> placer) {
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.course = course;
    this.record = record;
    this.templates = templates;
    this.programmes = programmes;
    this.planner = planner;
    this.book = book;
    this.seats = seats;
    this.placer = placer;
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
    return programmes.find(id);
  }

  /**
   * Finds a group and an hour for the person; who has a seat keeps it. Nothing is done where nobody
   * places people.
   */
  public void place(EpisodeId id) {
    placer.ifAvailable(found -> found.placeBest(id));
  }

  /**
   * Plans all sessions of a template, beginning on the first open day after today. A programme that
   * has not ended stays as it is.
   */
  public Programme plan(EpisodeId id, String template) {
    Optional<Programme> known = programmes.locked(id);
    if (known.isPresent() && !known.get().ended()) {
      return known.get();
    }
    Episode episode = episodes.get(id);
    Site site = sites.steady(episode.site());
    LocalDate firstDay = Week.firstDay(clock.instant(), site);
    ProgrammeTemplate chosen = templates.get(template, firstDay);
    int run = known.map(Programme::run).orElse(0) + 1;
    Programme programme =
        new Programme(
            id,
            template,
            chosen.version(),
            Objects.requireNonNullElse(episode.level(), chosen.level()),
            site.zone(),
            run,
            firstDay,
            1,
            firstDay,
            planner.weeks(episode, site, chosen, firstDay),
            "running");
    programmes.save(programme);
    if (known.isPresent()) {
      programmes.startOver(id);
    }
    seats.take(id, site, programme.endsOn(), planner.asksForGroup(episode, site, programme));
    int sessions = planner.plan(episode, site, programme, 1, firstDay, List.of());
    course.recordWeek(id, programme.weekNumber(), programme.weeksPlanned());
    add(
        id,
        () ->
            Texts.of(
                "schedule.history.planned",
                chosen.name(),
                sessions,
                programme.weeksPlanned(),
                told(firstDay),
                told(programme.endsOn())));
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
      int week = programme.openWeek();
      int weeks = programme.weeksPlanned();
      add(id, () -> Texts.of("schedule.history.week-ended", week, weeks));
      programme = programme.weekClosed();
      programmes.save(programme);
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
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    programmes.keepOwed(id, planner.owed(episode, site, programme));
    int cancelled = book.cancelFuture(id, CancelReason.PROGRAMME_PAUSED);
    Programme paused = programme.in("paused");
    programmes.save(paused);
    seats.hold(id, site);
    course.hold(id);
    add(id, () -> Texts.of("schedule.history.paused", paused.weekNumber(), cancelled));
    return paused;
  }

  /**
   * Plans the remaining weeks anew from the day agreed with the person, or the first open day after
   * today if that is later, and takes the episode off hold. What holidays take from the weeks as
   * they lie now is made good after them.
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
    Site site = sites.steady(episode.site());
    LocalDate earliest = Week.firstDay(clock.instant(), site);
    LocalDate firstDay =
        agreedReturn(id)
            .filter(day -> day.isAfter(earliest))
            .map(site::openOnOrAfter)
            .orElse(earliest);
    List<String> owed = choice.equals("restart") ? List.of() : owed(episode, site, programme);
    int last =
        choice.equals("enterAt") && owed.isEmpty()
            ? planner.fullWeeks(episode, site, programme)
            : programme.weeksPlanned();
    Programme back =
        programme.resumed(Math.min(programme.returnWeek(choice, named), last), firstDay);
    programmes.save(back);
    course.resume(id);
    if (!seats.takeBack(id, site)) {
      place(id);
    }
    // Only now is it known which days of the week are theirs, and so what holidays take from them.
    Programme resumed = back.lasting(planner.weeksFrom(episode, site, back, owed));
    programmes.save(resumed);
    seats.prolong(id, site, resumed.endsOn().plusDays(1));
    seats.take(id, site, resumed.endsOn(), planner.asksForGroup(episode, site, resumed));
    planner.plan(episode, site, resumed, resumed.openWeek(), resumed.runStartsOn(), owed);
    course.recordWeek(id, resumed.weekNumber(), resumed.weeksPlanned());
    add(
        id,
        () ->
            Texts.of(
                "schedule.history.back",
                resumed.weekNumber(),
                told(resumed.runStartsOn()),
                told(resumed.endsOn())));
    return resumed;
  }

  /**
   * Brings the sessions to come in line with the person's seat and therapist as they are now;
   * without a running programme there is nothing to do.
   */
  public void fit(EpisodeId id) {
    Optional<Programme> programme =
        programmes.locked(id).filter(found -> found.running() && found.weeksLeft());
    if (programme.isEmpty()) {
      return;
    }
    Episode episode = episodes.get(id);
    Site site = sites.steady(episode.site());
    seats.prolong(id, site, programme.get().endsOn().plusDays(1));
    seats.date(id, site, programme.get().endsOn());
    fit(episode, site, programme.get(), planner.owed(episode, site, programme.get()));
  }

  private void fit(Episode episode, Site site, Programme programme, List<String> owed) {
    SessionPlanner.Fitted fitted = planner.fit(episode, site, programme, owed);
    if (fitted.cancelled() + fitted.added() > 0) {
      add(
          episode.id(),
          () -> Texts.of("schedule.history.plan-changed", fitted.added(), fitted.cancelled()));
    }
  }

  /**
   * What holidays took from a person's weeks that are over and that is still to be made good after
   * the last week: the kind of each such session. None without a programme that runs.
   */
  public List<String> owed(EpisodeId id) {
    return programmes
        .find(id)
        .filter(found -> found.running() && found.weeksLeft())
        .map(
            programme -> {
              Episode episode = episodes.get(id);
              return planner.owed(episode, sites.get(episode.site()), programme);
            })
        .orElse(List.of());
  }

  /**
   * Brings a running programme in line with a holiday that came to the calendar, by the policy of
   * the site: what is held on another day is planned, or the end moves. A second time it changes
   * nothing.
   *
   * @param owed as {@link #owed} told before the holiday came
   * @return true when the programme ends later
   */
  public boolean holidayCame(EpisodeId id, List<String> owed) {
    Optional<Programme> known =
        programmes.locked(id).filter(found -> found.running() && found.weeksLeft());
    if (known.isEmpty()) {
      return false;
    }
    Programme programme = known.get();
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    int added = planner.holidayWeeks(episode, site, programme, owed) - programme.weeksPlanned();
    if (added > 0) {
      Programme longer = programme.extended(added, Week.firstDay(clock.instant(), site));
      programmes.save(longer);
      seats.prolong(id, site, longer.endsOn().plusDays(1));
      seats.date(id, site, longer.endsOn());
      course.recordWeek(id, longer.weekNumber(), longer.weeksPlanned());
      add(id, () -> Texts.of("schedule.history.holiday", told(longer.endsOn())));
      programme = longer;
    }
    fit(episode, site, programme, owed);
    return added > 0;
  }

  /**
   * Makes the programme longer; what is planned already stays, only what is new is planned. A short
   * week at the end that made good what holidays had taken is filled up, and a short week follows
   * the new end instead. While paused only the length is noted, the return plans the weeks.
   *
   * @param occurrence the same when the same step runs again
   */
  public Programme extend(EpisodeId id, int weeks, String occurrence) {
    Programme programme = get(id);
    if (weeks < 1 || programme.ended() || !programmes.extendedFirst(id, weeks, occurrence)) {
      return programme;
    }
    Episode episode = episodes.get(id);
    Site site = sites.steady(episode.site());
    Programme extended =
        programme.paused()
            ? noteLonger(episode, site, programme, weeks)
            : planLonger(episode, site, programme, weeks);
    course.recordWeek(id, extended.weekNumber(), extended.weeksPlanned());
    add(
        id,
        () ->
            Texts.of(
                "schedule.history.extended",
                weeks,
                extended.weeksPlanned(),
                told(extended.endsOn())));
    return extended;
  }

  private Programme noteLonger(Episode episode, Site site, Programme programme, int weeks) {
    Programme extended = programme.extended(weeks, Week.firstDay(clock.instant(), site));
    programmes.save(extended);
    programmes.keepOwed(
        episode.id(),
        planner.owedWhilePaused(episode, site, programme, owed(episode, site, programme), weeks));
    return extended;
  }

  private Programme planLonger(Episode episode, Site site, Programme programme, int weeks) {
    SessionPlanner.Extension longer = planner.extension(episode, site, programme, weeks);
    Programme extended =
        programme.extended(
            longer.weeks() - programme.weeksPlanned(), Week.firstDay(clock.instant(), site));
    programmes.save(extended);
    boolean seatStays = seats.prolong(episode.id(), site, extended.endsOn().plusDays(1));
    seats.date(episode.id(), site, extended.endsOn());
    if (!seatStays) {
      add(episode.id(), () -> Texts.of("schedule.history.group-full"));
    }
    planner.extend(episode, site, extended, longer);
    return extended;
  }

  /** What is still to be made good; of a paused programme what was kept when it was paused. */
  private List<String> owed(Episode episode, Site site, Programme programme) {
    return programmes
        .keptOwed(episode.id())
        .filter(kept -> programme.paused())
        .orElseGet(() -> planner.owed(episode, site, programme));
  }

  /** Ends the programme and cancels the sessions to come; harmless when there is none. */
  public void cancel(EpisodeId id) {
    programmes
        .locked(id)
        .filter(programme -> !programme.ended())
        .ifPresent(
            programme -> {
              int cancelled = book.cancelFuture(id, CancelReason.PROGRAMME_ENDED);
              programmes.save(programme.in("ended"));
              seats.giveUp(
                  id,
                  sites.get(episodes.get(id).site()),
                  Texts.kept("schedule.seat.programme-ended"));
              if (cancelled > 0) {
                add(id, () -> Texts.of("schedule.history.cancelled", cancelled));
              }
            });
  }

  /** Once for a transaction's worth of changes, at its end: what fits already costs nothing. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void on(SeatChanged event) {
    fit(event.episode());
  }

  @EventListener
  void on(EpisodeDischarged event) {
    cancel(event.episode());
  }

  @EventListener
  void on(PersonDied event) {
    cancel(event.episode());
  }

  private Optional<LocalDate> agreedReturn(EpisodeId id) {
    return record
        .latestAnswer(id, "planReturn")
        .map(answer -> answer.answers().get("returnsOn"))
        .map(day -> LocalDate.parse(day.toString()));
  }

  private Programme get(EpisodeId id) {
    return programmes
        .locked(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Episode " + id.value() + " has no programme; plan its sessions first."));
  }

  private void add(EpisodeId id, Supplier<String> words) {
    record.add(id, "session", Texts.keeping(words), Actor.PATHWAY);
  }

  private static String told(LocalDate day) {
    return DateText.DATE_AND_YEAR.of(day);
  }
}
