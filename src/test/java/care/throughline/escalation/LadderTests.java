package care.throughline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Covers;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.platform.Times;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Ladders as a clinic changes them, and what becomes of the items on them. */
class LadderTests extends JourneyTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);

  @Autowired private Ladders ladders;
  @Autowired private LadderDesk change;
  @Autowired private PlanKeeper keeper;
  @Autowired private Ringing ringing;
  @Autowired private EscalationDesk answers;
  @Autowired private EveryOpenItemClimbs invariant;
  @Autowired private OnCallRota rota;
  @Autowired private WorkItems items;
  @Autowired private Covers covers;

  private Staff lena;
  private WorkItem call;

  @BeforeEach
  void aFirstCallWaits() {
    lena = as(CastMember.LENA);
    call = item(refer(), "UserTask_ContactPerson");
  }

  /** Versions outlast a test; what another one relies on is put back. */
  @AfterEach
  void theShippedLaddersCountAgain() {
    for (LadderVersion one : ladders.inForce()) {
      Ladder ladder = one.ladder();
      if (ladder.role() != null || ladder.site() != null) {
        change.remove(ladder, lena);
      } else if (one.number() > 1) {
        change.save(shipped(ladder.urgency()), lena);
      }
    }
  }

  @Test
  void findsNothingWrongWithTheShippedOnes() {
    assertThat(ShippedLadders.ALL).allSatisfy(one -> assertThat(LadderCheck.of(one)).isEmpty());
  }

  @Test
  void namesEachGapAndEachLoop() {
    LadderRung due = level(1, 0, 0, Target.SUPERVISOR);
    LadderRung last = level(2, 1, 1, Target.DIRECTOR);
    assertThat(fields(with(due, last))).isEmpty();
    assertThat(fields(with())).containsExactly("rungs");
    assertThat(fields(with(due, level(3, 1, 1, Target.DIRECTOR)))).containsExactly("rungs");
    assertThat(fields(with(level(1, 1, 0, Target.TEAM), level(2, 2, 1, Target.TEAM))))
        .containsExactly("rungs[0].steps");
    assertThat(fields(with(due, level(2, 1, 0, Target.DIRECTOR))))
        .containsExactly("rungs[1].repeatEvery");
    assertThat(fields(with(due, level(2, 0, 1, Target.DIRECTOR))))
        .containsExactly("rungs[1].steps");
    assertThat(fields(with(due, level(2, 1, 1)))).containsExactly("rungs[1].targets");
    assertThat(fields(with(due, new LadderRung(2, null, 1, List.of(Target.ASSIGNEE), 1, true))))
        .containsExactly("rungs[1].reassign");
    assertThat(fields(with(reminder(100), due, last))).containsExactly("rungs[0].percent");
    assertThat(fields(with(reminder(60), reminder(50), due, last)))
        .containsExactly("rungs[1].percent");
    assertThat(
            fields(
                new Ladder(
                    Urgency.URGENT,
                    null,
                    null,
                    new Interval(0, Interval.Unit.CLINIC_DAYS),
                    List.of(due, last))))
        .containsExactly("interval.amount", "interval.unit");
  }

  @Test
  void refusesWhoMayNotAndKeepsNothingThatIsWrong() {
    Ladder good = shipped(call.urgency());
    assertThatThrownBy(() -> change.save(good, as(CastMember.SAMIR)))
        .isInstanceOf(AccessDeniedException.class);
    int before = ladders.inForce().size();
    assertThatThrownBy(() -> change.save(with(level(1, 0, 0, Target.SUPERVISOR)), lena))
        .isInstanceOfSatisfying(
            LadderRefused.class, refused -> assertThat(refused.findings()).hasSize(1));
    assertThat(ladders.inForce()).hasSize(before);
  }

  @Test
  void countsAtOnceForItemsThatHaveNotReachedTheRungAndSaysWhichVersionPlannedThem() {
    Ladder sooner =
        new Ladder(
            call.urgency(),
            null,
            null,
            new Interval(10, Interval.Unit.MINUTES),
            List.of(
                level(1, 0, 0, Target.SUPERVISOR),
                level(2, 1, 0, Target.DIRECTOR),
                level(3, 2, 1, Target.ON_CALL)));
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    LadderVersion saved = change.save(sooner, lena);
    assertThat(saved.number()).isGreaterThan(1);
    assertThat(planned(call))
        .containsExactly(
            call.dueAt().plus(Duration.ofMinutes(10)), call.dueAt().plus(Duration.ofMinutes(20)));
    assertThat(
            jdbc.sql(
                    "select distinct ladder_version from rung where work_item = ? and state = 'planned'")
                .param(call.id().value())
                .query(java.util.UUID.class)
                .list())
        .containsExactly(saved.id());
    assertThat(level(call)).as("what rang stays").isEqualTo(1);
    assertThat(ladders.history(call.urgency(), null, null, 10).get(1).replacedAt())
        .isEqualTo(clock.instant());
  }

  @Test
  void takesTheMostSpecificLadderAndTheGeneralOneAgainWhenThatIsRemoved() {
    Ladder ofRole = scoped(Role.INTAKE, null, 20);
    Ladder ofSite = scoped(null, sites.home().id(), 30);
    List<Instant> before = planned(call);
    change.save(ofRole, lena);
    assertThat(planned(call)).contains(call.dueAt().plus(Duration.ofMinutes(20)));
    change.save(ofSite, lena);
    assertThat(planned(call)).contains(call.dueAt().plus(Duration.ofMinutes(30)));
    change.remove(ofSite, lena);
    change.remove(ofRole, lena);
    assertThat(planned(call)).isEqualTo(before);
    assertThatThrownBy(() -> change.remove(shipped(call.urgency()), lena))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsAnAnswerWhenTheLadderChanges() {
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    answers.acknowledge(call.id(), as(CastMember.SAMIR));
    change.save(scoped(Role.INTAKE, null, 20), lena);
    assertThat(planned(call)).isEmpty();
  }

  @Test
  void plansWhatWasOpenedBeforeThereWereLadders() {
    jdbc.sql("delete from rung where work_item = ?").param(call.id().value()).update();
    jdbc.sql("delete from climb where work_item = ?").param(call.id().value()).update();
    clock.advance(Duration.ofMinutes(11));
    assertThat(invariant.violations()).hasSize(1);
    keeper.round();
    assertThat(invariant.violations()).isEmpty();
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    assertThat(level(call)).isEqualTo(1);
  }

  @Test
  void asksAgainWhenWhoeverAnsweredGoesIntoLeaveAtMidnight() {
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    Staff samir = as(CastMember.SAMIR);
    answers.acknowledge(call.id(), samir);
    LocalDate tomorrow = sites.home().dayOf(clock.instant()).plusDays(1);
    covers.note(samir.id(), null, tomorrow, tomorrow, samir);
    assertThat(planned(call)).isEmpty();
    clock.stopAt(tomorrow.atTime(9, 0).atZone(sites.home().zone()).toInstant());
    keeper.round();
    assertThat(planned(call)).isNotEmpty();
  }

  @Test
  void givesTheItemAwayOnlyWhenTheLadderSaysSo() {
    change.save(
        new Ladder(
            call.urgency(),
            Role.INTAKE,
            null,
            new Interval(20, Interval.Unit.MINUTES),
            List.of(new LadderRung(1, null, 0, List.of(Target.SUPERVISOR), 1, true))),
        lena);
    desk.claim(call.id(), as(CastMember.ROSA));
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    assertThat(now(call).owner()).isEqualTo(as(CastMember.SAMIR).id());
  }

  @Test
  void callsWhoIsOnTheRotaAndTellsItsGaps() {
    Staff samir = as(CastMember.SAMIR);
    Staff dev = as(CastMember.DEV);
    Instant from = MONDAY_TEN.plus(Duration.ofDays(1));
    assertThatThrownBy(
            () ->
                rota.add(
                    new OnCallRota.NewTurn(
                        as(CastMember.ROSA).id().value(), from, from.minusSeconds(1), "none"),
                    samir))
        .isInstanceOfSatisfying(
            LadderRefused.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(LadderRefused.Finding::field)
                    .containsExactly("staff", "until", "phone"));
    rota.add(
        new OnCallRota.NewTurn(
            dev.id().value(), from, from.plus(Duration.ofDays(2)), "+1 555 0100"),
        samir);
    assertThat(rota.gaps(rota.of(samir.site())))
        .containsExactly(
            new OnCallRota.Gap(MONDAY_TEN, from),
            new OnCallRota.Gap(from.plus(Duration.ofDays(2)), MONDAY_TEN.plus(OnCallRota.AHEAD)));
    assertThat(rota.at(samir.site(), from)).containsExactly(dev.id());
    assertThat(rota.at(samir.site(), MONDAY_TEN)).isEmpty();
  }

  @Test
  void previewsAcrossAWeekendAClosedDayAndAChangeOfTheClock() {
    List<LadderPreview.Sample> samples =
        LadderPreview.of(ShippedLadders.ROUTINE, sites.home(), MONDAY_TEN);
    assertThat(samples).extracting(LadderPreview.Sample::kind).contains("weekend", "clock");
    LadderPreview.Sample weekend = samples.get(0);
    assertThat(sites.home().dayOf(weekend.openedAt())).isEqualTo(MONDAY.plusDays(4));
    assertThat(weekend.rungs().get(2).at()).isEqualTo(weekend.dueAt());
    assertThat(sites.home().dayOf(weekend.dueAt())).isAfterOrEqualTo(MONDAY.plusDays(5));
  }

  private static Ladder shipped(Urgency urgency) {
    return ShippedLadders.ALL.stream()
        .filter(one -> one.urgency() == urgency)
        .findFirst()
        .orElseThrow();
  }

  private Ladder scoped(Role role, String site, int minutes) {
    return new Ladder(
        call.urgency(),
        role,
        site,
        new Interval(minutes, Interval.Unit.MINUTES),
        List.of(level(1, 0, 0, Target.SUPERVISOR), level(2, 1, 1, Target.DIRECTOR)));
  }

  private static Ladder with(LadderRung... rungs) {
    return new Ladder(
        Urgency.ROUTINE,
        null,
        null,
        new Interval(1, Interval.Unit.CLINIC_DAYS),
        new ArrayList<>(List.of(rungs)));
  }

  private static LadderRung level(int level, int steps, int repeat, Target... targets) {
    return new LadderRung(level, null, steps, List.of(targets), repeat, false);
  }

  private static LadderRung reminder(int percent) {
    return new LadderRung(0, percent, null, List.of(Target.ASSIGNEE), 0, false);
  }

  private static List<String> fields(Ladder ladder) {
    return LadderCheck.of(ladder).stream().map(LadderRefused.Finding::field).toList();
  }

  private List<Instant> planned(WorkItem item) {
    return jdbc.sql(
            "select due_at from rung where work_item = ? and state = 'planned' order by due_at")
        .param(item.id().value())
        .query((row, number) -> Times.instant(row, "due_at"))
        .list();
  }

  private int level(WorkItem item) {
    return now(item).escalationLevel();
  }

  private WorkItem now(WorkItem item) {
    return items.find(item.id(), as(CastMember.SAMIR)).orElseThrow();
  }
}
