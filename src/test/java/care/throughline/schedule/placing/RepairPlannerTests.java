package care.throughline.schedule.placing;

import static care.throughline.schedule.placing.Scene.at;
import static care.throughline.schedule.placing.Scene.group;
import static care.throughline.schedule.placing.Scene.id;
import static care.throughline.schedule.placing.Scene.room;
import static care.throughline.schedule.placing.Scene.seeker;
import static care.throughline.schedule.placing.Scene.staff;
import static care.throughline.schedule.placing.Scene.therapist;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepairPlannerTests {

  private static final GroupFacts GROUP = group("G").facts();

  private static Affected seenBy(String name, String therapist, WeekTime hour, Wishes wishes) {
    Place before = new Place(GROUP.id(), staff(therapist), hour, id("Room 1"));
    boolean leaves = therapist.equals("Leaving");
    Place former = new Place(GROUP.id(), leaves ? null : staff(therapist), hour, id("Room 1"));
    return new Affected(seeker(name, wishes, former), before, GROUP);
  }

  private static RepairFacts leaves(List<Affected> affected, TherapistFacts... stay) {
    return new RepairFacts(
        new Cause.TherapistLeaves(staff("Leaving")),
        Scene.period(),
        60,
        affected,
        List.of(),
        List.of(stay),
        List.of(room("Room 1")));
  }

  @Test
  void keepsGroupAndHourOfEverybodyWhenTheTherapistLeaves() {
    List<Affected> affected = new ArrayList<>();
    for (int hour = 9; hour < 17; hour++) {
      affected.add(seenBy("P" + hour, "Leaving", at(DayOfWeek.MONDAY, hour), Wishes.NONE));
    }
    Mended mended = RepairPlanner.mend(leaves(affected, therapist("Ada").facts()));
    assertThat(mended.stranded()).isEmpty();
    assertThat(mended.changes())
        .hasSize(8)
        .allMatch(Change::therapist)
        .noneMatch(Change::group)
        .noneMatch(Change::time)
        .noneMatch(Change::room);
  }

  @Test
  void neverGivesATherapistMorePeopleThanTheLimit() {
    List<Affected> affected = new ArrayList<>();
    for (int hour = 9; hour < 17; hour++) {
      affected.add(seenBy("P" + hour, "Leaving", at(DayOfWeek.MONDAY, hour), Wishes.NONE));
    }
    Mended mended = RepairPlanner.mend(leaves(affected, therapist("Ada").caseload(19).facts()));
    assertThat(mended.changes()).hasSize(5);
    assertThat(mended.stranded())
        .hasSize(3)
        .allMatch(one -> one.rule() == PlacingRule.THERAPIST_CASELOAD);
  }

  @Test
  void givesNobodyAnHourTwice() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    Mended mended =
        RepairPlanner.mend(
            leaves(
                List.of(
                    seenBy("A", "Leaving", nine, Wishes.NONE),
                    seenBy("B", "Leaving", nine, Wishes.NONE),
                    seenBy("C", "Leaving", nine, Wishes.NONE)),
                therapist("Ada").facts()));
    assertThat(mended.changes())
        .extracting(change -> change.after().hour())
        .doesNotHaveDuplicates();
    assertThat(mended.changes()).filteredOn(Change::time).hasSize(2);
  }

  @Test
  void letsWhoeverHasTheFewestChoicesChooseFirst() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    WeekTime ten = at(DayOfWeek.MONDAY, 10);
    Mended mended =
        RepairPlanner.mend(
            leaves(
                List.of(
                    seenBy("Free", "Leaving", nine, Wishes.NONE),
                    seenBy("Bound", "Leaving", nine, Scene.available(nine))),
                therapist("Ada").works(nine, ten).facts()));
    assertThat(mended.stranded()).isEmpty();
    assertThat(mended.changes())
        .filteredOn(change -> change.person().equals(Scene.person("Bound")))
        .allMatch(change -> nine.equals(change.after().hour()));
  }

  @Test
  void movesSomebodyAlreadyServedWhenThatMakesRoomForOneMore() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    WeekTime ten = at(DayOfWeek.MONDAY, 10);
    WeekTime eleven = at(DayOfWeek.MONDAY, 11);
    // Two places each at first sight, but all three of them only fit one way.
    Mended mended =
        RepairPlanner.mend(
            leaves(
                List.of(
                    seenBy("A", "Leaving", nine, Scene.available(nine, ten)),
                    seenBy("B", "Leaving", ten, Scene.available(ten, eleven)),
                    seenBy("C", "Leaving", ten, Scene.available(nine, ten))),
                therapist("Ada").works(nine, ten, eleven).facts()));
    assertThat(mended.stranded()).isEmpty();
    assertThat(mended.changes()).hasSize(3);
  }

  @Test
  void keepsTherapistAndHourWhenOnlyTheRoomIsLost() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    Affected affected = seenBy("A", "Ada", nine, Wishes.NONE);
    Mended mended =
        RepairPlanner.mend(
            new RepairFacts(
                new Cause.RoomLost(id("Room 1")),
                Scene.period(),
                60,
                List.of(affected),
                List.of(),
                List.of(therapist("Ada").caseload(23).facts(), therapist("Zoe").facts()),
                List.of(room("Room 2"))));
    assertThat(mended.changes())
        .singleElement()
        .matches(Change::room)
        .matches(change -> !change.therapist() && !change.time() && !change.group());
  }

  @Test
  void changesTheHourBeforeTheTherapistWhenNoRoomIsFreeThen() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    Mended mended =
        RepairPlanner.mend(
            new RepairFacts(
                new Cause.RoomLost(id("Room 1")),
                Scene.period(),
                60,
                List.of(seenBy("A", "Ada", nine, Wishes.NONE)),
                List.of(),
                List.of(therapist("Ada").facts(), therapist("Zoe").facts()),
                List.of(room("Room 2", nine))));
    assertThat(mended.changes())
        .singleElement()
        .matches(Change::time)
        .matches(change -> !change.therapist());
  }

  @Test
  void findsAnotherGroupAndKeepsTheHourWhenAGroupIsDissolved() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    GroupFacts other = group("H").free(1).facts();
    Mended mended =
        RepairPlanner.mend(
            new RepairFacts(
                new Cause.GroupDissolved(GROUP.id()),
                Scene.period(),
                60,
                List.of(
                    seenBy("A", "Ada", nine, Wishes.NONE),
                    seenBy("B", "Ada", at(DayOfWeek.MONDAY, 10), Wishes.NONE)),
                List.of(other),
                List.of(therapist("Ada").facts()),
                List.of(room("Room 1"))));
    assertThat(mended.changes())
        .singleElement()
        .matches(change -> other.id().equals(change.after().group()))
        .matches(change -> !change.therapist() && !change.time());
    assertThat(mended.stranded())
        .singleElement()
        .matches(one -> one.rule() == PlacingRule.GROUP_SEAT);
  }

  @Test
  void saysWhichPartOfAProposalHoldsNoLonger() {
    WeekTime nine = at(DayOfWeek.MONDAY, 9);
    List<Affected> affected = List.of(seenBy("A", "Leaving", nine, Wishes.NONE));
    Change change = RepairPlanner.mend(leaves(affected, therapist("Ada").facts())).changes().get(0);
    assertThat(RepairPlanner.check(leaves(affected, therapist("Ada").facts()), List.of(), change))
        .isEmpty();
    assertThat(
            RepairPlanner.check(
                leaves(affected, therapist("Ada").taken(nine).facts()), List.of(), change))
        .contains(PlacingRule.HOUR_FREE);
    assertThat(
            RepairPlanner.check(
                leaves(affected, therapist("Ada").caseload(24).facts()), List.of(), change))
        .contains(PlacingRule.THERAPIST_CASELOAD);
  }

  @Test
  void saysThatThereIsNoOtherTherapistInsteadOfBlamingTheirHours() {
    List<Affected> affected = List.of(seenBy("A", "Leaving", at(DayOfWeek.MONDAY, 9), Wishes.NONE));
    assertThat(RepairPlanner.mend(leaves(affected)).stranded())
        .extracting(Stranded::rule)
        .containsExactly(PlacingRule.THERAPIST_OTHER);
    assertThat(RepairPlanner.mend(leaves(affected, therapist("Ada").works().facts())).stranded())
        .extracting(Stranded::rule)
        .as("a therapist whose hours nobody entered")
        .containsExactly(PlacingRule.HOUR_WORKED);
  }
}
