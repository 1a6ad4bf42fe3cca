package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.ScheduleRefused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class GroupFitTests extends GroupTest {

  private static final LocalDate ADULT = LocalDate.of(1990, 1, 1);

  @Autowired private NoContacts noContacts;

  @Test
  void twoPeopleWhoMustNotMeetNeverSitInOneGroupAndTheOtherIsNotNamed() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId one = somebody();
    EpisodeId other = somebody();
    enrol(evening, one);
    assertThat(noContacts.add(person(one), person(other), "court order", ANNEKE)).isEmpty();
    assertThatThrownBy(() -> reserve(evening, other))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("must not meet")
        .hasMessageNotContaining("Number");
    assertThatThrownBy(
            () -> seats.override(evening, other, TODAY, "no other group", as(CastMember.SAMIR)))
        .hasMessageContaining("must not meet");
    noContacts.end(noContacts.at("main").get(0).id(), "order lifted", ANNEKE);
    assertThat(reserve(evening, other).seatNo()).isEqualTo(2);
  }

  @Test
  void aPairThatSitsTogetherAlreadyIsNamedByItsGroup() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId one = somebody();
    EpisodeId other = somebody();
    enrol(evening, one);
    enrol(evening, other);
    assertThat(noContacts.add(person(other), person(one), "court order", ANNEKE))
        .containsExactly("Evening A");
    assertThat(noContacts.of(person(one))).containsExactly(person(other));
    assertThatThrownBy(() -> noContacts.add(person(one), person(one), "court order", ANNEKE))
        .hasMessageContaining("two people");
  }

  @Test
  void aGroupForWomenOrInSpanishOrForAdultsSaysSo() {
    CareGroupId women =
        begin(evening("Women").forWhom(CareGroup.Gender.FEMALE, CareGroup.Age.ADULT, "es"));
    assertThatThrownBy(() -> reserve(women, somebody("male", ADULT, "en")))
        .hasMessageContaining("Women is for women")
        .hasMessageContaining("speaks \"es\", the person \"en\"");
    assertThatThrownBy(() -> reserve(women, somebody("female", TODAY.minusYears(16), "es-MX")))
        .hasMessageContaining("under 18");
    assertThat(reserve(women, somebody("female", ADULT, "es-MX")).seatNo()).isEqualTo(1);
    assertThat(
            seats
                .override(
                    women,
                    somebody("other", ADULT, "en"),
                    TODAY,
                    "Asked for it and understands Spanish",
                    as(CastMember.SAMIR))
                .seatNo())
        .isEqualTo(2);
  }

  @Test
  void aRunningGroupTakesTwoNewcomersAWeek() {
    CareGroupId evening = begin(evening("Evening A").sized(10, 3, 2));
    fill(evening, 2);
    EpisodeId third = somebody();
    assertThatThrownBy(() -> reserve(evening, third))
        .hasMessageContaining("takes 2 newcomers a week")
        .hasMessageContaining("Choose Monday 11 January 2027 or later");
    assertThat(
            seats.reserve(evening, third, TODAY.plusWeeks(1), null, inTwoDays(), ANNEKE).seatNo())
        .isEqualTo(3);
  }

  @Test
  void whoWasInTheGroupBeforeIsNoNewcomer() {
    CareGroupId evening = begin(evening("Evening A").sized(10, 3, 2));
    EpisodeId knownHere = somebody();
    Seat seat = enrol(evening, knownHere);
    clock.advance(java.time.Duration.ofDays(7));
    seats.release(seat.id(), TODAY.plusDays(7), "away", ANNEKE);
    LocalDate then = TODAY.plusDays(8);
    for (int newcomer = 0; newcomer < 2; newcomer++) {
      seats.reserve(evening, somebody(), then, null, inTwoDays(), ANNEKE);
    }
    assertThat(seats.reserve(evening, knownHere, then, null, inTwoDays(), ANNEKE).released())
        .isFalse();
  }

  @Test
  void aClosedGroupIsJoinedInItsFirstTwoWeeks() {
    NewCareGroup cohort = evening("Cohort").closedOn(TODAY.plusWeeks(8));
    CareGroupId begunLongAgo = begin(cohort);
    assertThatThrownBy(() -> reserve(begunLongAgo, somebody()))
        .hasMessageContaining("is closed and could be joined until");
    CareGroupId begins = begin(startingToday("New cohort").closedOn(TODAY.plusWeeks(8)));
    Seat seat = reserve(begins, somebody());
    assertThat(seat.until()).isEqualTo(TODAY.plusWeeks(8).plusDays(1));
  }

  @Test
  void nobodyIsBookedTwiceOrWhileOnHoldOrInThePast() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId somebody = somebody();
    enrol(evening, somebody);
    assertThatThrownBy(() -> reserve(evening, somebody)).hasMessageContaining("already");
    EpisodeId onHold = somebody();
    course.hold(onHold);
    assertThatThrownBy(() -> reserve(evening, onHold))
        .hasMessageContaining("on hold")
        .hasMessageContaining("Plan the return first");
    EpisodeId early = somebody();
    assertThatThrownBy(
            () -> seats.reserve(evening, early, TODAY.minusDays(1), null, inTwoDays(), ANNEKE))
        .hasMessageContaining("Sunday 3 January 2027 is over");
    assertThatThrownBy(
            () -> seats.reserve(evening, early, TODAY, TODAY.minusDays(1), inTwoDays(), ANNEKE))
        .hasMessageContaining("Choose a later end");
    assertThatThrownBy(() -> seats.reserve(evening, early, TODAY, null, clock.instant(), ANNEKE))
        .hasMessageContaining("lapsed already");
    EpisodeId gone = somebody();
    course.recordDischarge(gone, "completed", true);
    assertThatThrownBy(() -> reserve(evening, gone)).hasMessageContaining("was discharged");
  }

  private PersonId person(EpisodeId episode) {
    return episodes.get(episode).person();
  }
}
