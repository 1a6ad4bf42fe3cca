package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.Messages;
import care.throughline.episode.Referral;
import care.throughline.pathway.Releases;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.engine.PathwayEngine;
import care.throughline.support.ClinicTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of one process, started at its beginning or in the middle, for an episode of its own. */
abstract class ProcessTest extends ClinicTest {

  @Autowired protected ProcessEngine engine;
  @Autowired protected PathwayEngine pathway;
  @Autowired protected Releases releases;
  @Autowired protected Messages messages;

  protected EpisodeId episode;
  protected ProcessInstance process;

  @BeforeEach
  final void beginAsserting() {
    BpmnAwareTests.init(engine);
  }

  @AfterEach
  final void endAsserting() {
    AbstractAssertions.reset();
  }

  /** Somebody of 34 years whose episode has begun and whose processes have all been ended. */
  protected final void somebody() {
    episode = referred("Dana", LocalDate.of(1992, 5, 2));
    pathway.endAll(episode.value(), null, "the test begins elsewhere");
  }

  protected final EpisodeId referred(String firstName, LocalDate born) {
    PersonId person =
        persons.add(
            new NewPerson(
                firstName,
                "Whitlock",
                born,
                "female",
                "en",
                "+15550100144",
                null,
                null,
                List.of()));
    return course.open(
        person,
        new Referral("phone", "phone:" + firstName, null, List.of(), List.of(), false),
        Actor.INSTALLATION);
  }

  /** Starts a process for somebody at a flow node. */
  protected final void startAt(String key, String node, Map<String, ?> variables) {
    somebody();
    start(key, builder -> builder.startBeforeActivity(node), variables);
  }

  /** Starts a process for somebody behind a flow node that has one way out. */
  protected final void startAfter(String key, String node, Map<String, ?> variables) {
    somebody();
    start(key, builder -> builder.startAfterActivity(node), variables);
  }

  protected final void start(
      String key,
      java.util.function.UnaryOperator<ProcessInstantiationBuilder> where,
      Map<String, ?> variables) {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .deploymentId(releases.get(episodes.get(episode).release()).deployment())
            .processDefinitionKey(key)
            .singleResult()
            .getId();
    process =
        where
            .apply(
                engine
                    .getRuntimeService()
                    .createProcessInstanceById(definition)
                    .businessKey(episode.value().toString()))
            .setVariables(new HashMap<>(variables))
            .execute();
    journey.settle();
  }

  /** Looks at the newest process of that kind from now on. */
  protected final void follow(String key) {
    HistoricProcessInstance newest =
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(episode.value().toString())
            .processDefinitionKey(key)
            .orderByProcessInstanceStartTime()
            .desc()
            .list()
            .get(0);
    process =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(newest.getId())
            .singleResult();
  }

  /** Somebody of the right role does a step; keys and values of answers in turn. */
  protected final void done(String step, Object... answers) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put((String) answers[i], answers[i + 1]);
    }
    journey.complete(episode, step, map);
  }

  protected final void reported(String message, Object... answers) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put((String) answers[i], answers[i + 1]);
    }
    journey.report(episode, message, map);
  }

  /** A message that only the product itself sends. */
  protected final void sent(String message, Map<String, Object> payload) {
    messages.send(episode, message, message + ":" + episode.value(), payload);
    journey.settle();
  }

  /** When the one timer of a node is due. */
  protected final Instant due(String timer) {
    List<Job> jobs = engine.getManagementService().createJobQuery().activityId(timer).list();
    assertThat(jobs).as("timers of " + timer).hasSize(1);
    return jobs.get(0).getDuedate().toInstant();
  }

  /** Lets time pass to a second before a timer, and says what still waits; then to the timer. */
  protected final void passes(String timer, Instant expected, String waitsAt) {
    assertThat(due(timer)).as("due date of " + timer).isEqualTo(expected);
    journey.passUntil(expected.minusSeconds(1));
    assertThat(process).isWaitingAt(waitsAt);
    assertThat(process).hasNotPassed(timer);
    journey.passUntil(expected);
    assertThat(process).hasPassed(timer);
  }

  protected final void hasPassed(String... nodes) {
    assertThat(process).hasPassed(nodes);
  }

  protected final void hasNotPassed(String... nodes) {
    assertThat(process).hasNotPassed(nodes);
  }

  protected final void waitsAt(String... nodes) {
    assertThat(process).isWaitingAtExactly(nodes);
  }

  protected final void isOver(String end) {
    assertThat(process).isEnded();
    assertThat(process).hasPassed(end);
  }

  /** Instant of a local time in New York. */
  protected static Instant newYork(String local) {
    return java.time.LocalDateTime.parse(local)
        .atZone(java.time.ZoneId.of("America/New_York"))
        .toInstant();
  }
}
