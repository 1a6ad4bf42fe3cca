package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Offer;
import care.throughline.schedule.placing.Placing;
import care.throughline.schedule.placing.Repairs;
import care.throughline.schedule.timetable.CalendarWeek;
import care.throughline.schedule.timetable.Timetable;
import care.throughline.schedule.timetable.WeekFactsBook;
import care.throughline.support.ClinicTest;
import care.throughline.support.CountedStatements;
import care.throughline.support.FullClinic;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many statements the schedule needs for what it does: the same in any clinic. */
class ScheduleCostTests extends ClinicTest {

  private static final LocalDate NEXT_MONDAY = LocalDate.of(2027, 1, 11);

  @Autowired private Placing placing;
  @Autowired private Repairs repairs;
  @Autowired private Programmes programmes;
  @Autowired private Timetable timetable;
  @Autowired private WeekFactsBook weekFacts;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;
  @Autowired private Transactions transactions;
  @Autowired private DataSource dataSource;

  private FullClinic clinic;
  private CountedStatements statements;

  @BeforeEach
  void aClinicInTheMiddleOfItsWork() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 4)
            .withRooms(4)
            .withGroups(3)
            .withPeople(18, 9);
    statements = new CountedStatements(dataSource, transactions);
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  @Test
  void offersNeedElevenStatementsInAnyClinic() {
    EpisodeId maria = clinic.person("Maria");
    assertThat(statements.of(() -> placing.offers(maria))).hasSizeLessThanOrEqualTo(11);
  }

  @Test
  void aPlaceIsTakenInThirtyFourStatements() {
    EpisodeId maria = clinic.person("Maria");
    Offer best = placing.offers(maria).offers().get(0);
    assertThat(statements.of(() -> placing.place(maria, best, Actor.INSTALLATION)))
        .hasSizeLessThanOrEqualTo(34);
  }

  @Test
  void twelveWeeksArePlannedInThirtyThreeStatements() {
    EpisodeId maria = clinic.person("Maria");
    placing.place(maria, placing.offers(maria).offers().get(0), Actor.INSTALLATION);
    assertThat(statements.of(() -> programmes.plan(maria, "IOP-SEED")))
        .hasSizeLessThanOrEqualTo(33);
    assertThat(
            jdbc.sql("select count(*) from session where episode = ?")
                .param(maria.value())
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(30);
  }

  @Test
  void aRepairIsProposedInSixteenStatementsAndOneForEachChange() {
    Cause leaves = new Cause.TherapistLeaves(clinic.therapists().get(0));
    Staff samir = as(CastMember.SAMIR);
    List<String> needed = statements.of(() -> repairs.propose(leaves, NEXT_MONDAY, samir));
    assertThat(needed).hasSizeLessThanOrEqualTo(16 + 9);
  }

  @Test
  void theWeekNeedsFourStatementsHoweverManyPeople() {
    Site site = sites.home();
    CalendarWeek week = CalendarWeek.parse("2027-01-11").orElseThrow();
    Staff anneke = as(CastMember.ANNEKE);
    List<String> needed =
        statements.of(
            () -> {
              sites.get(site.id());
              weekFacts.of(week, site);
              assertThat(timetable.of(week, anneke)).hasSizeGreaterThan(18);
            });
    assertThat(needed).hasSizeLessThanOrEqualTo(4);
  }
}
