package care.throughline.demo;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.pathway.Releases;
import care.throughline.platform.MovableClock;
import care.throughline.platform.engine.EngineTimers;
import care.throughline.platform.engine.WaitingMessage;
import care.throughline.schedule.SheetsDue;
import care.throughline.worklist.HeldCompletions;
import care.throughline.worklist.Reports;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Plays people's journeys on the real engine in moved time: the clock jumps from one due timer to
 * the next, staff of the cast do the work. Used while the demo clinic is set up, by tests and by
 * benchmarks; never while the engine runs timers by itself.
 */
@Component
public class Journey {

  private static final int TIMERS_AT_ONCE = 200;

  /** Longer than any clinic holds a completion. */
  private static final Duration HELD = Duration.ofHours(1);

  private final MovableClock clock;
  private final EngineTimers timers;
  private final Messages messages;
  private final SheetsDue sheets;
  private final WorkItems items;
  private final WorkItemDesk desk;
  private final HeldCompletions held;
  private final Reports reports;
  private final StaffMembers staff;
  private final Sites sites;
  private final Releases releases;
  private final Episodes episodes;

  Journey(
      MovableClock clock,
      EngineTimers timers,
      Messages messages,
      SheetsDue sheets,
      WorkItems items,
      WorkItemDesk desk,
      HeldCompletions held,
      Reports reports,
      StaffMembers staff,
      Sites sites,
      Releases releases,
      Episodes episodes) {
    this.clock = clock;
    this.timers = timers;
    this.messages = messages;
    this.sheets = sheets;
    this.items = items;
    this.desk = desk;
    this.held = held;
    this.reports = reports;
    this.staff = staff;
    this.sites = sites;
    this.releases = releases;
    this.episodes = episodes;
  }

  /** The clock's instant. */
  public Instant now() {
    return clock.instant();
  }

  /** Stops the clock at an instant without running anything. */
  public void begin(Instant instant) {
    clock.stopAt(instant);
  }

  /**
   * Completes what is held, as if its seconds had passed, delivers messages and runs due timers
   * until nothing is due any more, then asks for the sheets of group sessions that are over.
   */
  public void settle() {
    int done;
    do {
      done =
          held.move(clock.instant().plus(HELD), TIMERS_AT_ONCE)
              + messages.deliverDue()
              + timers.runDue(TIMERS_AT_ONCE);
    } while (done > 0);
    sheets.round();
  }

  /** Lets time pass up to an instant, running every timer at the moment it is due. */
  public void passUntil(Instant end) {
    settle();
    Optional<Instant> next = timers.nextDueAt();
    while (next.isPresent() && !next.get().isAfter(end)) {
      if (next.get().isAfter(clock.instant())) {
        clock.stopAt(next.get());
      }
      settle();
      next = timers.nextDueAt();
    }
    if (end.isAfter(clock.instant())) {
      clock.stopAt(end);
    }
    settle();
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    passUntil(clock.instant().plus(time));
  }

  /** Open work items of the episode, soonest due first. */
  public List<WorkItem> open(EpisodeId episode) {
    return items.openOf(episode);
  }

  /** The open item of a step, such as {@code UserTask_ContactPerson}. */
  public Optional<WorkItem> open(EpisodeId episode, String step) {
    return open(episode).stream().filter(item -> item.step().equals(step)).findFirst();
  }

  /**
   * Someone of the right role does the item of a step.
   *
   * @param answers what differs from the usual answers of its form
   * @throws IllegalStateException when no such item is open
   */
  public WorkItem complete(EpisodeId episode, String step, Map<String, ?> answers) {
    WorkItem item =
        open(episode, step)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No open item "
                            + step
                            + "; open are "
                            + open(episode).stream().map(WorkItem::step).toList()
                            + "."));
    return complete(item, answers);
  }

  /** Someone of the right role does the item. */
  public WorkItem complete(WorkItem item, Map<String, ?> answers) {
    WorkItem done = desk.complete(item.id(), answers(item, answers), someone(item.roles()));
    settle();
    return done;
  }

  /**
   * Answers with which the item's form is accepted.
   *
   * @param wanted what differs from the usual ones
   */
  public Map<String, Object> answers(WorkItem item, Map<String, ?> wanted) {
    return UsualAnswers.to(releases.form(item.release(), item.form()), wanted, today());
  }

  /** Someone of the right role reports something about the person. */
  public void report(EpisodeId episode, String message, Map<String, ?> answers) {
    Staff samir = member(CastMember.SAMIR);
    WaitingMessage report =
        reports.possible(episode, samir).stream()
            .filter(possible -> possible.message().equals(message))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(message + " cannot be reported now."));
    int release = episodes.get(episode).release();
    String form = java.util.Objects.requireNonNull(report.form());
    reports.submit(
        episode,
        message,
        UsualAnswers.to(releases.form(release, form), answers, today()),
        someone(report.roles()));
    settle();
  }

  /** The member of staff behind a name of the cast. */
  public Staff member(CastMember member) {
    return staff.named(member.username()).orElseThrow();
  }

  private LocalDate today() {
    return sites.home().dayOf(clock.instant());
  }

  private Staff someone(List<String> roles) {
    return member(CastMember.with(roles.get(0)));
  }
}
