package care.throughline.support;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Referral;
import care.throughline.notification.Notifications;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.engine.EngineTimers;
import care.throughline.schedule.Doses;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A journey: one person, followed from referral on. After each one nobody may be lost. */
public abstract class JourneyTest extends ClinicTest {

  @Autowired protected EpisodeRecord record;
  @Autowired protected Sessions sessions;
  @Autowired protected Doses doses;
  @Autowired protected EngineTimers timers;
  @Autowired protected Notifications notifications;

  @AfterEach
  final void nobodyIsLost() {
    assertThat(invariants.run())
        .allSatisfy(check -> assertThat(check.cases()).as(check.what()).isEmpty());
    assertThat(invariants.run()).allMatch(InvariantCheck.Check::holds);
  }

  /** Dana, 34, is referred now. */
  protected final EpisodeId refer() {
    return refer(LocalDate.of(1992, 5, 2), false);
  }

  protected final EpisodeId refer(LocalDate born, boolean stepDown) {
    PersonId dana =
        persons.add(
            new NewPerson(
                "Dana", "Whitlock", born, "female", "en", "+15550100144", null, null, List.of()));
    EpisodeId episode =
        course.open(
            dana,
            new Referral(
                "phone",
                "phone:" + dana.value(),
                "Northside Emergency",
                List.of(),
                List.of(),
                stepDown),
            Actor.INSTALLATION);
    journey.settle();
    return episode;
  }

  /** Dana is reached, assessed and placed at 2.1; the programme begins. */
  protected final EpisodeId admit() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(episode, "UserTask_ScreenSafety");
    complete(episode, "UserTask_RateDimensions");
    complete(episode, "UserTask_ConfirmPlacement");
    complete(episode, "UserTask_CheckAdmission");
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  protected final void complete(EpisodeId episode, String step) {
    complete(episode, step, Map.of());
  }

  protected final void complete(EpisodeId episode, String step, Map<String, ?> answers) {
    journey.complete(episode, step, answers);
  }

  /** Lets days pass; everything that comes up is done the same day, except the named steps. */
  protected final void days(EpisodeId episode, int days, String... leftOpen) {
    for (int day = 0; day < days; day++) {
      journey.pass(Duration.ofDays(1));
      doAll(episode, leftOpen);
    }
  }

  /** Does all open items with usual answers, except the named steps. */
  protected final void doAll(EpisodeId episode, String... leftOpen) {
    Set<String> left = Set.of(leftOpen);
    List<WorkItem> open = List.of();
    do {
      open = journey.open(episode).stream().filter(item -> !left.contains(item.step())).toList();
      if (!open.isEmpty()) {
        journey.complete(open.get(0), Map.of());
      }
    } while (!open.isEmpty());
  }

  /** Lets days pass until the programme is in the given week. */
  protected final void untilWeek(EpisodeId episode, int week) {
    for (int day = 0;
        day < 400 && !Integer.valueOf(week).equals(now(episode).weekNumber());
        day++) {
      days(episode, 1);
    }
    assertThat(now(episode).weekNumber()).isEqualTo(week);
  }

  /** Lets days pass, everything being done, until a step is open. */
  protected final void untilOpen(EpisodeId episode, String step) {
    for (int day = 0; day < 400 && journey.open(episode, step).isEmpty(); day++) {
      days(episode, 1, step);
    }
    assertThat(openSteps(episode)).contains(step);
  }

  /** A bed is found and the person is admitted there. */
  protected final void findBed(EpisodeId episode) {
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "residential.bedOffered", Map.of());
    complete(episode, "UserTask_AnswerOffer");
    complete(episode, "UserTask_ConfirmAdmission");
  }

  protected final Episode now(EpisodeId episode) {
    return episodes.get(episode);
  }

  protected final List<String> openSteps(EpisodeId episode) {
    return journey.open(episode).stream().map(WorkItem::step).toList();
  }

  protected final Instant dueOf(EpisodeId episode, String step) {
    return journey.open(episode, step).orElseThrow().dueAt();
  }

  /** Sessions that still stand. */
  protected final List<SessionRow> planned(EpisodeId episode) {
    return sessions.of(episode).stream().filter(session -> !session.state().cancelled()).toList();
  }

  protected final List<String> activeLevels(EpisodeId episode) {
    return jdbc.sql("select level from stay where episode = ? and state <> 'ended' order by level")
        .param(episode.value())
        .query(String.class)
        .list();
  }

  protected final care.throughline.access.Staff kai() {
    return as(CastMember.KAI);
  }
}
