package care.throughline.schedule.placing;

import static care.throughline.schedule.placing.Scene.at;
import static care.throughline.schedule.placing.Scene.id;
import static care.throughline.schedule.placing.Scene.staff;
import static care.throughline.schedule.placing.Scene.therapist;
import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.StaffId;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CastPlannerTests {

  private static final StaffId LEAVING = staff("Leaving");
  private static final WeekTime MEETING = at(DayOfWeek.TUESDAY, 13, 16);

  private static LedGroup led(StaffId facilitator, @Nullable StaffId second, int people) {
    return new LedGroup(
        id("Evening"),
        "Evening",
        "en",
        10,
        people,
        false,
        false,
        new Cast(facilitator, second, id("Oak")),
        List.of(MEETING));
  }

  private static CastChange leaves(LedGroup group, TherapistFacts... stay) {
    return CastPlanner.mend(
            new CastFacts(
                new Cause.TherapistLeaves(LEAVING),
                Scene.period(),
                9,
                List.of(group),
                List.of(stay),
                List.of()))
        .get(0);
  }

  private static CastChange roomLost(LedGroup group, RoomFacts... rooms) {
    return CastPlanner.mend(
            new CastFacts(
                new Cause.RoomLost(id("Oak")),
                Scene.period(),
                9,
                List.of(group),
                List.of(),
                List.of(rooms)))
        .get(0);
  }

  private static RoomFacts room(String name, int places, boolean stepFree, WeekTime... taken) {
    return new RoomFacts(id(name), name, places, stepFree, WeekMinutes.of(List.of(taken)));
  }

  @Test
  void theCoFacilitatorWhomTheGroupKnowsLeadsIt() {
    CastChange change = leaves(led(LEAVING, staff("Ada"), 8), therapist("Zoe").facts());
    assertThat(change.after()).isEqualTo(new Cast(staff("Ada"), null, id("Oak")));
    assertThat(change.obstacle()).isNull();
  }

  @Test
  void nineInAGroupGetASecondFacilitatorOrAreNamedAsLackingOne() {
    assertThat(leaves(led(LEAVING, staff("Ada"), 9), therapist("Zoe").facts()).after())
        .isEqualTo(new Cast(staff("Ada"), staff("Zoe"), id("Oak")));
    CastChange lacking = leaves(led(LEAVING, staff("Ada"), 9));
    assertThat(lacking.after()).isEqualTo(new Cast(staff("Ada"), null, id("Oak")));
    assertThat(lacking.obstacle()).isEqualTo(CastRule.SECOND);
  }

  @Test
  void whoeverIsFreeAtEveryMeetingLeadsTheGroup() {
    CastChange change =
        leaves(
            led(LEAVING, null, 4),
            therapist("Ada").taken(MEETING).facts(),
            therapist("Zoe").facts());
    assertThat(change.after()).isEqualTo(new Cast(staff("Zoe"), null, id("Oak")));
  }

  @Test
  void aGroupWithoutAnybodyIsToldTheReasonThatCameFurthest() {
    LedGroup group = led(LEAVING, null, 4);
    assertThat(leaves(group).obstacle()).isEqualTo(CastRule.NOBODY);
    assertThat(
            leaves(group, therapist("Ada").credentialUntil(Scene.FROM.minusDays(1)).facts())
                .obstacle())
        .isEqualTo(CastRule.CREDENTIAL);
    assertThat(leaves(group, therapist("Ada").speaks("es").facts()).obstacle())
        .isEqualTo(CastRule.LANGUAGE);
    assertThat(
            leaves(group, therapist("Ada").works(at(DayOfWeek.TUESDAY, 9, 15)).facts()).obstacle())
        .isEqualTo(CastRule.HOURS);
    assertThat(
            leaves(group, therapist("Ada").away(Scene.FROM, Scene.FROM.plusDays(7)).facts())
                .obstacle())
        .isEqualTo(CastRule.LEAVE);
    CastChange taken =
        leaves(
            group, therapist("Zoe").speaks("es").facts(), therapist("Ada").taken(MEETING).facts());
    assertThat(taken.obstacle()).isEqualTo(CastRule.FREE);
    assertThat(taken.found()).isFalse();
  }

  @Test
  void twoGroupsAtOneTimeDoNotGetTheSameColleague() {
    LedGroup one = led(LEAVING, null, 4);
    LedGroup other =
        new LedGroup(id("Other"), "Other", "en", 10, 5, false, false, one.cast(), List.of(MEETING));
    List<CastChange> changes =
        CastPlanner.mend(
            new CastFacts(
                new Cause.TherapistLeaves(LEAVING),
                Scene.period(),
                9,
                List.of(one, other),
                List.of(therapist("Ada").facts()),
                List.of()));
    assertThat(changes).filteredOn(CastChange::found).hasSize(1);
    assertThat(changes)
        .filteredOn(change -> change.obstacle() == CastRule.FREE)
        .extracting(CastChange::group)
        .as("the smaller one waits")
        .containsExactly(one.id());
  }

  @Test
  void aGroupMovesToTheSmallestRoomThatHoldsEverySeat() {
    CastChange change =
        roomLost(
            led(staff("Kai"), null, 4),
            room("Hall", 30, true),
            room("Elm", 10, true),
            room("Cell", 4, true));
    assertThat(change.becomes().room()).isEqualTo(id("Elm"));
    assertThat(change.becomes().facilitator()).isEqualTo(staff("Kai"));
  }

  @Test
  void aGroupWithoutARoomIsToldWhyOrMeetsByVideoWhereItMay() {
    LedGroup group = led(staff("Kai"), null, 4);
    assertThat(roomLost(group).obstacle()).isEqualTo(CastRule.NO_ROOM);
    assertThat(roomLost(group, room("Cell", 9, true)).obstacle()).isEqualTo(CastRule.ROOM_SIZE);
    assertThat(roomLost(group, room("Elm", 10, true, MEETING)).obstacle())
        .isEqualTo(CastRule.ROOM_FREE);
    LedGroup needsNoSteps =
        new LedGroup(
            group.id(), "Evening", "en", 10, 4, true, false, group.cast(), group.meetings());
    assertThat(roomLost(needsNoSteps, room("Attic", 10, false)).obstacle())
        .isEqualTo(CastRule.ROOM_STEPS);
    LedGroup byVideo =
        new LedGroup(
            group.id(), "Evening", "en", 10, 4, false, true, group.cast(), group.meetings());
    assertThat(roomLost(byVideo).after()).isEqualTo(new Cast(staff("Kai"), null, null));
  }

  @Test
  void everyReasonSaysWhatWouldHelp() {
    assertThat(CastRule.values())
        .allMatch(rule -> rule.words().endsWith(".") && rule.help().endsWith("."))
        .extracting(CastRule::id)
        .doesNotHaveDuplicates();
    assertThat(PlacingRule.values())
        .filteredOn(PlacingRule::hard)
        .allMatch(rule -> Remedy.of(rule).endsWith("."));
  }
}
