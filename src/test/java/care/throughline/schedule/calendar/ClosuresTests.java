package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.notification.Notification;
import care.throughline.schedule.Doses;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.WeekDose;
import care.throughline.support.JourneyTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ClosuresTests extends JourneyTest {

  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
  private static final Instant BEFORE_THANKSGIVING = Instant.parse("2026-11-02T15:00:00Z");

  @Autowired private Closures closures;
  @Autowired private Programmes programmes;
  @Autowired private Doses doses;

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend'").update();
  }

  @Test
  void onASnowDayEverySessionIsCancelledByTheProgrammeAndEachPersonIsToldOnce() {
    EpisodeId first = inTreatment();
    EpisodeId second = inTreatment();
    LocalDate day = awaited(first).get(0).day();
    int before = awaited(first).size();
    NewClosure snow = new NewClosure("main", day, null, null, false, "snow");
    ClosureEffect expected = closures.preview(snow);
    assertThat(awaited(first)).as("looking changes nothing").hasSize(before);
    ClosureEffect effect = closures.close(snow, samir());
    assertThat(effect).isEqualTo(expected);
    assertThat(effect.people()).isEqualTo(2);
    for (EpisodeId episode : List.of(first, second)) {
      assertThat(on(episode, day))
          .isNotEmpty()
          .allMatch(session -> session.state() == SessionState.CANCELLED_PROGRAMME);
      assertThat(awaited(episode)).hasSize(before - on(episode, day).size());
      assertThat(notices(episode)).hasSize(1);
      assertThat(sessions.misses(episode)).isZero();
    }
    assertThatThrownBy(() -> closures.close(snow, samir()))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("is already closed (snow)");
    assertThat(notices(first)).as("nobody is told twice").hasSize(1);
  }

  @Test
  void aClosureOfSomeHoursLeavesTheRestOfTheDayAlone() {
    EpisodeId episode = inTreatment();
    SessionRow next = awaited(episode).get(0);
    LocalTime ends = next.start().plusMinutes(next.minutes());
    closures.close(
        new NewClosure("main", next.day(), ends, LocalTime.of(23, 0), false, "power cut"), samir());
    assertThat(awaited(episode)).contains(next);
    SessionRow later = awaited(episode).get(1);
    closures.close(
        new NewClosure(
            "main", later.day(), later.start(), later.start().plusMinutes(30), false, "power cut"),
        samir());
    assertThat(awaited(episode)).doesNotContain(later);
  }

  @Test
  void thanksgivingIsLeftOutTheEndMovesTheDoseOfTheWeekWarnsAndOneNoticeGoesOut() {
    clock.stopAt(BEFORE_THANKSGIVING);
    EpisodeId episode = inTreatment();
    var before = programmes.find(episode).orElseThrow();
    assertThat(on(episode, THANKSGIVING)).hasSize(1);
    int week = on(episode, THANKSGIVING).get(0).weekNumber();
    NewClosure holiday = new NewClosure("main", THANKSGIVING, null, null, true, "Thanksgiving");
    assertThat(closures.preview(holiday).later()).isEqualTo(1);
    assertThat(closures.close(holiday, samir()).later()).isEqualTo(1);
    var after = programmes.find(episode).orElseThrow();
    assertThat(after.endsOn()).isAfter(before.endsOn());
    assertThat(awaited(episode)).noneMatch(session -> session.day().equals(THANKSGIVING));
    assertThat(awaited(episode))
        .filteredOn(session -> session.day().isAfter(before.endsOn()))
        .extracting(SessionRow::kind)
        .containsExactly("group");
    WeekDose dose =
        doses.of(episode).stream()
            .filter(one -> one.weekNumber() == week)
            .findFirst()
            .orElseThrow();
    assertThat(dose.plannedMinutes()).isEqualTo(240);
    assertThat(dose.plannedMinutes()).isLessThan(dose.minimumMinutes());
    assertThat(notices(episode)).hasSize(1);
    int sessionsBefore = sessions.of(episode).size();
    assertThat(programmes.holidayCame(episode, programmes.owed(episode))).isFalse();
    assertThat(sessions.of(episode)).as("safe to run twice").hasSize(sessionsBefore);
  }

  @Test
  void anExtensionFillsTheShortWeekUpAndPutsAnotherOneBehindTheNewEnd() {
    clock.stopAt(BEFORE_THANKSGIVING);
    EpisodeId episode = inTreatment();
    closures.close(new NewClosure("main", THANKSGIVING, null, null, true, "Thanksgiving"), samir());
    assertThat(programmes.find(episode).orElseThrow().weeksPlanned()).isEqualTo(13);
    assertThat(planned(episode, 13)).as("the short week").isEqualTo(180);
    List<SessionRow> before = awaited(episode);
    programmes.extend(episode, 4, "review of week 10");
    assertThat(programmes.find(episode).orElseThrow().weeksPlanned()).isEqualTo(17);
    for (int week = 13; week <= 16; week++) {
      assertThat(planned(episode, week)).as("week " + week).isEqualTo(420);
    }
    assertThat(planned(episode, 17)).as("what the holiday took").isEqualTo(180);
    assertThat(awaited(episode)).as("only what is new is planned").containsAll(before);
    int sessionsBefore = sessions.of(episode).size();
    programmes.extend(episode, 4, "review of week 10");
    programmes.fit(episode);
    assertThat(sessions.of(episode)).as("safe to run twice").hasSize(sessionsBefore);
  }

  @Test
  void aHolidayThatIsOverIsStillMadeGoodAfterAnExtension() {
    clock.stopAt(BEFORE_THANKSGIVING);
    EpisodeId episode = inTreatment();
    closures.close(new NewClosure("main", THANKSGIVING, null, null, true, "Thanksgiving"), samir());
    for (int week = 1; week <= 5; week++) {
      clock.stopAt(programmes.find(episode).orElseThrow().weekEndsAt());
      programmes.closeWeek(episode);
    }
    programmes.extend(episode, 2, "review");
    assertThat(programmes.find(episode).orElseThrow().weeksPlanned()).isEqualTo(15);
    assertThat(planned(episode, 13)).isEqualTo(420);
    assertThat(planned(episode, 14)).isEqualTo(420);
    assertThat(planned(episode, 15)).isEqualTo(180);
  }

  private int planned(EpisodeId episode, int week) {
    return doses.of(episode).stream()
        .filter(one -> one.weekNumber() == week)
        .mapToInt(WeekDose::plannedMinutes)
        .sum();
  }

  @Test
  void theSiteMayHoldItOnAnotherDayOrKeepTheEnd() {
    clock.stopAt(BEFORE_THANKSGIVING);
    jdbc.sql("update site set holiday_policy = 'makeupSameWeek'").update();
    EpisodeId episode = inTreatment();
    var before = programmes.find(episode).orElseThrow();
    int count = awaited(episode).size();
    closures.close(new NewClosure("main", THANKSGIVING, null, null, true, "Thanksgiving"), samir());
    assertThat(programmes.find(episode).orElseThrow().endsOn()).isEqualTo(before.endsOn());
    assertThat(awaited(episode)).hasSize(count);
    jdbc.sql("update site set holiday_policy = 'skipKeepEnd'").update();
    closures.close(
        new NewClosure("main", THANKSGIVING.plusDays(7), null, null, true, "Founding day"),
        samir());
    assertThat(programmes.find(episode).orElseThrow().endsOn()).isEqualTo(before.endsOn());
    assertThat(awaited(episode)).hasSize(count - 1);
  }

  @Test
  void aClosureThatCannotBeSaysWhichDayAndWhatToDo() {
    LocalDate today = LocalDate.of(2027, 1, 4);
    assertRefused(new NewClosure("main", today.minusDays(1), null, null, false, "snow"), "is past");
    assertRefused(new NewClosure("main", today, null, null, false, " "), "has no reason");
    assertRefused(
        new NewClosure("main", today, LocalTime.of(12, 0), null, false, "snow"), "write both");
    assertRefused(
        new NewClosure("main", today, LocalTime.of(12, 0), LocalTime.of(9, 0), false, "snow"),
        "ends at 09:00, before it begins at 12:00");
    assertRefused(
        new NewClosure("main", today.plusYears(9), null, null, false, "snow"), "check the year");
    assertThatThrownBy(
            () ->
                closures.close(
                    new NewClosure("main", today, null, null, false, "snow"),
                    as(CastMember.ANNEKE)))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("supervisor");
  }

  private void assertRefused(NewClosure wish, String words) {
    assertThatThrownBy(() -> closures.close(wish, samir()))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining(words);
  }

  private List<SessionRow> on(EpisodeId episode, LocalDate day) {
    return sessions.of(episode).stream().filter(session -> session.day().equals(day)).toList();
  }

  private List<Notification> notices(EpisodeId episode) {
    return notifications.of(episode, 100).stream()
        .filter(message -> message.template().equals("sessionsCancelled"))
        .toList();
  }

  private Staff samir() {
    return as(CastMember.SAMIR);
  }
}
