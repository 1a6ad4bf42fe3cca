package care.throughline.schedule.calendar;

import static java.time.temporal.ChronoUnit.DAYS;
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
  void severalDaysAreOneActAndEverybodyIsToldOnceOfTheWholeOfIt() {
    EpisodeId first = inTreatment();
    EpisodeId second = inTreatment();
    List<SessionRow> before = awaited(first);
    SessionRow begins = before.get(0);
    SessionRow stays = before.get(2);
    assertThat(stays.day()).as("the test needs several days").isAfter(before.get(1).day());
    NewClosure burst =
        new NewClosure(
            "main", begins.day(), stays.day(), begins.start(), stays.start(), false, "burst pipe");
    ClosureEffect expected = closures.preview(burst);
    assertThat(expected.lines()).hasSize(4);
    assertThat(closed()).as("looking changes nothing").isZero();
    long entries = audited("site.closed");

    ClosureEffect effect = closures.close(burst, samir());

    assertThat(effect).isEqualTo(expected);
    assertThat(effect.sessions()).isEqualTo(4);
    assertThat(effect.people()).isEqualTo(2);
    assertThat(audited("site.closed")).as("one entry").isEqualTo(entries + 1);
    for (EpisodeId episode : List.of(first, second)) {
      assertThat(awaited(episode)).as("from the last hour on").hasSize(before.size() - 2);
      assertThat(sessions.misses(episode)).isZero();
      assertThat(notices(episode)).isEmpty();
      assertThat(messages(episode, "severalSessionsCancelled")).hasSize(1);
    }
    assertThat(texts("severalSessionsCancelled"))
        .hasSize(2)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains(told(begins.day()), told(before.get(1).day()))
                    .doesNotContain("burst"));
    Closing closing = closures.closings("main", begins.day()).get(0);
    assertThat(closing.days()).hasSize((int) DAYS.between(begins.day(), stays.day()) + 1);
    assertThat(closing.cancelled()).isEqualTo(new Closing.Cancelled(0, 4, 2));
    assertThat(closing.decidedBy()).isEqualTo("samir");
    assertThat(sites.home().open(begins.day(), begins.start(), 30)).isFalse();
    assertThat(sites.home().closed(begins.day(), begins.start().minusMinutes(30), 30)).isFalse();
    assertThat(sites.home().open(stays.day(), stays.start(), 30)).isTrue();
    assertThat(sites.home().open(stays.day(), stays.start().minusMinutes(30), 30)).isFalse();
  }

  @Test
  void aClosingIsTakenBackWithAllOfItsDaysUntilTheInstantItBegins() {
    LocalDate day = LocalDate.of(2027, 1, 6);
    NewClosure wish =
        new NewClosure(
            "main", day, day.plusDays(2), LocalTime.of(15, 0), LocalTime.of(9, 0), false, "flood");
    closures.close(wish, samir());
    Closing closing = closures.closings("main", day).get(0);
    assertThat(closed()).isEqualTo(3);
    assertThatThrownBy(() -> closures.lift("main", closing.id(), as(CastMember.ANNEKE)))
        .hasMessageContaining("supervisor");
    clock.stopAt(closing.begins(sites.home()));
    assertThatThrownBy(() -> closures.lift("main", closing.id(), samir()))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("has begun");
    assertThat(closed()).isEqualTo(3);
    clock.stopAt(closing.begins(sites.home()).minusSeconds(1));
    long entries = audited("site.reopened");
    closures.lift("main", closing.id(), samir());
    closures.lift("main", closing.id(), samir());
    assertThat(closed()).isZero();
    assertThat(audited("site.reopened")).isEqualTo(entries + 1);
    closures.close(wish, samir());
    closures.reopen("main", day.plusDays(1), samir());
    assertThat(closed()).as("by any of its days").isZero();
  }

  @Test
  void aDayInTheMiddleThatIsClosedAlreadyStaysWhatItIs() {
    LocalDate day = LocalDate.of(2027, 1, 6);
    closures.close(new NewClosure("main", day, null, null, true, "Founding day"), samir());
    NewClosure repairs =
        new NewClosure("main", day.minusDays(1), day.plusDays(1), null, null, false, "repairs");
    assertThat(closures.preview(repairs).lines())
        .first()
        .asString()
        .contains("Wednesday 6 January 2027 is closed already (Founding day)");
    closures.close(repairs, samir());
    assertThat(closures.from("main", day.minusDays(1)))
        .extracting(Closure::reason)
        .containsExactly("repairs", "Founding day", "repairs");
    assertThatThrownBy(() -> closures.close(repairs, samir()))
        .as("every day is closed already")
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("is already closed (repairs)");
    closures.lift("main", closures.from("main", day.minusDays(1)).get(0).closing(), samir());
    assertThat(closures.from("main", day.minusDays(1)))
        .extracting(Closure::reason)
        .containsExactly("Founding day");
    closures.close(
        new NewClosure(
            "main", day.plusDays(2), LocalTime.of(9, 0), LocalTime.of(10, 0), false, "drill"),
        samir());
    assertThatThrownBy(
            () ->
                closures.close(
                    new NewClosure(
                        "main", day.plusDays(1), day.plusDays(3), null, null, false, "repairs"),
                    samir()))
        .as("a day that is closed for some hours differs")
        .hasMessageContaining("is already closed (drill)");
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
        new NewClosure("main", today.plusDays(2), today, null, null, false, "snow"),
        "swap the two days");
    assertRefused(
        new NewClosure("main", today, today.plusDays(120), null, null, false, "snow"),
        "121 days and 92 are the most");
    assertRefused(
        new NewClosure("main", today, today.plusDays(1), null, LocalTime.MIDNIGHT, false, "snow"),
        "write the day before as its last one");
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
    return messages(episode, "sessionsCancelled");
  }

  private List<Notification> messages(EpisodeId episode, String template) {
    return notifications.of(episode, 100).stream()
        .filter(message -> message.template().equals(template))
        .toList();
  }

  private List<String> texts(String template) {
    return jdbc.sql("select coalesce(subject, '') || ' ' || body from outbox where template = ?")
        .param(template)
        .query(String.class)
        .list();
  }

  private static String told(LocalDate day) {
    return java.time.format.DateTimeFormatter.ofPattern("EEE M/d", java.util.Locale.US).format(day);
  }

  private long closed() {
    return jdbc.sql("select count(*) from site_closure").query(Long.class).single();
  }

  private long audited(String act) {
    return jdbc.sql("select count(*) from audit_entry where action = ?")
        .param(act)
        .query(Long.class)
        .single();
  }

  private Staff samir() {
    return as(CastMember.SAMIR);
  }
}
