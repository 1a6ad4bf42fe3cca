package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff do with items beside filling in forms, and how they take it back. */
class ActingTests extends JourneyTest {

  @Autowired private ListedItems listed;
  @Autowired private WorkItems items;
  @Autowired private Handovers handovers;
  @Autowired private Snoozes snoozes;
  @Autowired private HeldCompletions held;
  @Autowired private Undo undo;
  @Autowired private BulkActs bulk;
  @Autowired private StaffTold told;

  @Test
  void whoeverIsSlowerLearnsWhoWonAndWhen() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    pass(2);
    assertThatThrownBy(() -> desk.claim(item.id(), samir()))
        .isInstanceOf(WorkItemTaken.class)
        .hasMessageStartingWith("Rosa Delgado claimed this 2 s ago.");
  }

  @Test
  void theHolderHandsAnItemToAColleagueWhoGetsANotice() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    WorkItem given = handovers.assign(item.id(), samir().id(), rosa(), null);
    assertThat(given.owner()).isEqualTo(samir().id());
    assertThat(notices()).containsExactly("samir assigned");
    assertThat(undo.undo(item.id(), rosa()).owner()).isEqualTo(rosa().id());
    assertThat(notices()).isEmpty();
  }

  @Test
  void anItemIsNotHandedToSomebodyOfAnotherRoleNorByWhoeverDoesNotHoldIt() {
    WorkItem item = contact();
    assertThatThrownBy(() -> handovers.assign(item.id(), samir().id(), rosa(), null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("Claim it to hand it over");
    desk.claim(item.id(), rosa());
    assertThatThrownBy(() -> handovers.assign(item.id(), as(CastMember.KAI).id(), rosa(), null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("who does such items");
    assertThat(handovers.colleagues(find(item), rosa())).containsExactly(samir());
    assertThat(find(item).owner()).isEqualTo(rosa().id());
  }

  @Test
  void aSupervisorTakesAnItemOverByHandingItToThemselves() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    assertThat(handovers.assign(item.id(), samir().id(), samir(), null).owner())
        .isEqualTo(samir().id());
    assertThat(notices()).isEmpty();
  }

  @Test
  void nothingIsHandedOverOnWhatAnOldPageShows() {
    WorkItem item = contact();
    WorkItem seen = desk.claim(item.id(), rosa());
    desk.release(item.id(), rosa());
    desk.claim(item.id(), rosa());
    assertThatThrownBy(() -> handovers.assign(item.id(), samir().id(), rosa(), seen.version()))
        .isInstanceOf(WorkItemChanged.class);
  }

  @Test
  void anItemIsPutAsidePastItsDueTimeOnlyWithAReason() {
    WorkItem item = contact();
    Instant late = item.dueAt().plusSeconds(60);
    assertThatThrownBy(() -> snoozes.snooze(item.id(), until(late, null), rosa(), null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("after this item is due");
    WorkItem aside =
        snoozes.snooze(
            item.id(), new Snoozes.Until(late, null, "asked to be called"), rosa(), null);
    assertThat(aside.snoozedUntil()).isEqualTo(late);
    assertThat(aside.owner()).as("what is put aside is somebody's").isEqualTo(rosa().id());
  }

  @Test
  void aLateItemIsNotPutAsideForAnEventWithoutALatestTimeAndAReason() {
    WorkItem item = contact();
    clock.stopAt(item.dueAt().plusSeconds(60));
    assertThatThrownBy(() -> snoozes.snooze(item.id(), until(null, SnoozeEnd.REPLY), rosa(), null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("late already");
    assertThatThrownBy(
            () ->
                snoozes.snooze(
                    item.id(), until(clock.instant().plusSeconds(60), null), rosa(), null))
        .hasMessageContaining("Say why");
  }

  @Test
  void anItemPutAsideComesBackAtItsTimeOrWhenItIsTakenUpAgain() {
    WorkItem item = contact();
    snoozes.snooze(item.id(), until(clock.instant().plusSeconds(3600), null), rosa(), null);
    assertThat(listed(WorkListView.MINE)).isEmpty();
    assertThat(listed(WorkListView.WAITING)).containsExactly(item.id());
    assertThat(snoozes.wake(item.id(), rosa(), null).snoozedUntil()).isNull();
    assertThat(listed(WorkListView.MINE)).containsExactly(item.id());
    undo.undo(item.id(), rosa());
    assertThat(listed(WorkListView.MINE)).isEmpty();
    clock.stopAt(clock.instant().plusSeconds(3601));
    assertThat(listed(WorkListView.MINE)).containsExactly(item.id());
  }

  @Test
  void whatWaitsForThePersonToComeIsBackWhenTheyCameAndNotWhenTheyMissed() {
    EpisodeId episode = inTreatment();
    var missed = sessions.of(episode).get(0);
    journey.passUntil(missed.endsAt());
    sessions.markAttendance(missed.id(), SessionState.NO_SHOW, null, as(CastMember.KAI));
    journey.settle();
    WorkItem item = item(episode, "UserTask_ReachOut");
    Instant latest = clock.instant().plus(Duration.ofDays(5));
    snoozes.snooze(
        item.id(),
        new Snoozes.Until(latest, SnoozeEnd.ATTENDANCE, "speak to them after the group"),
        samir(),
        null);
    var session = sessions.of(episode).get(1);
    sessions.markAttendance(session.id(), SessionState.EXCUSED, null, as(CastMember.KAI));
    assertThat(find(item).snoozedUntil()).isEqualTo(latest);
    clock.stopAt(session.endsAt());
    sessions.markAttendance(session.id(), SessionState.LATE, 60, as(CastMember.KAI));
    assertThat(find(item).snoozedUntil()).isNull();
    assertThatThrownBy(() -> undo.undo(item.id(), samir()))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("Something else has happened");
    journey.settle();
  }

  @Test
  void whatWaitsForAnAnswerIsBackWhenThePersonCalls() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    snoozes.snooze(item.id(), until(null, SnoozeEnd.REPLY), rosa(), null);
    assertThat(find(item).snoozedUntil()).isEqualTo(item.dueAt());
    snoozes.wakeFor(episode, SnoozeEnd.RESULT);
    assertThat(find(item).snoozedUntil()).isEqualTo(item.dueAt());
    snoozes.wakeFor(episode, SnoozeEnd.REPLY);
    assertThat(find(item).snoozedUntil()).isNull();
  }

  @Test
  void anActIsTakenBackForThirtySecondsAndNoLonger() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    pass(30);
    assertThat(undo.undo(item.id(), rosa()).owner()).isNull();
    desk.claim(item.id(), rosa());
    pass(31);
    assertThatThrownBy(() -> undo.undo(item.id(), rosa()))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("30 seconds");
  }

  @Test
  void anActIsNotTakenBackOnceSomebodyElseActed() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    handovers.assign(item.id(), samir().id(), samir(), null);
    pass(3);
    assertThatThrownBy(() -> undo.undo(item.id(), rosa()))
        .hasMessage("Samir Haddad has handed over this item 3 s ago, so it cannot be undone.");
    assertThat(undo.undo(item.id(), samir()).owner()).isEqualTo(rosa().id());
    assertThat(undo.undo(item.id(), rosa()).owner()).isNull();
  }

  @Test
  void aHandOverIsNotTakenBackOnceTheReceiverHasBegunToWrite() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    handovers.assign(item.id(), samir().id(), rosa(), null);
    pass(1);
    desk.saveDraft(item.id(), Map.of("channel", "phone"), samir());
    assertThatThrownBy(() -> undo.undo(item.id(), rosa()))
        .hasMessageContaining("has begun to write");
  }

  @Test
  void aCompletionWaitsEightSecondsAndThenMovesThePathway() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    desk.claim(item.id(), rosa());
    assertThat(held.hold(item.id(), journey.answers(item, Map.of()), rosa()).open()).isTrue();
    assertThatThrownBy(() -> desk.claim(item.id(), samir()))
        .isInstanceOf(WorkItemTaken.class)
        .hasMessageStartingWith("Rosa Delgado is completing this item.");
    pass(7);
    assertThat(held.move(clock.instant(), 10)).isZero();
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
    pass(1);
    assertThat(held.move(clock.instant(), 10)).isEqualTo(1);
    assertThat(openSteps(episode)).containsExactly("UserTask_RegisterPerson");
    assertThat(find(item).endedBy()).isEqualTo("rosa");
  }

  @Test
  void aCompletionThatIsTakenBackLeavesDraftAndItemAsTheyWere() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    desk.saveDraft(item.id(), Map.of("channel", "phone"), rosa());
    held.hold(item.id(), journey.answers(item, Map.of()), rosa());
    assertThat(undo.undo(item.id(), rosa()).owner()).isEqualTo(rosa().id());
    assertThat(desk.draft(item.id())).contains(Map.of("channel", "phone"));
    pass(60);
    assertThat(held.move(clock.instant(), 10)).isZero();
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
  }

  @Test
  void wrongAnswersAreRefusedBeforeAnythingWaits() {
    WorkItem item = contact();
    assertThatThrownBy(() -> held.hold(item.id(), Map.of(), rosa()))
        .isInstanceOf(AnswersRefused.class);
    assertThat(held.nextAt()).isEmpty();
  }

  @Test
  void whenThePathwayTakesTheItemAwayTheAnswersAreKeptAndTheWriterIsTold() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    Map<String, Object> answers = journey.answers(item, Map.of());
    held.hold(item.id(), answers, rosa());
    jdbc.sql(
            "update work_item set state = 'cancelled', ended_at = now(), ended_by = 'pathway' where id = ?")
        .param(item.id().value())
        .update();
    pass(8);
    assertThat(held.move(clock.instant(), 10)).isEqualTo(1);
    assertThat(held.nextAt()).isEmpty();
    assertThat(desk.draft(item.id()).orElseThrow()).containsAllEntriesOf(answers);
    assertThat(notices()).containsExactly("rosa returned");
    assertThat(told.whyReturned(item.id(), rosa().id()).orElseThrow())
        .contains("the pathway took the item away")
        .doesNotContain(FAMILY_NAME);
    jdbc.sql("update work_item set state = 'open', ended_at = null, ended_by = null where id = ?")
        .param(item.id().value())
        .update();
  }

  @Test
  void answersThatNoLongerFitWhenTheyShouldMoveBringTheItemBack() {
    WorkItem item = contact();
    desk.claim(item.id(), rosa());
    held.hold(item.id(), journey.answers(item, Map.of()), rosa());
    jdbc.sql("update held_completion set answers = '{}' where work_item = ?")
        .param(item.id().value())
        .update();
    pass(8);
    held.move(clock.instant(), 10);
    assertThat(find(item).open()).isTrue();
    assertThat(told.whyReturned(item.id(), rosa().id()).orElseThrow()).contains("no longer fit");
    assertThat(desk.claim(item.id(), rosa()).owner()).isEqualTo(rosa().id());
  }

  @Test
  void aTechnicalFailureIsTriedAgainAndThenBecomesVisible() {
    WorkItem item = contact();
    held.hold(item.id(), journey.answers(item, Map.of()), rosa());
    String task =
        jdbc.sql("select task_ref from work_item where id = ?")
            .param(item.id().value())
            .query(String.class)
            .single();
    refer(item, "nothing-of-the-engine");
    for (int round = 0; round < 4; round++) {
      pass(60);
      assertThat(held.move(clock.instant(), 1)).isEqualTo(1);
      assertThat(told.whyReturned(item.id(), rosa().id())).isEmpty();
    }
    pass(60);
    held.move(clock.instant(), 1);
    assertThat(told.whyReturned(item.id(), rosa().id()).orElseThrow())
        .contains("failed several times");
    assertThat(held.nextAt()).isEmpty();
    assertThat(desk.draft(item.id())).isPresent();
    refer(item, task);
  }

  @Test
  void manyAreClaimedAtOnceAndEachIsToldHowItWent() {
    WorkItem first = contact();
    WorkItem second = contact();
    WorkItem third = contact();
    desk.claim(second.id(), samir());
    BulkActs.Outcome outcome = bulk.claim(List.of(first.id(), second.id(), third.id()), rosa());
    assertThat(outcome.words()).isEqualTo("2 claimed, 1 not: Samir Haddad was quicker.");
    assertThat(outcome.results())
        .extracting(BulkActs.Result::id, BulkActs.Result::done)
        .containsExactly(
            tuple(first.id(), true), tuple(second.id(), false), tuple(third.id(), true));
    assertThat(find(first).owner()).isEqualTo(rosa().id());
  }

  @Test
  void manyAreCompletedOnlyWhereNothingMustBeAnswered() {
    WorkItem asks = contact();
    BulkActs.Outcome outcome = bulk.complete(List.of(asks.id()), true, rosa());
    assertThat(outcome.words())
        .isEqualTo("0 being completed, 1 not: its form has questions that must be answered.");
    assertThat(held.nextAt()).isEmpty();
  }

  @Test
  void noneAndMoreThanAHundredAreRefused() {
    assertThatThrownBy(() -> bulk.claim(List.of(), rosa()))
        .isInstanceOf(IllegalArgumentException.class);
    List<WorkItemId> many =
        java.util.stream.Stream.generate(() -> new WorkItemId(java.util.UUID.randomUUID()))
            .limit(101)
            .toList();
    assertThatThrownBy(() -> bulk.claim(many, rosa()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
  }

  private void refer(WorkItem item, String task) {
    jdbc.sql("update work_item set task_ref = ? where id = ?")
        .params(task, item.id().value())
        .update();
  }

  private WorkItem contact() {
    return item(refer(), "UserTask_ContactPerson");
  }

  private WorkItem find(WorkItem item) {
    return items.find(item.id(), samir()).orElseThrow();
  }

  private List<WorkItemId> listed(WorkListView view) {
    ListedItems.Look look =
        listed.look(rosa(), ListTimes.at(clock.instant(), ZoneId.of("America/New_York")), null);
    return listed.page(ListAddress.of(view), look, null, 50).items().stream()
        .map(WorkItem::id)
        .toList();
  }

  private List<String> notices() {
    return jdbc.sql(
            "select s.username || ' ' || n.kind from staff_notice n join staff s on s.id = n.staff order by 1")
        .query(String.class)
        .list();
  }

  private static Snoozes.Until until(Instant time, SnoozeEnd event) {
    return new Snoozes.Until(time, event, null);
  }

  private void pass(int seconds) {
    clock.stopAt(clock.instant().plusSeconds(seconds));
  }

  private Staff rosa() {
    return as(CastMember.ROSA);
  }

  private Staff samir() {
    return as(CastMember.SAMIR);
  }
}
