package care.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.RecentSessions;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.CountedStatements;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CaseloadsTests extends JourneyTest {

  @Autowired private Caseloads caseloads;
  @Autowired private RecentSessions recent;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;

  private Staff miriam;
  private GroupsInTests groups;

  @BeforeEach
  void miriamIsATherapist() {
    miriam = as(CastMember.MIRIAM);
    groups = new GroupsInTests(jdbc, sites.home(), clock.instant());
  }

  @Test
  void tellsWeekDoseConsentAndNextStepOfEachPerson() {
    EpisodeId dana = inTreatment();
    sees(dana, 9);
    passToWeek(dana, 2);
    Caseloads.Entry entry = list().people().get(0);
    assertThat(entry.person().familyName()).isEqualTo(FAMILY_NAME);
    assertThat(entry.week()).isEqualTo(2);
    assertThat(entry.weeks()).isEqualTo(12);
    assertThat(entry.plannedMinutes())
        .isEqualTo(
            doses.of(dana).stream()
                .filter(week -> week.weekNumber() == 2)
                .findFirst()
                .orElseThrow()
                .plannedMinutes());
    assertThat(entry.consents()).contains("treatment");
    assertThat(entry.next() == null).isEqualTo(journey.open(dana).isEmpty());
  }

  @Test
  void putsWhoeverHasSomethingOverdueFirst() {
    EpisodeId calm = another("Aaron");
    sees(calm, 9);
    EpisodeId pressing = refer();
    sees(pressing, 11);
    jdbc.sql("update work_item set due_at = ?::timestamptz where episode = ?")
        .params("2027-02-01T00:00:00Z", calm.value())
        .update();
    clock.stopAt(local("2027-01-06T10:00"));
    assertThat(list().people())
        .extracting(Caseloads.Entry::episode)
        .containsExactly(pressing, calm);
    assertThat(list().people().get(0).attention()).isEqualTo(Caseloads.Attention.LATE);
    assertThat(list().people().get(0).late()).isEqualTo(1);
  }

  @Test
  void tellsHowManySessionsWereMissedInARowAsThePersonsPageDoes() {
    EpisodeId dana = inTreatment();
    sees(dana, 9);
    journey.passUntil(programme(dana).weekEndsAt());
    List<SessionRow> over =
        awaited(dana).stream().filter(one -> !one.endsAt().isAfter(journey.now())).toList();
    assertThat(over).hasSizeGreaterThanOrEqualTo(3);
    sessions.markAttendance(over.get(0).id(), SessionState.ATTENDED, null, as(CastMember.MIRIAM));
    sessions.markAttendance(over.get(1).id(), SessionState.NO_SHOW, null, as(CastMember.MIRIAM));
    sessions.markAttendance(over.get(2).id(), SessionState.NO_SHOW, null, as(CastMember.MIRIAM));
    journey.settle();
    assertThat(list().people().get(0).missed()).isEqualTo(sessions.consecutiveMisses(dana));
    assertThat(list().people().get(0).missed()).isEqualTo(2);
  }

  @Test
  void showsTheMarksOfTheLastWeeksOnly() {
    EpisodeId dana = inTreatment();
    passToWeek(dana, 6);
    assertThat(recent.of(List.of(dana), 4).get(dana))
        .isNotEmpty()
        .allSatisfy(session -> assertThat(session.weekNumber()).isBetween(3, 6));
  }

  @Test
  void leavesOutWhoBelongsToAnotherTherapistOrHasLeftCare() {
    EpisodeId dana = refer();
    sees(dana, 9);
    jdbc.sql("update therapist_assignment set during = daterange('2026-01-01', '2027-01-04')")
        .update();
    assertThat(list().people()).isEmpty();
    assertThat(list().total()).isZero();
  }

  @Test
  void needsTheSameNumberOfStatementsHoweverManyPeople() {
    sees(refer(), 9);
    CountedStatements counted = new CountedStatements(dataSource, transactions);
    int one = counted.in(this::readAll);
    for (int hour = 10; hour < 16; hour++) {
      sees(another("Person" + hour), hour);
    }
    assertThat(list().people()).hasSize(7);
    assertThat(counted.in(this::readAll)).isEqualTo(one);
  }

  private void readAll() {
    recent.of(list().people().stream().map(Caseloads.Entry::episode).toList(), 4);
  }

  private Caseloads.Page list() {
    return caseloads.of(miriam.id(), miriam, today(), journey.now());
  }

  private void sees(EpisodeId episode, int hour) {
    groups.therapist(
        episode, miriam, DayOfWeek.FRIDAY, LocalTime.of(hour, 0), null, LocalDate.of(2027, 1, 1));
  }

  private EpisodeId another(String name) {
    PersonId person =
        persons.add(
            new NewPerson(
                name, FAMILY_NAME, ADULT, "male", "en", "+15550100145", null, null, List.of()));
    EpisodeId episode =
        course.open(
            person,
            new Referral("phone", "phone:" + person.value(), null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    journey.settle();
    return episode;
  }
}
