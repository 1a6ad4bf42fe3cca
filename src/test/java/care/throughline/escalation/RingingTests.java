package care.throughline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Covers;
import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.support.CountedStatements;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.Handovers;
import care.throughline.worklist.Notices;
import care.throughline.worklist.PageItems;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItemOpened;
import care.throughline.worklist.WorkItemStands;
import care.throughline.worklist.WorkItems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What rings when work is late, in the real clinic. */
@RecordApplicationEvents
class RingingTests extends JourneyTest {

  private static final int MANY = 10_000;
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

  @Autowired private Ringing ringing;
  @Autowired private EscalationDesk answers;
  @Autowired private Escalations escalations;
  @Autowired private Ladders ladders;
  @Autowired private WorkItems items;
  @Autowired private PageItems pages;
  @Autowired private Notices notices;
  @Autowired private Snoozes snoozes;
  @Autowired private Handovers handovers;
  @Autowired private Covers covers;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ApplicationEvents published;

  private Staff rosa;
  private Staff samir;
  private WorkItem call;

  @BeforeEach
  void aFirstCallWaits() {
    rosa = as(CastMember.ROSA);
    samir = as(CastMember.SAMIR);
    call = item(refer(), "UserTask_ContactPerson");
  }

  @Test
  void shipsTheLaddersOfTheDomainGuide() {
    assertThat(ladders.inForce().stream().map(LadderVersion::ladder).toList())
        .containsExactlyElementsOf(ShippedLadders.ALL);
  }

  @Test
  void callsTheSupervisorAndTheTeamWhenAnItemIsDue() {
    ringAt(call.dueAt().minusSeconds(1));
    assertThat(now(call).escalationLevel()).isZero();
    ringAt(call.dueAt());
    assertThat(now(call).escalationLevel()).isEqualTo(1);
    assertThat(kinds(CastMember.SAMIR)).contains("escalated");
    assertThat(kinds(CastMember.ROSA)).contains("escalated");
    assertThat(kinds(CastMember.DEV)).isEmpty();
    assertThat(now(call).owner()).isNull();
  }

