package care.throughline.support;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Referral;
import care.throughline.episode.Stay;
import care.throughline.episode.Stays;
import care.throughline.notification.Notification;
import care.throughline.notification.Notifications;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.engine.EngineTimers;
import care.throughline.schedule.Doses;
import care.throughline.schedule.Programme;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A journey: one person, followed from referral on. After each one nobody may be lost. */
public abstract class JourneyTest extends ClinicTest {

  protected static final LocalDate ADULT = LocalDate.of(1992, 5, 2);
  protected static final String FAMILY_NAME = "Whitlock";

  /** Registered with consent to be reached by e-mail, and to tell the referrer. */
  protected static final Map<String, Object> BY_EMAIL =
      Map.of("remindByEmail", true, "emailAddress", "dana.whitlock@example.org");

  @Autowired protected EpisodeRecord record;
  @Autowired protected Sessions sessions;
  @Autowired protected Doses doses;
  @Autowired protected EngineTimers timers;
  @Autowired protected Notifications notifications;
  @Autowired protected Sites sites;
  @Autowired protected Programmes programmes;
  @Autowired protected Stays stays;
  @Autowired protected WorkItemDesk desk;

  @AfterEach
  final void nobodyIsLost() {
    assertThat(invariants.run())
        .allSatisfy(check -> assertThat(check.cases()).as(check.what()).isEmpty());
    assertThat(invariants.run()).allMatch(InvariantCheck.Check::holds);
  }

  /** Dana, 34, is referred now. */
  protected final EpisodeId refer() {
    return refer(ADULT, "Northside Emergency", false);
  }

  protected final EpisodeId refer(LocalDate born, String referrer, boolean stepDown) {
    PersonId person =
        persons.add(
            new NewPerson(
                "Dana", FAMILY_NAME, born, "female", "en", "+15550100144", null, null, List.of()));
    EpisodeId episode =
        course.open(
            person,
            new Referral(
                "phone", "phone:" + person.value(), referrer, List.of(), List.of(), stepDown),
            Actor.INSTALLATION);
    journey.settle();
    return episode;
  }

  /** Reached and registered; the screening waits. */
  protected final EpisodeId scheduled() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson", BY_EMAIL);
    return episode;
  }

  /**
   * Screened, rated, placed at 2.1 and admitted, all on the same day; treatment begins the next.
   */
  protected final EpisodeId admitted() {
    EpisodeId episode = scheduled();
    assess(episode, Map.of());
    return episode;
  }

  /** Admitted on Monday 4 January, with a care plan; week 1 begins on Tuesday. */
  protected final EpisodeId inTreatment() {
    EpisodeId episode = admitted();
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  protected final void assess(EpisodeId episode, Map<String, ?> placement) {
    complete(episode, "UserTask_ScreenSafety");
    complete(episode, "UserTask_RateDimensions");
    complete(episode, "UserTask_ConfirmPlacement", placement);
    complete(episode, "UserTask_CheckAdmission");
  }

  /**
   * Lets time pass day by day until that week of the programme runs; reviews are done as they come.
   */
  protected final void passToWeek(EpisodeId episode, int week) {
    while (programme(episode).openWeek() < week) {
      journey.passUntil(programme(episode).weekEndsAt());
      doOpen(episode, "UserTask_ReviewWeek");
      doOpen(episode, "UserTask_ReviewMidway");
    }
  }

  protected final void doOpen(EpisodeId episode, String step) {
    journey.open(episode, step).ifPresent(item -> journey.complete(item, Map.of()));
  }

  protected final WorkItem item(EpisodeId episode, String step) {
    return journey
        .open(episode, step)
        .orElseThrow(
            () -> new AssertionError(step + " is not open; open are " + openSteps(episode) + "."));
  }

  protected final Programme programme(EpisodeId episode) {
    return programmes.find(episode).orElseThrow();
  }

  /** Sessions that stand and of which nobody has said yet who was there. */
  protected final List<SessionRow> awaited(EpisodeId episode) {
    return sessions.of(episode).stream()
        .filter(session -> session.state() == SessionState.PLANNED)
        .toList();
  }

  protected final List<String> activeStays(EpisodeId episode) {
    return stays.of(episode).stream()
        .filter(stay -> stay.state().equals("active"))
        .map(Stay::level)
        .toList();
  }

  protected final List<Notification> messages(EpisodeId episode) {
    return notifications.of(episode, 200);
  }

  protected final Notification message(EpisodeId episode, String template) {
    return messages(episode).stream()
        .filter(message -> message.template().equals(template))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No message " + template + " was written."));
  }

  protected final PersonId person(EpisodeId episode) {
    return episodes.get(episode).person();
  }

  /** A local time at the clinic, such as {@code 2027-01-04T10:00}. */
  protected final Instant local(String time) {
    return LocalDateTime.parse(time).atZone(sites.home().zone()).toInstant();
  }

  protected final LocalDate today() {
    return sites.home().dayOf(journey.now());
  }

  protected final void complete(EpisodeId episode, String step) {
    complete(episode, step, Map.of());
  }

  protected final void complete(EpisodeId episode, String step, Map<String, ?> answers) {
    journey.complete(episode, step, answers);
  }

  /** A bed is found and the person is admitted there. */
  protected final void findBed(EpisodeId episode) {
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "residential.bedOffered", Map.of());
    complete(episode, "UserTask_AnswerOffer");
    complete(episode, "UserTask_ConfirmAdmission");
  }

  protected final List<String> openSteps(EpisodeId episode) {
    return journey.open(episode).stream().map(WorkItem::step).toList();
  }
}
