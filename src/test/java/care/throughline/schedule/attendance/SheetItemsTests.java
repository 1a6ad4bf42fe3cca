package care.throughline.schedule.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.InvariantCheck;
import care.throughline.schedule.SheetAsked;
import care.throughline.schedule.SheetsDue;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSession;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemBackground;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemOnPage;
import care.throughline.worklist.WorkListView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The sheet of a group session as one item on the list. */
@RecordApplicationEvents
class SheetItemsTests extends SheetTest {

  @Autowired private SheetsDue due;
  @Autowired private ListedItems listed;
  @Autowired private WorkItemDesk desk;
  @Autowired private WorkItemBackground background;

  private GroupSession tuesday;
  private Staff kai;

  @BeforeEach
  void tenPeopleAreInTheGroup() {
    CareGroupId group = eveningGroup();
    tuesday = on(group, TUESDAY);
    kai = as(CastMember.KAI);
    ten(tuesday);
  }

  @Test
  void oneItemWaitsForTheFacilitatorAndIsDueADayAfterTheEnd() {
    clock.stopAt(tuesday.endsAt().minusSeconds(1));
    due.round();
    assertThat(list(WorkListView.MINE, kai)).isEmpty();
    clock.stopAt(tuesday.endsAt());
    due.round();
    due.round();
    assertThat(list(WorkListView.MINE, kai))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.dueAt()).isEqualTo(tuesday.endsAt().plus(Duration.ofHours(24)));
              assertThat(item.owner()).isEqualTo(kai.id());
              assertThat(item.subject())
                  .isEqualTo(
                      new WorkItem.Page(
                          "/group-sessions/" + tuesday.id().value() + "/sheet",
                          "Evening group, Tue 5 Jan 18:00",
                          as(CastMember.MIRIAM).id()));
            });
    assertThat(list(WorkListView.TEAM, as(CastMember.SAMIR))).hasSize(1);
    assertThat(list(WorkListView.TEAM, as(CastMember.ROSA))).isEmpty();
    clock.stopAt(tuesday.endsAt().plus(Duration.ofHours(25)));
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    assertThat(background.pressing(kai, clock.instant(), tomorrow).late()).isEqualTo(1);
    assertThat(holds()).isTrue();
  }

  @Test
  void aSheetThatIsAskedForIsNotAskedForAgain(@Autowired ApplicationEvents events) {
    clock.stopAt(tuesday.endsAt());
    due.round();
    assertThat(events.stream(SheetAsked.class))
        .extracting(SheetAsked::groupSession)
        .containsExactly(tuesday.id().value());
    clock.stopAt(tuesday.endsAt().plus(Duration.ofHours(25)));
    due.round();
    due.round();
    assertThat(events.stream(SheetAsked.class)).as("once, however often it is looked").hasSize(1);
  }

  @Test
  void signingTheSheetEndsTheItemWhoeverHeldIt() {
    clock.stopAt(tuesday.endsAt());
    due.round();
    Staff miriam = as(CastMember.MIRIAM);
    sheets.sign(tuesday.id(), exceptions(), null, miriam);
    assertThat(list(WorkListView.MINE, kai)).isEmpty();
    assertThat(list(WorkListView.DONE, miriam))
        .singleElement()
        .satisfies(item -> assertThat(item.state()).isEqualTo("done"));
    due.round();
    assertThat(list(WorkListView.TEAM, as(CastMember.SAMIR))).isEmpty();
    assertThat(holds()).isTrue();
  }

  @Test
  void theCoFacilitatorMayTakeItAndOthersMayNot() {
    clock.stopAt(tuesday.endsAt());
    due.round();
    WorkItem item = list(WorkListView.MINE, kai).get(0);
    Staff miriam = as(CastMember.MIRIAM);
    assertThat(desk.claim(item.id(), miriam).owner()).isEqualTo(miriam.id());
    assertThatThrownBy(() -> desk.claim(item.id(), as(CastMember.ANNEKE)))
        .isInstanceOf(RuntimeException.class);
    assertThat(desk.release(item.id(), miriam).owner()).isNull();
    assertThatThrownBy(() -> desk.complete(item.id(), Map.of(), kai))
        .isInstanceOf(WorkItemOnPage.class)
        .hasMessageContaining("/sheet");
  }

  @Test
  void aSheetSignedBeforeTheEndIsNotAskedFor() {
    clock.stopAt(tuesday.startsAt().plus(Duration.ofHours(2)));
    sheets.sign(tuesday.id(), exceptions(), null, kai);
    clock.stopAt(tuesday.endsAt());
    due.round();
    assertThat(list(WorkListView.TEAM, as(CastMember.SAMIR))).isEmpty();
    assertThat(holds()).isTrue();
  }

  @Test
  void nothingIsAskedForASessionThatWasCancelledEvenAfterwards() {
    clock.stopAt(tuesday.endsAt());
    due.round();
    jdbc.sql(
            "update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = 'snow' where id = ?")
        .param(tuesday.id().value())
        .update();
    due.round();
    assertThat(list(WorkListView.MINE, kai)).isEmpty();
    due.round();
    assertThat(list(WorkListView.TEAM, as(CastMember.SAMIR))).isEmpty();
  }

  @Test
  void aSheetIsLateTwentyFourHoursAfterTheGroupAndTheSupervisorSeesIt() {
    clock.stopAt(tuesday.endsAt());
    due.round();
    Staff samir = as(CastMember.SAMIR);
    Instant limit = tuesday.endsAt().plus(Duration.ofHours(24));
    for (Staff reader : List.of(kai, samir)) {
      WorkListView view = reader == kai ? WorkListView.MINE : WorkListView.TEAM;
      clock.stopAt(limit.minusSeconds(1));
      assertThat(list(view, reader)).noneMatch(item -> item.dueAt().isBefore(clock.instant()));
      clock.stopAt(limit.plusSeconds(1));
      assertThat(list(view, reader))
          .singleElement()
          .satisfies(item -> assertThat(item.dueAt()).isBefore(clock.instant()));
    }
    clock.stopAt(limit.minusSeconds(1));
    assertThat(background.pressing(kai, clock.instant(), limit).late()).isZero();
    clock.stopAt(limit.plusSeconds(1));
    assertThat(background.pressing(kai, clock.instant(), limit).late()).isEqualTo(1);
  }

  @Test
  void aForgottenSheetIsCountedWithoutWhoeverAsksForIt() {
    clock.stopAt(tuesday.endsAt().plus(Duration.ofMinutes(11)));
    assertThat(holds()).isFalse();
    due.round();
    assertThat(holds()).isTrue();
  }

  private boolean holds() {
    return invariants.run().stream()
        .filter(check -> check.name().equals("sheets-are-listed"))
        .allMatch(InvariantCheck.Check::holds);
  }

  private List<WorkItem> list(WorkListView view, Staff reader) {
    ListedItems.Look look =
        listed.look(reader, ListTimes.at(clock.instant(), ZoneId.of("America/New_York")), null);
    return listed.page(ListAddress.of(view), look, null, 50).items();
  }
}
