package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.calendar.NewClosure;
import care.throughline.schedule.calendar.NewTime;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import care.throughline.support.OneBeforeTheOther;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two who write at the same moment, in both orders and as often as it takes to meet: what comes of
 * it is what one after the other would have done, and who loses is told in words.
 */
class WritersAtOnceTests extends ClinicTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  private static final LocalDate NEXT_MONDAY = MONDAY.plusWeeks(1);
  private static final int ROUNDS = Integer.getInteger("schedule.races", 6);

  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private Placing placing;
  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Moves moves;
  @Autowired private Closures closures;
  @Autowired private StaffHours staffHours;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;
  @Autowired private Transactions transactions;

  private FullClinic clinic;
  private StaffId leaving;

  @BeforeEach
  void aClinicInTheMiddleOfItsWork() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, MONDAY)
            .withTherapists(staff, 4)
            .withRooms(4)
            .withGroups(2)
            .withPeople(12, 6);
    leaving = clinic.therapists().get(0);
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
    jdbc.sql("delete from site_closure").update();
  }

  @Test
  void aPlanThatIsMendedAndASessionOfItThatIsMovedNeverBothStand() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Repair repair = proposed();
      SessionRow session = ahead(clinic.people().get(0));
      NewTime to = elsewhere(session);
      List<String> told =
          bothAtOnce(
              () -> publication.publish(repair.id(), as(CastMember.SAMIR)),
              () -> {
                moves.move(session.id(), to, "asked for it", as(CastMember.ANNEKE));
                return "moved";
              });
      boolean published = told.get(0).isEmpty();
      assertThat(told).as("one of the two won").containsOnlyOnce("");
      assertReadable(told);
      nobodyIsInTwoPlaces();
      SessionRow after = sessions.find(session.id()).orElseThrow();
      if (published) {
        assertThat(standing(leaving)).as("the one who leaves sees nobody any more").isZero();
        assertThat(after.state()).isEqualTo(SessionState.CANCELLED_PROGRAMME);
        assertThat(seenInWeekOf(clinic.people().get(0), NEXT_MONDAY)).isEqualTo(1);
      } else {
        assertThat(after.day()).isEqualTo(to.day());
        assertThat(after.start()).isEqualTo(to.from());
        assertThat(told.get(0)).contains("nothing was published");
      }
      anew();
    }
  }

  @Test
  void aPlanIsNotPublishedOverASessionThatWasMovedSinceAndASecondProposalMayBe() throws Exception {
    Repair repair = proposed();
    SessionRow session = ahead(clinic.people().get(0));
    NewTime to = elsewhere(session);
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> moves.move(session.id(), to, "asked for it", as(CastMember.ANNEKE)),
            () -> publication.publish(repair.id(), as(CastMember.SAMIR)));
    assertThat(told)
        .contains("nothing was published", "1 session was moved to another time since.");
    SessionRow after = sessions.find(session.id()).orElseThrow();
    assertThat(after.state()).isEqualTo(SessionState.PLANNED);
    assertThat(after.day()).isEqualTo(to.day());
    assertThat(after.start()).isEqualTo(to.from());

    clock.stopAt(MONDAY_TEN.plusSeconds(60));
    publication.publish(proposed().id(), as(CastMember.SAMIR));
    assertThat(standing(leaving)).isZero();
    nobodyIsInTwoPlaces();
  }

  @Test
  void aSessionIsNotMovedThatAPlanBeingPublishedReplaces() throws Exception {
    Repair repair = proposed();
    SessionRow session = ahead(clinic.people().get(0));
    NewTime to = elsewhere(session);
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> publication.publish(repair.id(), as(CastMember.SAMIR)),
            () -> moves.move(session.id(), to, "asked for it", as(CastMember.ANNEKE)));
    assertThat(told).contains("cancelled or marked meanwhile");
    assertThat(standing(leaving)).isZero();
    nobodyIsInTwoPlaces();
  }

  @Test
  void aSessionNeverLandsOnADayThatIsClosedAtTheSameMoment() throws Exception {
    SessionRow session = ahead(clinic.people().get(0));
    NewTime to = onAnotherDay(session);
    NewClosure snow = new NewClosure("main", to.day(), null, null, false, "snow");
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> closures.close(snow, as(CastMember.SAMIR)),
            () -> moves.move(session.id(), to, "asked for it", as(CastMember.ANNEKE)));
    assertThat(told).isNotEmpty();
    assertThat(plannedOn(to.day())).isZero();
  }

  @Test
  void aDayIsClosedWithTheSessionThatIsMovedToItAtTheSameMoment() throws Exception {
    SessionRow session = ahead(clinic.people().get(0));
    NewTime to = onAnotherDay(session);
    NewClosure snow = new NewClosure("main", to.day(), null, null, false, "snow");
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> moves.move(session.id(), to, "asked for it", as(CastMember.ANNEKE)),
            () -> closures.close(snow, as(CastMember.SAMIR)));
    assertThat(told).isEmpty();
    assertThat(plannedOn(to.day())).isZero();
    assertThat(sessions.find(session.id()).orElseThrow().state())
        .isEqualTo(SessionState.CANCELLED_PROGRAMME);
  }

  @Test
  void aPlanThatTwoPublishAtOnceIsPublishedOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Repair repair = proposed();
      int assignments = count("therapist_assignment");
      List<String> told =
          bothAtOnce(
              () -> publication.publish(repair.id(), as(CastMember.SAMIR)),
              () -> publication.publish(repair.id(), as(CastMember.SAMIR)));
      assertThat(told).containsOnly("");
      assertThat(count("therapist_assignment")).isEqualTo(assignments + repair.changes().size());
      assertThat(
              count(
                  "audit_entry where action = 'repair.published' and subject_id = '"
                      + repair.id().value()
                      + "'"))
          .isEqualTo(1);
      assertThat(count("outbox where template = 'placeChanged'"))
          .isEqualTo(repair.changes().size());
      nobodyIsInTwoPlaces();
      anew();
    }
  }

  @Test
  void onePersonIsPlacedWhereAnotherIsMovedToOnlyOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      EpisodeId maria = clinic.person("Maria");
      Offer offer = placing.offers(maria).offers().get(0);
      StaffId therapist = Objects.requireNonNull(offer.place().therapist());
      SessionId session = with(therapist);
      LocalDate day =
          NEXT_MONDAY.with(java.time.temporal.TemporalAdjusters.nextOrSame(offer.hour().day()));
      NewTime there =
          new NewTime(day, offer.hour().starts(), offer.hour().starts().plusMinutes(60));
      List<String> told =
          bothAtOnce(
              () ->
                  transactions.call(
                      () -> {
                        placing.place(maria, offer, Actor.PATHWAY);
                        return programmes.plan(maria, "IOP-SEED");
                      }),
              () -> {
                moves.move(session, there, "asked for it", as(CastMember.ANNEKE));
                return "moved";
              });
      assertThat(told).as("somebody won").contains("");
      assertReadable(told);
      nobodyIsInTwoPlaces();
      anew();
    }
  }

  @Test
  void aDayThatIsClosedWhileSomebodyIsPlacedHasNobodyOnIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      EpisodeId maria = clinic.person("Maria");
      placing.placeBest(maria, Actor.PATHWAY);
      LocalDate day =
          jdbc.sql("select ?::date + (weekday - 1) from therapist_assignment where episode = ?")
              .params(NEXT_MONDAY, maria.value())
              .query(LocalDate.class)
              .single();
      List<String> told =
          bothAtOnce(
              () -> transactions.call(() -> programmes.plan(maria, "IOP-SEED")),
              () ->
                  closures.close(
                      new NewClosure("main", day, null, null, false, "snow"),
                      as(CastMember.SAMIR)));
      assertThat(told).containsOnly("");
      assertThat(count("session where state = 'planned' and local_date = date '" + day + "'"))
          .as("sessions on the closed day")
          .isZero();
      assertThat(count("group_session where state = 'planned' and local_date = date '" + day + "'"))
          .as("meetings on the closed day")
          .isZero();
      nobodyIsInTwoPlaces();
      jdbc.sql("delete from site_closure").update();
      anew();
    }
  }

  @Test
  void leaveNotedWhileSomebodyIsPlacedEitherKeepsTheHourOrIsAvoided() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      EpisodeId maria = clinic.person("Maria");
      Placed placed = placing.placeBest(maria, Actor.PATHWAY).orElseThrow();
      StaffId therapist = Objects.requireNonNull(placed.place().therapist());
      List<String> told =
          bothAtOnce(
              () -> transactions.call(() -> programmes.plan(maria, "IOP-SEED")),
              () ->
                  staffHours.addLeave(
                      therapist,
                      NEXT_MONDAY,
                      NEXT_MONDAY.plusDays(6),
                      "away",
                      as(CastMember.SAMIR)));
      assertThat(told).containsOnly("");
      nobodyIsInTwoPlaces();
      assertThat(seenInWeekOf(maria, NEXT_MONDAY)).isLessThanOrEqualTo(1);
      assertThat(seenInWeekOf(maria, NEXT_MONDAY.plusWeeks(1))).isEqualTo(1);
      anew();
    }
  }

  private Repair proposed() {
    return repairs.propose(new Cause.TherapistLeaves(leaving), NEXT_MONDAY, as(CastMember.SAMIR));
  }

  /** Each as its own transaction, begun at the same moment; what each was refused with, or "". */
  private List<String> bothAtOnce(Supplier<?> one, Supplier<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService hands = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> sent = new ArrayList<>();
      for (Supplier<?> work : List.of(one, other)) {
        sent.add(
            hands.submit(
                () -> {
                  start.await(20, TimeUnit.SECONDS);
                  try {
                    work.get();
                    return "";
                  } catch (ScheduleRefused refused) {
                    return refused.getMessage() + " " + refused.alternatives();
                  }
                }));
      }
      List<String> told = new ArrayList<>();
      for (Future<String> each : sent) {
        told.add(each.get(60, TimeUnit.SECONDS));
      }
      return told;
    } finally {
      hands.shutdownNow();
    }
  }

  private static void assertReadable(List<String> told) {
    assertThat(told)
        .filteredOn(words -> !words.isEmpty())
        .allSatisfy(
            words ->
                assertThat(words)
                    .doesNotContain("Exception", "constraint", "deadlock")
                    .containsAnyOf(
                        "taken", "nothing was published", "cancelled or marked meanwhile"));
  }

  private void nobodyIsInTwoPlaces() {
    assertThat(
            count(
                "booking a join booking b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid"))
        .as("in two places")
        .isZero();
    assertThat(
            count(
                """
                (select person, during, id from session where state not in ('cancelledPatient', 'cancelledProgramme')) a
                join session b on a.person = b.person and a.during && b.during and a.id < b.id
                  and b.state not in ('cancelledPatient', 'cancelledProgramme')"""))
        .as("people in two sessions")
        .isZero();
  }

  private SessionRow ahead(EpisodeId person) {
    return sessions.of(person).stream()
        .filter(session -> session.kind().equals("individual"))
        .filter(session -> session.state() == SessionState.PLANNED)
        .filter(session -> !session.day().isBefore(NEXT_MONDAY))
        .findFirst()
        .orElseThrow();
  }

  private NewTime elsewhere(SessionRow session) {
    return moves
        .next(
            session.id(),
            new NewTime(
                session.day(), session.start(), session.start().plusMinutes(session.minutes())))
        .get(0);
  }

  private NewTime onAnotherDay(SessionRow session) {
    LocalDate next = session.day().plusDays(1);
    return moves
        .next(
            session.id(),
            new NewTime(next, session.start(), session.start().plusMinutes(session.minutes())))
        .get(0);
  }

  private int plannedOn(LocalDate day) {
    return count("session where state = 'planned' and local_date = date '" + day + "'");
  }

  private SessionId with(StaffId therapist) {
    return new SessionId(
        jdbc.sql(
                "select id from session where therapist = ? and state = 'planned' and local_date >= ? order by lower(during), id limit 1")
            .params(therapist.value(), NEXT_MONDAY)
            .query(java.util.UUID.class)
            .single());
  }

  private int standing(StaffId therapist) {
    return count(
        "session where state = 'planned' and therapist = '"
            + therapist.value()
            + "' and local_date >= date '"
            + NEXT_MONDAY
            + "'");
  }

  private int seenInWeekOf(EpisodeId person, LocalDate monday) {
    return count(
        "session where kind = 'individual' and state = 'planned' and episode = '"
            + person.value()
            + "' and local_date between date '"
            + monday
            + "' and date '"
            + monday.plusDays(6)
            + "'");
  }

  private int count(String from) {
    return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
  }

  private void anew() {
    FullClinic.empty(jdbc);
    aClinicInTheMiddleOfItsWork();
  }
}
