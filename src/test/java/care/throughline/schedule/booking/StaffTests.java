package care.throughline.schedule.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.TakenBy;
import care.throughline.support.BookingRush;
import care.throughline.support.ClinicTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StaffTests extends ClinicTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

  @Autowired private Practices practices;
  @Autowired private StaffHours hours;
  @Autowired private StaffLimits limits;
  @Autowired private Rooms rooms;
  @Autowired private TherapistAssignments assignments;
  @Autowired private Departures departures;

  private final List<EpisodeId> known = new ArrayList<>();

  @Test
  void whoWasNeverEnteredWorksInEnglishAndSeesTwentyToTwentyFour() {
    Practice practice = practices.of(miriam());
    assertThat(practice.languages()).containsExactly("en");
    assertThat(practice.warnAt()).isEqualTo(20);
    assertThat(practice.blockAt()).isEqualTo(24);
    assertThat(practice.hours()).isEmpty();
    assertThat(practices.at("main"))
        .extracting(Practice::name)
        .contains("Miriam Osei", "Kai Lindqvist");
  }

  @Test
  void overlappingHoursAreRefusedWithTheHourAtWhichTheSecondMayBegin() {
    assertThatThrownBy(
            () ->
                hours.set(
                    miriam(),
                    List.of(part(DayOfWeek.TUESDAY, 12, 17), part(DayOfWeek.TUESDAY, 9, 13)),
                    samir()))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessage(
            "The hours of Miriam Osei on Tuesday 09:00 to 13:00 and 12:00 to 17:00 overlap; let the second begin at 13:00 or make one of the two.");
    assertThatThrownBy(() -> hours.set(miriam(), List.of(part(DayOfWeek.MONDAY, 17, 9)), samir()))
        .hasMessageContaining("end before they begin");
    hours.set(
        miriam(),
        List.of(part(DayOfWeek.TUESDAY, 9, 13), part(DayOfWeek.TUESDAY, 13, 17)),
        samir());
    assertThat(practices.of(miriam()).hours()).hasSize(2);
    assertThatThrownBy(() -> hours.set(miriam(), List.of(), as(CastMember.ANNEKE)))
        .hasMessageContaining("supervisor");
  }

  @Test
  void leaveIsRefusedWhenItIsOverBackwardsOrThereAlready() {
    hours.addLeave(miriam(), MONDAY.plusDays(10), MONDAY.plusDays(14), "vacation", samir());
    assertThat(practices.of(miriam()).leaveOn(MONDAY.plusDays(14))).isPresent();
    assertThat(practices.of(miriam()).leaveOn(MONDAY.plusDays(15))).isEmpty();
    assertThatThrownBy(
            () ->
                hours.addLeave(
                    miriam(), MONDAY.plusDays(14), MONDAY.plusDays(20), "vacation", samir()))
        .hasMessageContaining("already away on some of these days");
    assertThatThrownBy(
            () -> hours.addLeave(miriam(), MONDAY.plusDays(5), MONDAY, "vacation", samir()))
        .hasMessageContaining("before it begins");
    assertThatThrownBy(
            () ->
                hours.addLeave(
                    miriam(), MONDAY.minusDays(9), MONDAY.minusDays(5), "vacation", samir()))
        .hasMessageContaining("over since");
  }

  @Test
  void aRoomNeedsANameOfItsOwnAndPeopleItHolds() {
    Room oak = rooms.add("main", "Oak", 12, true, samir());
    assertThatThrownBy(() -> rooms.add("main", "Oak", 4, true, samir()))
        .hasMessageContaining("already a room called \"Oak\"");
    assertThatThrownBy(() -> rooms.add("main", "Elm", 0, true, samir()))
        .hasMessageContaining("Elm cannot hold 0 people");
    rooms.change(oak.id(), "Big oak", 14, false, samir());
    assertThat(rooms.at("main")).extracting(Room::name).containsExactly("Big oak");
    rooms.close(oak.id(), samir());
    assertThat(rooms.at("main")).isEmpty();
    assertThatThrownBy(() -> rooms.close(oak.id(), samir())).hasMessageContaining("is not in use");
  }

  @Test
  void aTherapistAtTheLimitIsRefusedWithTheWayOutAndHistoryKeepsWhoLeft() {
    EpisodeId first = people().get(0);
    EpisodeId second = people().get(1);
    work(miriam());
    limits.caseload(miriam(), 1, 1, samir());
    assertThat(assign(first, 9).warning()).isNull();
    assertThat(practices.of(miriam()).full()).isTrue();
    assertThatThrownBy(() -> assign(second, 11))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining(
            "Miriam Osei sees 1 people and 1 is the most; choose another therapist");
    limits.caseload(miriam(), 1, 2, samir());
    assertThat(assign(second, 11).warning()).contains("now sees 2 people");
    assertThatThrownBy(() -> assign(second, 9))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost).hasMessageContaining("already sees somebody");
              assertThat(lost.taken()).isTrue();
              assertThat(lost.takenBy()).map(TakenBy::who).contains("The pathway");
              assertThat(lost.alternatives())
                  .as("the next hours at which Miriam works and sees nobody else")
                  .containsExactly(
                      "Tuesday 10:00 to 11:00 with Miriam Osei",
                      "Tuesday 10:30 to 11:30 with Miriam Osei",
                      "Tuesday 11:00 to 12:00 with Miriam Osei");
            });
    assignments.end(first, MONDAY.plusDays(20), "moved", Actor.PATHWAY);
    assertThat(assignments.of(first, MONDAY.plusDays(20))).isPresent();
    assertThat(assignments.of(first, MONDAY.plusDays(21))).isEmpty();
    assertThat(assignments.history(first)).hasSize(1);
  }

  @Test
  void anExpiredCredentialLeaveForGoodAndHoursBindAnAssignment() {
    EpisodeId person = people().get(0);
    work(miriam());
    limits.credential(miriam(), "LPC licence", MONDAY.minusDays(1), samir());
    assertThatThrownBy(() -> assign(person, 9))
        .hasMessageContaining("\"LPC licence\" of Miriam Osei expires on 3 January 2027");
    limits.credential(miriam(), "LPC licence", MONDAY.plusYears(1), samir());
    limits.leaves(miriam(), MONDAY.minusDays(1), samir());
    assertThatThrownBy(() -> assign(person, 9)).hasMessageContaining("no longer works here");
    limits.leaves(miriam(), null, samir());
    assertThatThrownBy(() -> assign(person, 19))
        .hasMessageContaining("does not work on Tuesday 19:00");
    assertThat(assign(person, 9).assignment().therapist()).isEqualTo(miriam());
  }

  @Test
  void sixteenCoordinatorsAtOnceDoNotGiveATherapistOneMoreThanTheLimit() throws Exception {
    List<EpisodeId> people = people();
    work(miriam());
    limits.caseload(miriam(), 2, 3, samir());
    List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(BookingRush.THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < people.size(); number++) {
        EpisodeId person = people.get(number);
        DayOfWeek day = DayOfWeek.of(1 + number % 5);
        int hour = 9 + number / 5;
        all.add(
            threads.submit(
                () -> {
                  try {
                    assignments.assign(wish(person, day, hour), Actor.PATHWAY);
                  } catch (ScheduleRefused full) {
                    refused.add(full);
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(practices.of(miriam()).caseload()).isEqualTo(3);
    assertThat(refused).hasSize(people.size() - 3);
  }

  @Test
  void whoLeavesIsToldWithEverybodyTheyWouldLeaveBehind() {
    List<EpisodeId> people = people();
    work(miriam());
    assign(people.get(0), 9);
    assign(people.get(1), 11);
    Instant since = MONDAY.atStartOfDay(BookingRush.ZONE).toInstant();
    assertThat(departures.of(miriam(), MONDAY, since))
        .hasSize(2)
        .allMatch(Departures.Affected::weeklyHour)
        .extracting(Departures.Affected::episode)
        .containsExactlyInAnyOrder(people.get(0), people.get(1));
    assertThat(departures.of(as(CastMember.KAI).id(), MONDAY, since)).isEmpty();
  }

  @Test
  void limitsAndLanguagesThatCannotBeAreNamed() {
    assertThatThrownBy(() -> limits.caseload(miriam(), 20, 10, samir()))
        .hasMessageContaining("A warning at 20 and a block at 10 people do not fit");
    assertThatThrownBy(() -> limits.languages(miriam(), Set.of("English"), null, samir()))
        .hasMessageContaining("\"English\" is no language code");
    limits.languages(miriam(), Set.of("en", "es"), "female", samir());
    assertThat(practices.of(miriam()).languages()).containsExactlyInAnyOrder("en", "es");
  }

  private TherapistAssignments.Assigned assign(EpisodeId person, int hour) {
    return assignments.assign(wish(person, DayOfWeek.TUESDAY, hour), Actor.PATHWAY);
  }

  private NewAssignment wish(EpisodeId person, DayOfWeek day, int hour) {
    return new NewAssignment(person, miriam(), day, LocalTime.of(hour, 0), 60, null, MONDAY);
  }

  private List<EpisodeId> people() {
    if (known.isEmpty()) {
      BookingRush.in(jdbc, journey, persons, course, episodes);
      known.addAll(
          jdbc
              .sql("select id from episode order by referred_at, id")
              .query(UUID.class)
              .list()
              .stream()
              .map(EpisodeId::new)
              .toList());
    }
    return known;
  }

  private void work(StaffId staff) {
    hours.set(
        staff,
        java.util.stream.IntStream.rangeClosed(1, 5)
            .mapToObj(day -> part(DayOfWeek.of(day), 8, 18))
            .toList(),
        samir());
  }

  private static WorkHours part(DayOfWeek day, int from, int until) {
    return new WorkHours(day, LocalTime.of(from, 0), LocalTime.of(until, 0));
  }

  private StaffId miriam() {
    return as(CastMember.MIRIAM).id();
  }

  private Staff samir() {
    return as(CastMember.SAMIR);
  }
}
