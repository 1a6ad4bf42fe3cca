package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import care.throughline.support.OneBeforeTheOther;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Domain guide 6.4. Week 1 of the programme is Tuesday 5 to Monday 11 January 2027. */
class MakeUpTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Doses doses;
  @Autowired private MakeUps makeUps;
  @Autowired private GroupSessions meetings;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;
  @Autowired private BusyTimes busyTimes;

  private GroupsInTests groups;
  private UUID other;
  private EpisodeId dana;

  @BeforeEach
  void danaHasASeatAndATherapist() {
    groups = new GroupsInTests(jdbc, sites.home(), MONDAY_TEN);
    UUID evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            LocalTime.of(17, 0),
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    other =
        groups.group(
            "Morning B",
            as(CastMember.SAMIR),
            groups.room("Blue room"),
            LocalTime.of(9, 0),
            DayOfWeek.FRIDAY,
            DayOfWeek.MONDAY);
    dana = treated("Dana");
    groups.seat(evening, dana, TUESDAY, null);
    groups.therapist(
        dana, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, LocalTime.of(14, 0), null, TUESDAY);
    groups.hours(as(CastMember.MIRIAM), LocalTime.of(13, 0), LocalTime.of(17, 0));
    meetings.ensure(new CareGroupId(other), LocalDate.of(2027, 3, 1));
    transactions.run(() -> programmes.plan(dana, "IOP-SEED"));
  }

  @Test
  void aMissedGroupCanBeMadeUpInAnotherGroupOfTheSameWeekAndKeepsTheDose() {
    SessionRow missed = miss(0);
    MakeUpOffer offer = offers(missed).get(0);
    assertThat(offer.words())
        .isEqualTo("Morning B, Friday 8 January at 09:00, keeps the dose of week 1");
    SessionRow made = makeUps.accept(missed.id(), offer.key(), as(CastMember.ANNEKE));
    assertThat(made.weekNumber()).isEqualTo(1);
    assertThat(doses.of(dana).get(0).plannedMinutes()).isEqualTo(420);

    clock.stopAt(made.endsAt());
    sessions.markAttendance(made.id(), SessionState.ATTENDED, null, as(CastMember.KAI));
    WeekDose week = doses.of(dana).get(0);
    assertThat(week.attendedMinutes()).isEqualTo(180);
    assertThat(week.madeUpMinutes()).isEqualTo(180);
    assertThat(
            jdbc.sql("select count(*) from seat where care_group = ? and state = 'enrolled'")
                .param(other)
                .query(Integer.class)
                .single())
        .as("the seat of the day is taken, so that the group cannot be overfull")
        .isEqualTo(1);
  }

  @Test
  void offersReachSevenDaysAndThoseThatKeepTheDoseComeFirst() {
    SessionRow missed = miss(0);
    assertThat(offers(missed)).extracting(MakeUpOffer::keepsDose).containsExactly(true, true);
    assertThat(offers(missed))
        .extracting(offer -> offer.time().day().toString())
        .containsExactly("2027-01-08", "2027-01-11");
    clock.stopAt(missed.startsAt().plus(Duration.ofDays(7)));
    assertThat(makeUps.open(dana)).isEmpty();
  }

  @Test
  void aMissIsAnsweredOnce() {
    SessionRow missed = miss(0);
    String offer = offers(missed).get(0).key();
    makeUps.decline(missed.id(), as(CastMember.ANNEKE));
    assertThat(makeUps.open(dana)).isEmpty();
    assertThatThrownBy(() -> makeUps.accept(missed.id(), offer, as(CastMember.ANNEKE)))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("only once");
  }

  @Test
  void anHourIsNotReplacedByAGroup() {
    SessionRow missed = miss(1);
    assertThat(missed.kind()).isEqualTo("individual");
    List<MakeUpOffer> offers = offers(missed);
    assertThat(offers).isNotEmpty().allMatch(offer -> offer.time().group() == null);
    assertThat(offers.get(0).words())
        .isEqualTo("Miriam Osei, Wednesday 6 January at 15:30, keeps the dose of week 1");
    SessionRow made = makeUps.accept(missed.id(), offers.get(0).key(), as(CastMember.ANNEKE));
    assertThat(made.kind()).isEqualTo("individual");
    assertThat(made.minutes()).isEqualTo(60);
  }

  @Test
  void atMostTwoAreMadeUpInAWeek() {
    SessionRow group = miss(0);
    makeUps.accept(group.id(), offers(group).get(0).key(), as(CastMember.ANNEKE));
    SessionRow hour = miss(1);
    makeUps.accept(hour.id(), offers(hour).get(0).key(), as(CastMember.ANNEKE));
    SessionRow second = miss(2);
    assertThat(offers(second)).as("Monday would be free").isEmpty();
  }

  @Test
  void twoMissesThatAreMadeUpAtTheSameMomentStayWithinTwoAWeek() throws Exception {
    SessionRow first = miss(0);
    makeUps.accept(first.id(), offers(first).get(0).key(), as(CastMember.ANNEKE));
    SessionRow hour = miss(1);
    SessionRow group = miss(2);
    MakeUpOffer friday = inWeekOne(hour);
    MakeUpOffer monday = inWeekOne(group);
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> makeUps.accept(hour.id(), friday.key(), as(CastMember.ANNEKE)),
            () -> makeUps.accept(group.id(), monday.key(), as(CastMember.SAMIR)));
    assertThat(told).startsWith("This session is not free any more.");
    assertThat(
            jdbc.sql(
                    "select count(*) from session where make_up_for is not null and week_number = 1")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  private MakeUpOffer inWeekOne(SessionRow missed) {
    return offers(missed).stream().filter(offer -> offer.week() == 1).findFirst().orElseThrow();
  }

  @Test
  void anOfferThatIsTakenMeanwhileIsRefusedWithWhatElseThereIs() {
    SessionRow missed = miss(0);
    MakeUpOffer offer = offers(missed).get(0);
    jdbc.sql("update care_group set capacity = 1, minimum = 1 where id = ?").param(other).update();
    groups.seat(other, treated("Lee"), TUESDAY, null);
    assertThatThrownBy(() -> makeUps.accept(missed.id(), offer.key(), as(CastMember.ANNEKE)))
        .isInstanceOf(ScheduleRefused.class)
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost)
                  .hasMessageStartingWith("This session is not free any more. ")
                  .hasMessageEndingWith(" Offer another one.");
              assertThat(lost.takenBy()).isPresent();
              assertThat(lost.taken()).isTrue();
            });
  }

  @Test
  void anHourThatIsTakenMeanwhileIsRefusedWithWhoTookItAndTheNextThree() {
    SessionRow missed = miss(1);
    MakeUpOffer offer = offers(missed).get(0);
    busyTimes.ofStaff(
        as(CastMember.MIRIAM).id(),
        "Miriam Osei",
        offer.time().span(missed.zone()),
        "meeting",
        missed.zone(),
        as(CastMember.ROSA).actor());
    assertThatThrownBy(() -> makeUps.accept(missed.id(), offer.key(), as(CastMember.ANNEKE)))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost.takenBy()).map(TakenBy::who).contains("Rosa Delgado");
              assertThat(lost.next())
                  .hasSize(3)
                  .extracting(one -> one.wish().get("offer"))
                  .doesNotContain(offer.key());
            });
  }

  @Test
  void nobodyMeetsSomebodyTheyMustNotMeet() {
    EpisodeId lee = treated("Lee");
    groups.seat(other, lee, TUESDAY, null);
    jdbc.sql(
            """
            insert into no_contact (id, person, other, recorded_at, recorded_by, reason)
            select gen_random_uuid(), least(a.person, b.person), greatest(a.person, b.person), now(), 'test', 'they quarrel' from episode a, episode b where a.id = ? and b.id = ?""")
        .params(dana.value(), lee.value())
        .update();
    assertThat(offers(miss(0))).isEmpty();
  }

  @Test
  void whatThePlanPutElsewhereIsNotMadeUp() {
    groups.therapist(
        dana, as(CastMember.SAMIR), DayOfWeek.THURSDAY, LocalTime.of(14, 0), null, TUESDAY);
    transactions.run(() -> programmes.fit(dana));
    assertThat(
            jdbc.sql("select count(*) from session where cancel_reason = 'The plan changed'")
                .query(Integer.class)
                .single())
        .isEqualTo(12);
    assertThat(makeUps.open(dana)).isEmpty();
  }

  @Test
  void onlyWhoPlansMayAnswer() {
    SessionRow missed = miss(0);
    assertThatThrownBy(() -> makeUps.decline(missed.id(), as(CastMember.LENA)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private SessionRow miss(int index) {
    SessionRow session =
        sessions.of(dana).stream()
            .filter(row -> row.weekNumber() == 1)
            .filter(row -> row.ordinal() <= (row.kind().equals("group") ? 2 : 1))
            .toList()
            .get(index);
    if (clock.instant().isBefore(session.endsAt())) {
      clock.stopAt(session.endsAt());
    }
    return sessions.markAttendance(session.id(), SessionState.EXCUSED, null, as(CastMember.KAI));
  }

  private List<MakeUpOffer> offers(SessionRow missed) {
    return makeUps.open(dana).stream()
        .filter(open -> open.session().id().equals(missed.id()))
        .findFirst()
        .orElseThrow()
        .offers();
  }
}
