package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.ScheduleRefused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SeatsTests extends GroupTest {

  @Autowired private WaitingList waiting;

  @Test
  void whoeverComesTooLateIsToldWhoWasQuickerAndWhatIsFreeElsewhere() {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 10);
    CareGroupId late = begin(late("Evening B"));
    fill(late, 9);
    begin(day("Day A"));
    EpisodeId unlucky = somebody();
    assertThatThrownBy(() -> reserve(evening, unlucky))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused -> {
              assertThat(refused.taken()).isTrue();
              assertThat(refused)
                  .hasMessageContaining("Evening A is full: all 10 seats are taken")
                  .hasMessageContaining("the last one too. Anneke Roos took it today 10:00.");
              assertThat(refused.next().get(0).wish()).containsKeys("group", "from");
              assertThat(refused.next().get(2).wish())
                  .containsEntry("waiting", evening.value().toString());
              assertThat(refused.alternatives())
                  .containsExactly(
                      "Evening B (evening, telehealth): 1 free seat",
                      "Day A (day, telehealth): 10 free seats",
                      "Waiting list of Evening A: they would be served next");
            });
    assertThat(seats.of(unlucky)).isEmpty();
    assertThat(seats.free(evening, TODAY, null)).isZero();
  }

  @Test
  void aReservationThatNobodyConfirmsIsFreeAgainAfterTwoDays() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId late = somebody();
    reserve(evening, late);
    clock.advance(Duration.ofHours(47));
    assertThat(seats.lapse()).isZero();
    clock.advance(Duration.ofHours(2));
    assertThat(seats.lapse()).isEqualTo(1);
    assertThat(seats.of(late)).singleElement().matches(Seat::released);
    assertThat(seats.free(evening, TODAY.plusDays(3), null)).isEqualTo(10);
    assertThat(waiting.of(late)).isEmpty();
  }

  @Test
  void aKeptSeatIsThePersonsWhenTheyComeBackInTime() {
    CareGroupId evening = begin(evening("Evening A"));
    Seat seat = enrol(evening, somebody());
    assertThat(seats.hold(seat.id(), ANNEKE).heldUntil())
        .isEqualTo(clock.instant().plus(Duration.ofDays(14)));
    assertThat(seats.free(evening, TODAY, null)).isEqualTo(9);
    clock.advance(Duration.ofDays(13));
    assertThat(seats.lapse()).isZero();
    assertThat(seats.enrol(seat.id(), ANNEKE).state()).isEqualTo(SeatState.ENROLLED);
  }

  @Test
  void whoeverStaysAwayLongerThanTheSeatIsKeptWaitsWithPriority() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId away = somebody();
    Seat seat = enrol(evening, away);
    seats.hold(seat.id(), ANNEKE);
    clock.advance(Duration.ofDays(15));
    assertThat(seats.lapse()).isEqualTo(1);
    assertThat(waiting.of(away))
        .hasValueSatisfying(entry -> assertThat(entry.priority()).isEqualTo(Priority.RETURNING));
    assertThatThrownBy(() -> seats.enrol(seat.id(), ANNEKE))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("was given up: not back while the seat was kept");
  }

  @Test
  void whoeverLostAKeptSeatWaitsWithPriorityWhicheverTheClinicsLanguageWasThen() {
    EpisodeId away = somebody();
    Seat seat = enrol(begin(evening("Evening A")), away);
    seats.release(seat.id(), TODAY, "no volvió mientras se guardaba la plaza", ANNEKE);
    assertThat(waiting.join(away, null, null, ANNEKE).priority()).isEqualTo(Priority.RETURNING);
  }

  @Test
  void aSeatGivenUpLaterIsThePersonsUntilThen() {
    CareGroupId evening = begin(evening("Evening A").sized(1, 1, 100));
    EpisodeId leaving = somebody();
    Seat seat = enrol(evening, leaving);
    seats.release(seat.id(), TODAY.plusDays(10), "moves away", ANNEKE);
    assertThat(seats.free(evening, TODAY, null)).isZero();
    EpisodeId following = somebody();
    seats.reserve(evening, following, TODAY.plusDays(10), null, inTwoDays(), ANNEKE);
    assertThat(seats.in(evening, TODAY.plusDays(9)))
        .extracting(Seat::episode)
        .containsExactly(leaving);
    assertThat(seats.in(evening, TODAY.plusDays(10)))
        .extracting(Seat::episode)
        .containsExactly(following);
  }

  @Test
  void aSeatThatHasNotBegunIsSimplyGivenBack() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId somebody = somebody();
    Seat seat = seats.reserve(evening, somebody, TODAY.plusDays(7), null, inTwoDays(), ANNEKE);
    seats.release(seat.id(), TODAY.plusDays(5), "changed plans", ANNEKE);
    assertThat(seats.of(somebody)).singleElement().matches(Seat::released);
    assertThat(seats.free(evening, TODAY, null)).isEqualTo(10);
  }

  @Test
  void saidTwiceIsDoneOnce() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId somebody = somebody();
    Seat seat = enrol(evening, somebody);
    assertThat(seats.enrol(seat.id(), ANNEKE)).isEqualTo(seat);
    seats.hold(seat.id(), ANNEKE);
    Seat held = seats.hold(seat.id(), ANNEKE);
    assertThat(held.state()).isEqualTo(SeatState.ON_HOLD);
    seats.release(seat.id(), TODAY, "ended", ANNEKE);
    Seat released = seats.of(somebody).get(0);
    clock.advance(Duration.ofHours(1));
    seats.release(seat.id(), TODAY, "again", ANNEKE);
    assertThat(seats.of(somebody)).containsExactly(released);
  }

  @Test
  void anEleventhPersonNeedsASupervisorAndAReasonThatTheCensusShows(@Autowired GroupCensus census) {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 10);
    EpisodeId eleventh = somebody();
    assertThatThrownBy(
            () -> seats.override(evening, eleventh, TODAY, "urgent", as(CastMember.ANNEKE)))
        .hasMessageContaining("Only a clinical supervisor");
    assertThatThrownBy(() -> seats.override(evening, eleventh, TODAY, " ", as(CastMember.SAMIR)))
        .hasMessageContaining("needs a reason");
    Seat beyond =
        seats.override(evening, eleventh, TODAY, "Pregnant, no other group", as(CastMember.SAMIR));
    assertThat(beyond.seatNo()).isEqualTo(11);
    Census shown = census.of(groups.get(evening), TODAY);
    assertThat(shown.enrolled()).isEqualTo(11);
    assertThat(shown.free()).isZero();
    assertThat(shown.beyond())
        .extracting(Seat::overrideReason)
        .containsExactly("Pregnant, no other group");
    assertThat(shown.warnings())
        .contains("11 people for 10 seats", "110 % full")
        .anyMatch(warning -> warning.contains("a second one is usual"));
    seats.release(seats.in(evening, TODAY).get(0).id(), TODAY, "moves away", ANNEKE);
    assertThat(census.of(groups.get(evening), TODAY).free()).isEqualTo(1);
  }

  @Test
  void aDischargeOrADeathFreesTheSeatAndEndsTheWait() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId discharged = somebody();
    EpisodeId died = somebody();
    EpisodeId waits = somebody();
    enrol(evening, discharged);
    reserve(evening, died);
    waiting.join(waits, null, evening, ANNEKE);
    course.recordDischarge(discharged, "completed", false);
    course.recordDeath(died, TODAY);
    course.recordDischarge(waits, "droppedOut", false);
    assertThat(seats.in(evening, TODAY)).isEmpty();
    assertThat(seats.of(discharged).get(0).releaseReason()).isEqualTo("discharged");
    assertThat(seats.of(died).get(0).releaseReason()).isEqualTo("died");
    assertThat(waiting.at("main")).isEmpty();
  }

  @Test
  void everySeatThatIsTakenOrGivenUpIsOnTheRecordAndInTheAuditTrail() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId somebody = somebody();
    Seat seat = enrol(evening, somebody);
    seats.release(seat.id(), TODAY, "moves away", ANNEKE);
    assertThat(
            jdbc.sql("select action from audit_entry where subject_id = ? order by id")
                .param(seat.id().value().toString())
                .query(String.class)
                .list())
        .isEqualTo(List.of("seat.reserved", "seat.enrolled", "seat.released"));
    assertThat(
            jdbc.sql("select words from history_entry where episode = ? order by id")
                .param(somebody.value())
                .query(String.class)
                .list())
        .containsExactly(
            "Seat in Evening A: reserved",
            "Enrolled in Evening A",
            "Seat in Evening A given up: moves away");
  }
}
