package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AftercarePlanTests {

  private static final LocalDate START = LocalDate.of(2026, 12, 1);

  @Test
  void callsWeeklyThenEveryTwoWeeksThenMonthlyForAYear() {
    List<LocalDate> days = AftercarePlan.days(START, 12);
    assertThat(days).hasSize(8 + 9 + 6).isSorted().doesNotHaveDuplicates();
    assertThat(days.subList(0, 8))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, 8).mapToObj(START::plusWeeks).toList());
    assertThat(days.get(8)).isEqualTo(START.plusWeeks(10));
    assertThat(days.get(16)).isEqualTo(START.plusWeeks(26));
    assertThat(days.get(17)).isEqualTo("2027-07-01");
    assertThat(days.get(22)).isEqualTo("2027-12-01");
  }

  @Test
  void goesOnEveryThreeMonthsForASecondYearOnlyWhereTheClinicWantsIt() {
    assertThat(AftercarePlan.days(START, 24))
        .hasSize(27)
        .endsWith(
            START.plusMonths(15), START.plusMonths(18), START.plusMonths(21), START.plusMonths(24));
    assertThat(AftercarePlan.days(START, 12)).doesNotContain(START.plusMonths(15));
  }

  @Test
  void triesAMissedWeeklyContactOneAndThreeDaysLaterBeforeTheNextOneComes() {
    var first = AftercarePlan.first(START, 12, START);
    var again = missed(first);
    var third = missed(again);
    var second = missed(third);
    assertThat(List.of(first.on(), again.on(), third.on(), second.on()))
        .containsExactly(
            START.plusDays(7), START.plusDays(8), START.plusDays(10), START.plusDays(14));
    assertThat(second.contact()).isEqualTo(2);
    assertThat(second.outreach()).isFalse();
  }

  @Test
  void triesAMissedMonthlyContactOneThreeAndSevenDaysLater() {
    var monthly = new AftercarePlan.Contact(18, 0, 0, LocalDate.of(2027, 7, 1), false, false);
    var tries = List.of(missed(monthly), missed(missed(monthly)), missed(missed(missed(monthly))));
    assertThat(tries)
        .extracting(AftercarePlan.Contact::on)
        .containsExactly(
            monthly.on().plusDays(1), monthly.on().plusDays(3), monthly.on().plusDays(7));
    assertThat(missed(tries.get(2)).contact()).isEqualTo(19);
  }

  @Test
  void asksForOutreachWhenTwoContactsInARowWereMissedButNotForTheTriesBetween() {
    var second = missed(missed(missed(AftercarePlan.first(START, 12, START))));
    var afterTwo = missed(second);
    assertThat(afterTwo.outreach()).isTrue();
    assertThat(missed(afterTwo).outreach()).isFalse();
  }

  @Test
  void forgetsMissedContactsOnceThePersonWasReached() {
    var again = missed(AftercarePlan.first(START, 12, START));
    var second = AftercarePlan.next(START, 12, again, true, again.on());
    assertThat(second)
        .isEqualTo(new AftercarePlan.Contact(2, 0, 0, START.plusDays(14), false, false));
    assertThat(missed(second).outreach()).isFalse();
  }

  @Test
  void isOverAfterTheLastContact() {
    var last = new AftercarePlan.Contact(23, 0, 0, LocalDate.of(2027, 12, 1), false, false);
    assertThat(AftercarePlan.next(START, 12, last, true, last.on()).over()).isTrue();
    assertThat(missed(last).over()).isFalse();
  }

  @Test
  void neverPlansAContactInThePast() {
    var first = AftercarePlan.first(START, 12, START);
    LocalDate late = START.plusDays(40);
    assertThat(AftercarePlan.next(START, 12, first, true, late).on()).isEqualTo(START.plusWeeks(6));
    assertThat(AftercarePlan.next(START, 12, first, false, late).on()).isAfter(late);
  }

  private static AftercarePlan.Contact missed(AftercarePlan.Contact contact) {
    return AftercarePlan.next(START, 12, contact, false, contact.on());
  }
}