  @Test
  void climbsLevelByLevelUntilSomebodyAnswersAndRingsOnAtTheTop() {
    for (int level = 1; level <= 3; level++) {
      ringAt(planned(call).get(0));
      while (now(call).escalationLevel() < level) {
        ringAt(planned(call).get(0));
      }
      assertThat(now(call).escalationLevel()).isEqualTo(level);
    }
    assertThat(kinds(CastMember.DEV)).contains("escalated");
    assertThat(planned(call)).as("the last level rings again").hasSize(1);
    answers.acknowledge(call.id(), samir);
    assertThat(planned(call)).isEmpty();
    assertThat(now(call).owner()).as("an answer moves nobody's work").isNull();
    assertThat(audited("escalation.acknowledged")).isEqualTo(1);
    assertThat(audited("rung.rang")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void widensWhoMayTakeItLevelByLevel() {
    ringAt(call.dueAt());
    assertThat(now(call).roles()).containsAll(call.roles()).contains(Role.SUPERVISOR.key());
    assertThat(now(call).roles()).doesNotContain(Role.ONCALL.key());
    ringAt(planned(call).get(0));
    ringAt(planned(call).get(0));
    assertThat(now(call).roles()).contains(Role.DIRECTOR.key(), Role.ONCALL.key());
    answers.takeOver(call.id(), as(CastMember.DEV));
    assertThat(now(call).owner()).isEqualTo(as(CastMember.DEV).id());
    assertThat(planned(call)).isEmpty();
  }

  @Test
  void stopsWhenTheItemIsDone() {
    journey.complete(call, Map.of());
    assertThat(planned(call)).isEmpty();
    assertThat(states(call)).containsOnlyKeys("stopped");
    ringAt(call.dueAt().plus(Duration.ofDays(5)));
    assertThat(told(call)).isZero();
  }

  @Test
  void dropsAReminderThatComesTooLateAndALevelAHigherOneHasPassed() {
    Instant top = planned(call).get(planned(call).size() - 1);
    ringAt(top.plusSeconds(60));
    assertThat(now(call).escalationLevel()).isEqualTo(3);
    assertThat(states(call)).containsEntry("rung", 1L).containsEntry("dropped", 4L);
    assertThat(audited("rung.dropped")).isEqualTo(4);
    assertThat(kinds(CastMember.SAMIR)).as("who was passed over is told too").contains("escalated");
    assertThat(kinds(CastMember.DEV)).contains("escalated");
  }

  @Test
  void remindsTheHolderOnlyAndOnceAtHalfAndOnceAtNineTenths() {
    desk.claim(call.id(), rosa);
    List<Instant> plan = planned(call);
    ringAt(plan.get(0));
    ringAt(plan.get(0).plusSeconds(30));
    assertThat(kinds(CastMember.ROSA)).containsOnlyOnce("reminded");
    assertThat(kinds(CastMember.SAMIR)).isEmpty();
    assertThat(now(call).escalationLevel()).isZero();
    assertThatThrownBy(() -> answers.acknowledge(call.id(), rosa))
        .isInstanceOf(EscalationRefused.class);
  }

  @Test
  void followsAnItemThatIsPutAsideAndComesBackWhenItIsTakenUpAgain() {
    desk.claim(call.id(), rosa);
    List<Instant> before = planned(call);
    Instant later = call.dueAt().plus(Duration.ofDays(3));
    snoozes.snooze(call.id(), new Snoozes.Until(later, null, "waits for a call"), rosa, null);
    assertThat(planned(call)).hasSize(3).allSatisfy(at -> assertThat(at).isAfterOrEqualTo(later));
    ringAt(call.dueAt());
    assertThat(now(call).escalationLevel()).isZero();
    snoozes.wake(call.id(), rosa, null);
    assertThat(planned(call)).isEqualTo(before.subList(before.size() - 3, before.size()));
    ringAt(call.dueAt());
    assertThat(now(call).escalationLevel()).isEqualTo(1);
  }

  @Test
  void beginsAnewWithAnotherDueTimeAndRingsThenAgain() {
    ringAt(call.dueAt());
    Instant due = call.dueAt().plus(Duration.ofDays(7));
    redate(call, due);
    assertThat(now(call).escalationLevel()).isZero();
    assertThat(now(call).roles()).isEqualTo(call.roles());
    assertThat(planned(call)).contains(due);
    ringAt(due);
    assertThat(now(call).escalationLevel()).isEqualTo(1);
    assertThat(states(call).get("rung")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void takesAnAnswerFromWhoeverTakesTheItemAndAsksAgainWhenTheyHandItOn() {
    ringAt(call.dueAt());
    desk.claim(call.id(), rosa);
    assertThat(planned(call)).as("who takes it answers for it").isEmpty();
    desk.release(call.id(), rosa);
    assertThat(planned(call))
        .hasSize(2)
        .allSatisfy(at -> assertThat(at).isAfter(clock.instant().plus(Duration.ofHours(1))));
    assertThat(audited("escalation.acknowledgementLapsed")).isEqualTo(1);
    handovers.assign(call.id(), rosa.id(), samir, null);
    assertThat(planned(call)).as("to be handed an item is no answer").hasSize(2);
  }

  @Test
  void takesNoAnswerAlongIntoLeave() {
    ringAt(call.dueAt());
    answers.takeOver(call.id(), rosa);
    assertThat(planned(call)).isEmpty();
    LocalDate today = sites.home().dayOf(clock.instant());
    covers.note(rosa.id(), as(CastMember.ANNEKE).id(), today, today.plusDays(4), rosa);
    assertThat(planned(call)).isNotEmpty();
  }

  @Test
  void remindsTheStandInAndWithoutOneTheTeam() {
    Staff anneke = as(CastMember.ANNEKE);
    jdbc.sql("update work_item set roles = '{intake,coordinator}' where id = ?")
        .param(call.id().value())
        .update();
    desk.claim(call.id(), rosa);
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY.plusDays(4), rosa);
    ringAt(planned(call).get(0));
    assertThat(kinds(CastMember.ANNEKE)).contains("reminded");
    assertThat(kinds(CastMember.ROSA)).doesNotContain("reminded");
  }

  @Test
  void easesWithAReasonByThoseWhoMayOnly() {
    ringAt(call.dueAt());
    Instant next = planned(call).get(0);
    assertThatThrownBy(() -> answers.postpone(call.id(), next.plusSeconds(60), "busy", rosa))
        .isInstanceOf(EscalationRefused.class);
    assertThatThrownBy(() -> answers.postpone(call.id(), next.plusSeconds(60), " ", samir))
        .isInstanceOf(EscalationRefused.class);
    Instant later = clock.instant().plus(Duration.ofDays(4)).plusSeconds(60);
    answers.postpone(call.id(), later, "The family has asked for Friday.", samir);
    assertThat(planned(call).get(0)).isAfterOrEqualTo(later);
    answers.lower(call.id(), "Samir talks to the team.", samir);
    assertThat(now(call).escalationLevel()).isZero();
    ringAt(planned(call).get(0));
    assertThat(now(call).escalationLevel()).isEqualTo(1);
    assertThat(escalations.earlier(List.of(call.id().value())).get(call.id().value()))
        .anySatisfy(line -> assertThat(line.reason()).isEqualTo("Samir talks to the team."));
    assertThat(audited("escalation.eased")).isEqualTo(2);
  }

  @Test
  void callsTheClinicianAndWhoIsOnCallAtOnceOnFridayEveningAndEveryFiveMinutes() {
    EpisodeId dana = call.episode();
    complete(dana, "UserTask_ContactPerson");
    complete(dana, "UserTask_RegisterPerson", BY_EMAIL);
    clock.stopAt(local("2027-01-08T16:55"));
    complete(dana, "UserTask_ScreenSafety", Map.of("immediateDanger", "yes"));
    WorkItem emergency = item(dana, "UserTask_RespondToEmergency");
    ringing.ring(MANY);
    assertThat(told(emergency, CastMember.MIRIAM)).isEqualTo(1);
    assertThat(told(emergency, CastMember.DEV)).isEqualTo(1);
    for (int times = 2; times <= 14; times++) {
      clock.advance(Duration.ofMinutes(5));
      ringing.ring(MANY);
      assertThat(told(emergency, CastMember.DEV)).isEqualTo(times);
      assertThat(told(emergency, CastMember.MIRIAM)).isEqualTo(times);
    }
    assertThat(now(emergency).escalationLevel()).isEqualTo(3);
    assertThat(told(emergency, CastMember.SAMIR)).as("from when it was due on").isEqualTo(13);
    assertThat(published.stream(EmergencyUnanswered.class)).hasSize(10);
    answers.acknowledge(emergency.id(), as(CastMember.DEV));
    clock.advance(Duration.ofHours(2));
    ringing.ring(MANY);
    assertThat(told(emergency, CastMember.DEV)).isEqualTo(14);
    complete(dana, "UserTask_RespondToEmergency");
    assertThat(Duration.between(clock.instant(), item(dana, "UserTask_FollowUp").dueAt()))
        .as("nothing waits for Monday")
        .isEqualTo(Duration.ofHours(72));
  }

  @Test
  void losesAndDoublesNothingWhenTwoNodesRing() throws Exception {
    open(1_000);
    Instant due = MONDAY_TEN.plus(Duration.ofHours(1));
    clock.stopAt(due);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Integer>> both = List.of(() -> ringing.ring(MANY), () -> ringing.ring(MANY));
      int settled = 0;
      for (Future<Integer> node : nodes.invokeAll(both)) {
        settled += node.get();
      }
      settled += ringing.ring(MANY);
      assertThat(settled).isEqualTo(count("state <> 'planned'"));
    } finally {
      nodes.shutdown();
    }
    assertThat(count("state = 'planned' and due_at <= ?", due)).isZero();
    assertThat(count("state = 'rung' and level = 1")).isEqualTo(1_000);
    assertThat(
            jdbc.sql(
                    "select count(*) from (select 1 from staff_notice where kind = 'escalated' group by staff, work_item having count(*) > 1) twice")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void ringsAgainWhatANodeWasRingingWhenItDied() {
    ringAt(call.dueAt().minusSeconds(1));
    clock.stopAt(call.dueAt());
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      ringing.ring(100);
                      throw new IllegalStateException("the node dies");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(now(call).escalationLevel()).isZero();
    assertThat(kinds(CastMember.SAMIR)).isEmpty();
    ringing.ring(100);
    assertThat(now(call).escalationLevel()).isEqualTo(1);
    assertThat(kinds(CastMember.SAMIR)).containsOnlyOnce("escalated");
  }

  @Test
  void catchesUpInTheOrderInWhichItBecameDue() {
    open(250);
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(2)));
    ringing.ring(MANY);
    List<Instant> order = new ArrayList<>();
    published.stream(RungRang.class)
        .filter(rang -> !rang.item().equals(call.id()))
        .map(RungRang::dueAt)
        .forEach(order::add);
    assertThat(order).hasSize(250).isSorted();
  }

  @Test
  void needsTwoStatementsToPlanAndOneToFindNothing() {
    CountedStatements counted = new CountedStatements(dataSource, transactions);
    WorkItemId id = new WorkItemId(UUID.randomUUID());
    Site site = sites.home();
    assertThat(
            counted.of(
                () -> {
                  jdbc.sql(
                          "insert into work_item (id, site, page, page_about, name, why, roles, urgency, state, created_at, due_at) select ?, id, '/x', 'x', 'x', 'x', '{intake}', 'ROUTINE', 'open', ?, ? from site limit 1")
                      .params(
                          id.value(),
                          Times.utc(clock.instant()),
                          Times.utc(clock.instant().plusSeconds(60)))
                      .update();
                  events.publishEvent(
                      new WorkItemOpened(
                          id,
                          site,
                          List.of("intake"),
                          Urgency.ROUTINE,
                          clock.instant(),
                          clock.instant().plusSeconds(60)));
                }))
        .as("the item itself, then its ladder and its rungs")
        .hasSize(3);
    clock.stopAt(MONDAY_TEN.minus(Duration.ofDays(30)));
    List<String> idle = counted.of(() -> ringing.ring(100));
    assertThat(idle).hasSize(1);
    String explained =
        "explain " + idle.get(0).replaceFirst("\\?", "now()").replaceFirst("\\?", "100");
    transactions.run(
        () -> {
          jdbc.sql("set local enable_seqscan = off").update();
          assertThat(String.join("\n", jdbc.sql(explained).query(String.class).list()))
              .contains("rung_due");
        });
  }

  private void open(int many) {
    for (int number = 0; number < many; number++) {
      pages.open(
          new PageItems.NewPage(
              "/sheets/" + number,
              "Evening group",
              sites.home().id(),
              "Sign the sheet",
              "It is over.",
              Set.of(Role.FACILITATOR),
              Urgency.HIGH,
              MONDAY_TEN.plus(Duration.ofMinutes(10 + number % 50)),
              null,
              null));
    }
  }

  private void redate(WorkItem item, Instant due) {
    transactions.run(
        () -> {
          jdbc.sql("update work_item set due_at = ? where id = ?")
              .params(Times.utc(due), item.id().value())
              .update();
          events.publishEvent(new WorkItemStands(item.id(), null));
        });
  }

  private void ringAt(Instant instant) {
    if (instant.isAfter(clock.instant())) {
      clock.stopAt(instant);
    }
    ringing.ring(MANY);
  }

  private List<Instant> planned(WorkItem item) {
    return jdbc.sql(
            "select due_at from rung where work_item = ? and state = 'planned' order by due_at")
        .param(item.id().value())
        .query((row, number) -> Times.instant(row, "due_at"))
        .list();
  }

  private Map<String, Long> states(WorkItem item) {
    Map<String, Long> states = new HashMap<>();
    jdbc.sql("select state, count(*) as many from rung where work_item = ? group by state")
        .param(item.id().value())
        .query(
            row -> {
              states.put(row.getString("state"), row.getLong("many"));
            });
    return states;
  }

  private int count(String which, Object... parameters) {
    List<Object> values =
        Arrays.stream(parameters)
            .map(one -> one instanceof Instant at ? (Object) Times.utc(at) : one)
            .toList();
    return jdbc.sql("select count(*) from rung where " + which)
        .params(values)
        .query(Integer.class)
        .single();
  }

  private int told(WorkItem item) {
    return jdbc.sql("select count(*) from staff_notice where work_item = ?")
        .param(item.id().value())
        .query(Integer.class)
        .single();
  }

  private int told(WorkItem item, CastMember member) {
    return jdbc.sql("select count(*) from staff_notice where work_item = ? and staff = ?")
        .params(item.id().value(), as(member).id().value())
        .query(Integer.class)
        .single();
  }

  private int audited(String action) {
    return jdbc.sql("select count(*) from audit_entry where action = ? and subject_id = ?")
        .params(action, call.id().value().toString())
        .query(Integer.class)
        .single();
  }

  private List<String> kinds(CastMember member) {
    return notices.of(as(member)).stream().map(Notices.Notice::kind).toList();
  }

  private WorkItem now(WorkItem item) {
    return items.find(item.id(), samir).orElseThrow();
  }
}
