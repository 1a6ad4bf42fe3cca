package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import care.throughline.episode.EpisodeId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgrammeTests {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate RETURN = LocalDate.of(2027, 2, 10);

  @Test
  void aPersonWhoLeftInWeekSevenComesBackToWeekSevenAndEndsAfterTheSixWeeksThatAreLeft() {
    Programme paused = inWeek(7).in("paused");
    Programme resumed = paused.resumed(paused.returnWeek("resume", 0), RETURN);
    assertThat(resumed.weekNumber()).isEqualTo(7);
    assertThat(resumed.run()).isEqualTo(2);
    assertThat(resumed.endsOn()).isEqualTo(RETURN.plusWeeks(6).minusDays(1));
    Site clinic = Clinics.weekdays("America/New_York");
    List<PlannedSession> sessions = Clinics.weeks(Clinics.SEED, RETURN, 7, 12, clinic, List.of());
    assertThat(sessions).hasSize(6 * 3);
    assertThat(sessions)
        .allMatch(
            session -> !session.day().isBefore(RETURN) && !session.day().isAfter(resumed.endsOn()));
  }

  @Test
  void aPersonMayAlsoBeginAgainOrEnterAtAnotherWeek() {
    Programme paused = inWeek(7).in("paused");
    assertThat(paused.returnWeek("restart", 0)).isEqualTo(1);
    assertThat(paused.returnWeek("enterAt", 9)).isEqualTo(9);
    assertThat(paused.resumed(9, RETURN).endsOn()).isEqualTo(RETURN.plusWeeks(4).minusDays(1));
  }

  @Test
  void aReturnIsAlwaysToAWeekOfTheProgramme() {
    Programme paused = inWeek(7).in("paused");
    assertThat(paused.returnWeek("enterAt", 40)).isEqualTo(12);
    assertThat(paused.returnWeek("enterAt", 0)).isEqualTo(7);
    assertThat(inWeek(13).in("paused").returnWeek("resume", 0)).isEqualTo(12);
  }

  @Test
  void anExtensionMovesTheEndAndLeavesTheWeekThatRunsAlone() {
    Programme before = inWeek(11);
    Programme longer = before.extended(4, RETURN);
    assertThat(longer.weeksPlanned()).isEqualTo(16);
    assertThat(longer.weekEndsAt()).isEqualTo(before.weekEndsAt());
    assertThat(longer.endsOn()).isEqualTo(before.endsOn().plusWeeks(4));
    assertThat(Week.startOf(13, longer.openWeek(), longer.weekStartsOn()))
        .isEqualTo(before.endsOn().plusDays(1));
  }

  @Test
  void anExtensionPlansOnlyTheNewWeeks() {
    Site clinic = Clinics.weekdays("America/New_York");
    List<PlannedSession> first = Clinics.weeks(Clinics.SEED, MONDAY, 1, 12, clinic, List.of());
    List<PlannedSession> added =
        Clinics.weeks(Clinics.SEED, MONDAY.plusWeeks(12), 13, 16, clinic, List.of());
    assertThat(added).extracting(PlannedSession::week).containsOnly(13, 14, 15, 16);
    assertThat(added).hasSize(12).doesNotContainAnyElementsOf(first);
    assertThat(added.get(0).day()).isAfter(first.get(first.size() - 1).day());
  }

  @Test
  void anExtensionAfterTheLastWeekBeginsNoEarlierThanTomorrow() {
    Programme over = inWeek(13);
    assertThat(over.weeksLeft()).isFalse();
    LocalDate tomorrow = over.weekStartsOn().plusDays(4);
    Programme longer = over.extended(2, tomorrow);
    assertThat(longer.weeksLeft()).isTrue();
    assertThat(longer.weekNumber()).isEqualTo(13);
    assertThat(longer.weekStartsOn()).isEqualTo(tomorrow);
    assertThat(longer.endsOn()).isEqualTo(tomorrow.plusWeeks(2).minusDays(1));
  }

  @Test
  void afterTheLastWeekNoneIsLeft() {
    Programme last = inWeek(12);
    assertThat(last.weeksLeft()).isTrue();
    Programme over = last.weekClosed();
    assertThat(over.weeksLeft()).isFalse();
    assertThat(over.weekNumber()).isEqualTo(12);
    assertThat(over.endsOn()).isEqualTo(last.endsOn());
  }

  private static Programme inWeek(int week) {
    return new Programme(
        new EpisodeId(new UUID(0, 1)),
        "IOP-SEED",
        1,
        "2.1",
        ZoneId.of("America/New_York"),
        1,
        MONDAY,
        week,
        MONDAY.plusWeeks(week - 1L),
        12,
        "running");
  }
}
