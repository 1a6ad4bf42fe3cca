package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.episode.EpisodeId;
import care.throughline.schedule.ScheduleRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeatsTests extends GroupTest {

  @Test
  void aFullGroupTakesNobodyElse() {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 10);
    assertThat(seats.free(evening, TODAY, null)).isZero();
    assertThatThrownBy(() -> reserve(evening, somebody())).isInstanceOf(ScheduleRefused.class);
    assertThat(seats.in(evening, TODAY)).hasSize(10);
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
  }

  @Test
  void aSeatIsKeptForTwoWeeksWhileThePersonIsAway() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId away = somebody();
    Seat seat = enrol(evening, away);
    assertThat(seats.hold(seat.id(), ANNEKE).heldUntil())
        .isEqualTo(clock.instant().plus(Duration.ofDays(14)));
    assertThat(seats.free(evening, TODAY, null)).isEqualTo(9);
    assertThat(seats.enrol(seat.id(), ANNEKE).state()).isEqualTo(SeatState.ENROLLED);
  }

  @Test
  void theMeetingsOfAGroupAreDatedOnceHoweverOftenItIsAsked() {
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(2));
    meetings.ensure(evening, TODAY.plusWeeks(2));
    assertThat(meetings.between(evening, TODAY, TODAY.plusWeeks(2)))
        .extracting(GroupSession::day)
        .containsExactly(
            TODAY.plusDays(1), TODAY.plusDays(3), TODAY.plusDays(8), TODAY.plusDays(10));
  }
}
