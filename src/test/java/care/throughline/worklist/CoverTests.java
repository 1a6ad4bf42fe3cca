package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Cover;
import care.throughline.access.CoverRefused;
import care.throughline.access.Covers;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is away holds nothing, and standing in widens nobody's rights. */
class CoverTests extends JourneyTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

  @Autowired private Covers covers;
  @Autowired private AbsentItems absent;
  @Autowired private NothingSitsWithTheAbsent invariant;
  @Autowired private WorkItems items;
  @Autowired private PageItems pages;
  @Autowired private Notices notices;
  @Autowired private Handovers handovers;
  @Autowired private BulkActs bulk;

  private Staff rosa;
  private Staff anneke;
  private Staff kai;
  private WorkItem call;

  @BeforeEach
  void rosaHoldsTheFirstCall() {
    rosa = as(CastMember.ROSA);
    anneke = as(CastMember.ANNEKE);
    kai = as(CastMember.KAI);
    EpisodeId dana = refer();
    jdbc.sql("update work_item set roles = '{intake,coordinator}' where episode = ?")
        .param(dana.value())
        .update();
    call = desk.claim(item(dana, "UserTask_ContactPerson").id(), rosa);
  }

  @Test
  void handsItemsToAStandInWhoseOwnRolesMayDoThem() {
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY.plusDays(4), rosa);
    assertThat(now(call).owner()).isEqualTo(anneke.id());
    assertThat(notices.of(anneke))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo("standIn");
              assertThat(notice.absent()).isEqualTo(rosa.name());
              assertThat(notice.last()).isEqualTo(MONDAY.plusDays(4));
            });
  }

  @Test
  void givesTheRestBackToThePoolBecauseStandingInWidensNoRights() {
    assertThat(call.roles()).doesNotContainAnyElementsOf(kai.roleKeys());
    covers.note(rosa.id(), kai.id(), MONDAY, MONDAY, rosa);
    assertThat(now(call).owner()).isNull();
    assertThatThrownBy(() -> desk.claim(call.id(), kai)).isInstanceOf(WorkItemNotYours.class);
  }

  @Test
  void givesEverythingBackToThePoolWithoutAStandIn() {
    covers.note(rosa.id(), null, MONDAY, MONDAY, rosa);
    assertThat(now(call).owner()).isNull();
    assertThat(now(call).open()).isTrue();
  }

  @Test
  void waitsForTheFirstDayAtTheClinicAndEndsByItselfAfterTheLast() {
    covers.note(rosa.id(), anneke.id(), MONDAY.plusDays(1), MONDAY.plusDays(1), rosa);
    assertThat(now(call).owner()).isEqualTo(rosa.id());
    clock.stopAt(local("2027-01-04T23:59"));
    absent.round();
    assertThat(now(call).owner()).isEqualTo(rosa.id());
    clock.stopAt(local("2027-01-05T00:00"));
    absent.round();
    assertThat(now(call).owner()).isEqualTo(anneke.id());
    clock.stopAt(local("2027-01-06T00:00"));
    assertThat(covers.running(rosa.id())).isEmpty();
    desk.release(call.id(), anneke);
    desk.claim(call.id(), rosa);
    absent.round();
    assertThat(now(call).owner()).isEqualTo(rosa.id());
    clock.stopAt(MONDAY_TEN);
  }

  @Test
  void findsWhatCameToSomebodyWhoIsAwayAndTheHealthPageCountsItUntilThen() {
    covers.note(rosa.id(), null, MONDAY, MONDAY, rosa);
    desk.claim(call.id(), rosa);
    assertThat(invariant.violations()).isEmpty();
    clock.stopAt(MONDAY_TEN.plus(Duration.ofMinutes(11)));
    assertThat(invariant.violations())
        .singleElement()
        .satisfies(found -> assertThat(found.episode()).isEqualTo(call.episode()));
    absent.round();
    assertThat(invariant.violations()).isEmpty();
    assertThat(now(call).owner()).isNull();
  }

  @Test
  void leavesACompletionThatIsHeldForAMomentAlone() {
    jdbc.sql(
            "insert into held_completion (work_item, answers, held_by, held_at, moves_at) values (?, '{}', ?, ?, ?)")
        .params(
            call.id().value(),
            rosa.id().value(),
            Times.utc(MONDAY_TEN),
            Times.utc(MONDAY_TEN.plusSeconds(8)))
        .update();
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY, rosa);
    assertThat(now(call).owner()).isEqualTo(rosa.id());
    jdbc.sql("delete from held_completion").update();
    absent.round();
    assertThat(now(call).owner()).isEqualTo(anneke.id());
  }

  @Test
  void givesANewPageToTheStandInFromTheStart() {
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY, rosa);
    pages.open(
        new PageItems.NewPage(
            "/somewhere",
            "Something to look at",
            rosa.site(),
            "Look at it",
            "It waits.",
            Set.of(Role.COORDINATOR, Role.INTAKE),
            Urgency.ROUTINE,
            Instant.parse("2027-01-05T15:00:00Z"),
            rosa.id(),
            null));
    assertThat(
            jdbc.sql("select owner from work_item where page = '/somewhere'")
                .query(java.util.UUID.class)
                .single())
        .isEqualTo(anneke.id().value());
  }

  @Test
  void everybodyNotesTheirOwnAbsenceAndASupervisorAnybodysAtTheSite() {
    assertThatThrownBy(() -> covers.note(rosa.id(), null, MONDAY, MONDAY, anneke))
        .isInstanceOf(NoSuchElementException.class);
    Cover cover = covers.note(rosa.id(), null, MONDAY, MONDAY, as(CastMember.SAMIR));
    assertThatThrownBy(() -> covers.end(cover.id(), anneke))
        .isInstanceOf(NoSuchElementException.class);
    covers.end(cover.id(), rosa);
    assertThat(covers.at(rosa.site())).isEmpty();
    assertThat(
            jdbc.sql(
                    "select action from audit_entry where subject_id = ? and action like 'cover.%' order by id desc limit 2")
                .param(rosa.id().value().toString())
                .query(String.class)
                .list())
        .containsExactly("cover.ended", "cover.noted");
  }

  @Test
  void refusesDaysThatDoNotFitAndSaysWhatToDo() {
    assertThatThrownBy(
            () -> covers.note(rosa.id(), null, MONDAY.plusDays(2), MONDAY.plusDays(1), rosa))
        .isInstanceOf(CoverRefused.class)
        .hasMessageContaining("swap");
    assertThatThrownBy(() -> covers.note(rosa.id(), null, MONDAY.minusDays(1), MONDAY, rosa))
        .isInstanceOf(CoverRefused.class)
        .hasMessageContaining("has passed");
    assertThatThrownBy(() -> covers.note(rosa.id(), rosa.id(), MONDAY, MONDAY, rosa))
        .isInstanceOf(CoverRefused.class)
        .hasMessageContaining("themselves");
    covers.note(rosa.id(), null, MONDAY, MONDAY.plusDays(3), rosa);
    assertThatThrownBy(
            () -> covers.note(rosa.id(), null, MONDAY.plusDays(3), MONDAY.plusDays(5), rosa))
        .isInstanceOf(CoverRefused.class)
        .hasMessageContaining("already");
    assertThatThrownBy(
            () ->
                covers.note(anneke.id(), rosa.id(), MONDAY.plusDays(1), MONDAY.plusDays(1), anneke))
        .isInstanceOf(CoverRefused.class)
        .hasMessageContaining("away on some of these days too");
  }

  @Test
  void nothingIsHandedToSomebodyWhoIsAwayAndItIsSaidWhoStandsInUntilWhen() {
    Staff samir = as(CastMember.SAMIR);
    desk.release(call.id(), rosa);
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY.plusDays(4), rosa);
    assertThatThrownBy(() -> handovers.assign(call.id(), rosa.id(), samir, null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessage(
            "Rosa Delgado is away until Friday 8 January; Anneke Roos stands in. Hand it to them, or choose another colleague.");
    assertThatThrownBy(() -> handovers.assign(call.id(), samir.id(), anneke, null))
        .as("what nobody holds is handed over by a supervisor only, away or not")
        .isInstanceOf(WorkItemRefused.class);
    assertThat(bulk.assign(List.of(call.id()), rosa.id(), samir).results())
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.refusal())
                    .startsWith("Rosa Delgado is away until Friday 8 January; Anneke Roos"));
    assertThat(now(call).owner()).isNull();
    desk.claim(call.id(), anneke);
    assertThatThrownBy(() -> handovers.assign(call.id(), rosa.id(), anneke, null))
        .hasMessageContaining("away until Friday 8 January and you stand in");
    assertThat(handovers.assign(call.id(), samir.id(), anneke, null).owner()).isEqualTo(samir.id());
  }

  @Test
  void whereTheStandInMayNotDoSuchItemsNobodyIsNamed() {
    desk.release(call.id(), rosa);
    covers.note(rosa.id(), kai.id(), MONDAY, MONDAY, rosa);
    assertThatThrownBy(() -> handovers.assign(call.id(), rosa.id(), as(CastMember.SAMIR), null))
        .isInstanceOf(WorkItemRefused.class)
        .hasMessageContaining("nobody stands in for such items")
        .hasMessageNotContaining(kai.name());
  }

  @Test
  void somebodyIsHandedItemsUntilTheDayTheyLeaveAndAgainWhenTheyAreBack() {
    Staff samir = as(CastMember.SAMIR);
    desk.release(call.id(), rosa);
    covers.note(rosa.id(), anneke.id(), MONDAY.plusDays(1), MONDAY.plusDays(1), rosa);
    assertThat(handovers.assign(call.id(), rosa.id(), samir, null).owner()).isEqualTo(rosa.id());
    desk.release(call.id(), rosa);
    clock.stopAt(local("2027-01-06T00:00"));
    assertThat(handovers.assign(call.id(), rosa.id(), samir, null).owner()).isEqualTo(rosa.id());
  }

  @Test
  void aStandInWhoFallsIllTooLeavesTheItemsToThePool() {
    covers.note(rosa.id(), anneke.id(), MONDAY, MONDAY.plusDays(2), rosa);
    covers.note(anneke.id(), rosa.id(), MONDAY.plusDays(5), MONDAY.plusDays(5), anneke);
    covers.note(anneke.id(), null, MONDAY, MONDAY, anneke);
    assertThat(now(call).owner()).isNull();
  }

  private WorkItem now(WorkItem item) {
    return items.find(item.id(), rosa).orElseThrow();
  }
}
