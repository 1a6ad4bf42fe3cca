package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.episode.Episode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the sessions of weeks to come. The database decides about overlaps: when somebody else
 * took a time in the same moment, the plan is made again from what stands then. Runs in the
 * caller's transaction.
 */
@Component
class SessionPlanner {

  private static final int TRIES = 4;
  private static final int WEEK = 7;

  private final Clock clock;
  private final PlanBasis basis;
  private final ProgrammeTemplates templates;
  private final SessionBook book;
  private final TransactionTemplate savepoint;

  SessionPlanner(
      Clock clock,
      PlanBasis basis,
      ProgrammeTemplates templates,
      SessionBook book,
      PlatformTransactionManager manager) {
    this.clock = clock;
    this.basis = basis;
    this.templates = templates;
    this.book = book;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** What a plan that was fitted anew lost and gained. */
  record Fitted(int cancelled, int added) {}

  /** Weeks of a programme that begins on a day: those of the template, and what holidays add. */
  int weeks(Episode episode, Site site, ProgrammeTemplate template, LocalDate firstDay) {
    HolidayWeeks holidays = basis.holidays(episode, site, template).first(template.weeks());
    return template.weeks() + holidays.needed(firstDay, 1, site);
  }

  /** True when somebody in care needs a group, and the site has set up groups of its own. */
  boolean asksForGroup(Episode episode, Site site, Programme programme) {
    return episode.level() != null
        && template(programme).slots().stream().anyMatch(slot -> slot.kind().equals("group"))
        && basis.groupsAt(site.id());
  }

  /**
   * As {@link #weeks} for a programme that runs, looking from its open week on.
   *
   * @param owed what holidays took from weeks before
   */
  int holidayWeeks(Episode episode, Site site, Programme programme, List<String> owed) {
    HolidayWeeks holidays = basis.holidays(episode, site, template(programme)).owing(owed);
    int from = programme.openWeek();
    return from > holidays.fullWeeks()
        ? programme.weeksPlanned()
        : holidays.fullWeeks() + holidays.needed(programme.weekStartsOn(), from, site);
  }

  /**
   * The last week of a programme that somebody comes back to: the weeks it has, and what they lose
   * to holidays now that they lie on other days.
   *
   * @param back where they come back, with the first day of that week
   */
  int weeksFrom(Episode episode, Site site, Programme back, List<String> owed) {
    return basis
        .holidays(episode, site, template(back))
        .owing(owed)
        .last(back.weekStartsOn(), back.openWeek(), site);
  }

  /** Weeks that are not there to make good what holidays took. */
  int fullWeeks(Episode episode, Site site, Programme programme) {
    return basis.holidays(episode, site, template(programme)).fullWeeks();
  }

  /**
   * What is owed to a paused programme that becomes longer: a short week that is over already and
   * would have been a full one is owed as a whole.
   *
   * @param owed what was owed when it was paused
   * @param added weeks, noted already
   */
  List<String> owedWhilePaused(
      Episode episode, Site site, Programme programme, List<String> owed, int added) {
    ProgrammeTemplate template = template(programme);
    List<String> more = new ArrayList<>(owed);
    int full = fullWeeks(episode, site, programme);
    for (int week = full - added + 1; week <= full && week < programme.openWeek(); week++) {
      template.slots().forEach(slot -> more.add(slot.kind()));
    }
    return more;
  }

  /**
   * The kinds of the sessions that holidays took from weeks that are over and that a short week at
   * the end makes good; one entry for each.
   */
  List<String> owed(Episode episode, Site site, Programme programme) {
    return owed(episode, programme, basis.holidays(episode, site, template(programme)), site);
  }

  private List<String> owed(
      Episode episode, Programme programme, HolidayWeeks holidays, Site site) {
    int firstShort = Math.max(holidays.fullWeeks() + 1, programme.openWeek());
    return firstShort > programme.weeksPlanned()
        ? List.of()
        : holidays.owedBefore(
            book.kinds(episode.id(), programme.run(), firstShort),
            programme.weekStartsOn(),
            programme.openWeek(),
            site);
  }

  /**
   * How a programme goes on that is extended.
   *
   * @param weeks all of them, with those that make good what holidays took
   * @param firstShort the week after what was the last full one; filled up, as far as it is to come
   * @param owed kinds of what holidays took from weeks before, one entry for each
   */
  record Extension(int weeks, int firstShort, List<String> owed) {}

  /**
   * The length of a programme that was extended. A short week at the end that made good what
   * holidays had taken becomes a full week like the others; the short one moves behind the new end.
   * When it is over already, a full week takes its place there.
   *
   * @param programme as it was before
   * @param added weeks, noted already
   */
  Extension extension(Episode episode, Site site, Programme programme, int added) {
    HolidayWeeks longer = basis.holidays(episode, site, template(programme));
    HolidayWeeks before = longer.first(longer.fullWeeks() - added);
    List<String> owed = new ArrayList<>(owed(episode, programme, before, site));
    for (int week = before.fullWeeks() + 1;
        week < programme.openWeek() && week <= programme.weeksPlanned();
        week++) {
      owed.addAll(before.fullWeek());
    }
    int weeks =
        longer.fullWeeks()
            + longer.owing(owed).needed(programme.weekStartsOn(), programme.openWeek(), site);
    return new Extension(Math.max(weeks, programme.weeksPlanned()), before.fullWeeks() + 1, owed);
  }

  /**
   * Plans what an extension adds; what is planned already stays as it is.
   *
   * @param programme as it is now
   */
  void extend(Episode episode, Site site, Programme programme, Extension extension) {
    Instant now = clock.instant();
    LocalDate startsOn = programme.weekStartsOn();
    LocalDate end = programme.endsOn().plusDays(1);
    ProgrammeTemplate template = template(programme);
    List<StandingSession> known =
        book.standing(episode.id(), programme.run(), programme.openWeek());
    int fullWeeks = basis.holidays(episode, site, template).fullWeeks();
    Set<Integer> begun = known.stream().map(StandingSession::week).collect(Collectors.toSet());
    untilFree(
        () -> {
          List<PlannedSession> added =
              basis
                  .plan(episode, site, template, startsOn, end)
                  .owing(extension.owed())
                  .weeks(
                      startsOn,
                      programme.openWeek(),
                      programme.weeksPlanned(),
                      madeGood(known, fullWeeks),
                      session -> settled(session, known, template, site, now))
                  .stream()
                  .filter(session -> session.week() >= extension.firstShort())
                  .filter(
                      session ->
                          !begun.contains(session.week())
                              || (!session.cancelled()
                                  && !settled(session, known, template, site, now)))
                  .toList();
          return book.add(episode, programme.run(), site.zone(), numbered(added, known));
        });
  }

  /**
   * Plans from the given week to the last one; what is planned already stays as it is.
   *
   * @param owed what holidays took from weeks before
   * @return how many sessions take place
   */
  int plan(
      Episode episode,
      Site site,
      Programme programme,
      int from,
      LocalDate startsOn,
      List<String> owed) {
    LocalDate end = startsOn.plusDays((long) WEEK * (programme.weeksPlanned() + 1 - from));
    ProgrammeTemplate template = template(programme);
    return untilFree(
        () -> {
          List<PlannedSession> sessions =
              basis
                  .plan(episode, site, template, startsOn, end)
                  .owing(owed)
                  .weeks(startsOn, from, programme.weeksPlanned());
          return book.add(episode, programme.run(), site.zone(), sessions);
        });
  }

  /**
   * Brings the sessions to come in line with the person's seat and therapist as they are now. What
   * fits stays where it is, an hour that was moved included; what the person cancelled is not
   * planned again. A second time it changes nothing.
   *
   * @param owed what holidays took from weeks before
   */
  Fitted fit(Episode episode, Site site, Programme programme, List<String> owed) {
    Instant now = clock.instant();
    LocalDate startsOn = programme.weekStartsOn();
    LocalDate end = programme.endsOn().plusDays(1);
    ProgrammeTemplate template = template(programme);
    List<StandingSession> known =
        book.standing(episode.id(), programme.run(), programme.openWeek());
    SessionPlan wished = basis.plan(episode, site, template, startsOn, end);
    List<StandingSession> lost =
        known.stream()
            .filter(session -> session.open(now) && !wanted(session, wished, site))
            .toList();
    book.cancel(lost.stream().map(StandingSession::id).toList(), CancelReason.PLAN_CHANGED);
    List<StandingSession> kept = known.stream().filter(session -> !lost.contains(session)).toList();
    int added =
        untilFree(
            () -> {
              List<PlannedSession> missing =
                  basis
                      .plan(episode, site, template, startsOn, end)
                      .owing(owed)
                      .weeks(
                          startsOn,
                          programme.openWeek(),
                          programme.weeksPlanned(),
                          madeGood(kept, wished.holidays().fullWeeks()),
                          session -> settled(session, kept, template, site, now))
                      .stream()
                      .filter(session -> !session.cancelled())
                      .filter(session -> !settled(session, kept, template, site, now))
                      .toList();
              return book.add(episode, programme.run(), site.zone(), numbered(missing, known));
            });
    return new Fitted(lost.size(), added);
  }

  private static boolean wanted(StandingSession session, SessionPlan plan, Site site) {
    if (session.kind().equals("group")) {
      return session.meeting() == null
          ? plan.slots().stream().anyMatch(slot -> slot.kind().equals("group"))
          : plan.meetings().stream()
              .anyMatch(
                  meeting ->
                      meeting.id().equals(session.meeting()) && meeting.cancelReason() == null);
    }
    LocalDate day = site.dayOf(session.startsAt());
    List<UUID> therapists =
        plan.hours().stream().filter(hour -> hour.holds(day)).map(WeeklyHour::therapist).toList();
    return therapists.isEmpty()
        ? session.therapist() == null
        : session.therapist() != null && therapists.contains(session.therapist());
  }

  /** True when it has begun, or the week has that session already. */
  private static boolean settled(
      PlannedSession session,
      List<StandingSession> kept,
      ProgrammeTemplate template,
      Site site,
      Instant now) {
    return !session.span(site.zone()).start().isAfter(now) || had(session, kept, template);
  }

  /** True when the week already has that session, or the person said that they do not come. */
  private static boolean had(
      PlannedSession session, List<StandingSession> kept, ProgrammeTemplate template) {
    List<StandingSession> same =
        kept.stream()
            .filter(other -> other.week() == session.week() && other.kind().equals(session.kind()))
            .filter(other -> other.state() != SessionState.CANCELLED_PROGRAMME && !other.makeUp())
            .toList();
    if (session.meeting() != null) {
      return same.stream().anyMatch(other -> session.meeting().equals(other.meeting()));
    }
    return session.group()
        ? same.stream().anyMatch(other -> other.ordinal() == session.ordinal())
        : same.size()
            >= template.slots().stream().filter(slot -> slot.kind().equals("individual")).count();
  }

  /** The kinds of the sessions that stand after the last full week, one entry for each. */
  private static List<String> madeGood(List<StandingSession> standing, int fullWeeks) {
    return standing.stream()
        .filter(session -> session.week() > fullWeeks && !session.makeUp())
        .filter(session -> session.state() != SessionState.CANCELLED_PROGRAMME)
        .map(StandingSession::kind)
        .toList();
  }

  /** Numbers that no session of the same week and kind has. */
  private static List<PlannedSession> numbered(
      List<PlannedSession> sessions, List<StandingSession> known) {
    Map<String, Integer> last = new HashMap<>();
    known.forEach(
        session -> last.merge(session.week() + session.kind(), session.ordinal(), Math::max));
    return sessions.stream()
        .map(
            session ->
                session.numbered(last.merge(session.week() + session.kind(), 1, Integer::sum)))
        .toList();
  }

  private ProgrammeTemplate template(Programme programme) {
    return templates.get(programme.template(), programme.templateVersion());
  }

  private int untilFree(Supplier<Integer> plan) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(savepoint.execute(status -> plan.get()));
      } catch (DataIntegrityViolationException taken) {
        if (attempt == TRIES) {
          throw taken;
        }
      }
    }
  }
}
