package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.platform.Background;
import care.throughline.platform.Times;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class GroupSessionsTests extends GroupTest {

  @Autowired private List<Background.Recurring> background;
  @Autowired private GroupCensus census;

  @AfterEach
  void openTheClinicAgain() {
    jdbc.sql("delete from site_closure where reason = 'test'").update();
  }

  @Test
  void meetingsAreDatedOnceHoweverOftenItIsAsked() {
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(2));
    meetings.ensure(evening, TODAY.plusWeeks(2));
    assertThat(days(evening, TODAY, TODAY.plusWeeks(2)))
        .containsExactly(
            TODAY.plusDays(1), TODAY.plusDays(3), TODAY.plusDays(8), TODAY.plusDays(10));
  }

  @Test
  void theEveningGroupMeetsAtEighteenBeforeAndAfterTheClocksChange() {
    clock.stopAt(Instant.parse("2027-03-08T15:00:00Z"));
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, LocalDate.of(2027, 3, 31));
    List<GroupSession> dated =
        meetings.between(evening, LocalDate.of(2027, 3, 9), LocalDate.of(2027, 3, 16));
    assertThat(dated).allMatch(meeting -> meeting.start().equals(LocalTime.of(18, 0)));
    assertThat(dated)
        .extracting(GroupSession::startsAt)
        .containsExactly(
            Instant.parse("2027-03-09T23:00:00Z"),
            Instant.parse("2027-03-11T23:00:00Z"),
            Instant.parse("2027-03-16T22:00:00Z"));
    assertThat(dated)
        .allMatch(
            meeting ->
                Duration.between(meeting.startsAt(), meeting.endsAt()).equals(Duration.ofHours(3)));
  }

  @Test
  void onAClosedDayNobodyMeets() {
    jdbc.sql("insert into site_closure (site, on_date, reason) values ('main', ?, 'test')")
        .param(TODAY.plusDays(3))
        .update();
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(1));
    assertThat(days(evening, TODAY, TODAY.plusWeeks(1))).containsExactly(TODAY.plusDays(1));
  }

  @Test
  void aClosureOfSomeHoursLeavesOutWhatLiesInItAlone() {
    closed(TODAY.plusDays(1), "13:00", "18:00");
    closed(TODAY.plusDays(3), "20:30", "22:00");
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(1));
    assertThat(days(evening, TODAY, TODAY.plusWeeks(1)))
        .as("at 18:00 the clinic is open again on Tuesday, not until the end on Thursday")
        .containsExactly(TODAY.plusDays(1));
  }

  private void closed(LocalDate day, String from, String until) {
    jdbc.sql(
            "insert into site_closure (site, on_date, reason, from_time, until_time) values ('main', ?, 'test', ?::time, ?::time)")
        .params(day, from, until)
        .update();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aDateThatStaysTakenIsLoggedOnceForAsLongAsTheSameThingHoldsIt(CapturedOutput output) {
    CareGroupId evening = begin(evening("Evening A"));
    LocalDate horizon = TODAY.plusWeeks(26);
    LocalDate last = horizon.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY));
    for (LocalDate day = last.minusDays(14); !day.isAfter(horizon); day = day.plusDays(1)) {
      jdbc.sql(
              "insert into busy_time (id, staff, during, reason) values (?, ?, tstzrange(?, ?), 'meeting')")
          .params(
              UUID.randomUUID(),
              as(CastMember.KAI).id().value(),
              Times.utc(day.atTime(23, 0).toInstant(java.time.ZoneOffset.UTC)),
              Times.utc(day.atTime(23, 50).toInstant(java.time.ZoneOffset.UTC)))
          .update();
    }
    upkeep().round();
    upkeep().round();
    upkeep().round();
    String about = "Group " + evening.value() + " cannot meet on " + last;
    assertThat(output.getOut().split(java.util.regex.Pattern.quote(about), -1)).hasSize(2);
  }

  @Test
  void aMeetingThatWasMovedOrCancelledIsNotDatedAgain() {
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(1));
    jdbc.sql(
            """
            update group_session set local_date = local_date + 1, during = tstzrange(lower(during) + interval '1 day',
              upper(during) + interval '1 day') where care_group = ? and local_date = ?""")
        .params(evening.value(), TODAY.plusDays(1))
        .update();
    jdbc.sql(
            """
            update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = 'snow'
            where care_group = ? and local_date = ?""")
        .params(evening.value(), TODAY.plusDays(3))
        .update();
    meetings.ensure(evening, TODAY.plusWeeks(1));
    assertThat(days(evening, TODAY, TODAY.plusWeeks(1)))
        .containsExactly(TODAY.plusDays(2), TODAY.plusDays(3));
  }

  @Test
  void aDateOnWhichTheFacilitatorIsBookedIsNamedAndKeepsNoOtherFromBeingDated() {
    CareGroupId evening = begin(evening("Evening A"));
    Instant starts = Instant.parse("2027-01-07T23:30:00Z");
    jdbc.sql(
            "insert into busy_time (id, staff, during, reason) values (?, ?, tstzrange(?, ?), 'meeting')")
        .params(
            UUID.randomUUID(),
            as(CastMember.KAI).id().value(),
            Times.utc(starts),
            Times.utc(starts.plusSeconds(1800)))
        .update();
    assertThat(meetings.ensure(evening, TODAY.plusDays(10)))
        .containsExactly(LocalDate.of(2027, 1, 7));
    assertThat(days(evening, TODAY, TODAY.plusDays(10)))
        .as("the others are dated")
        .containsExactly(TODAY.plusDays(1), TODAY.plusDays(8), TODAY.plusDays(10));
    assertThat(census.undated("main", TODAY, TODAY.plusDays(6)))
        .singleElement()
        .satisfies(
            date -> {
              assertThat(date.name()).isEqualTo("Evening A");
              assertThat(date.words()).contains("7 Jan", "is booked for a staff meeting");
            });
    assertThat(census.undated("main", TODAY.plusDays(7), TODAY.plusDays(13))).isEmpty();
  }

  @Test
  void oneDateThatIsHeldLeavesTheOthersAndTheCensusTellsWhatHoldsIt() {
    CareGroupId evening = begin(evening("Evening A"));
    Instant starts = Instant.parse("2027-01-07T23:30:00Z");
    UUID busy = UUID.randomUUID();
    jdbc.sql(
            "insert into busy_time (id, staff, during, reason) values (?, ?, tstzrange(?, ?), 'meeting')")
        .params(
            busy,
            as(CastMember.KAI).id().value(),
            Times.utc(starts),
            Times.utc(starts.plusSeconds(1800)))
        .update();
    upkeep().round();
    assertThat(days(evening, TODAY, TODAY.plusDays(10)))
        .containsExactly(TODAY.plusDays(1), TODAY.plusDays(8), TODAY.plusDays(10));
    assertThat(census.of(groups.get(evening), TODAY).warnings())
        .filteredOn(warning -> warning.startsWith("Cannot meet"))
        .singleElement()
        .asString()
        .contains("7 Jan", "18:00 to 21:00")
        .endsWith("Kai Lindqvist is booked for a staff meeting");
    jdbc.sql("delete from busy_time where id = ?").param(busy).update();
    assertThat(census.of(groups.get(evening), TODAY).warnings())
        .as("nothing holds it any more")
        .noneMatch(warning -> warning.startsWith("Cannot meet"));
    meetings.ensure(evening, TODAY.plusDays(10));
    assertThat(days(evening, TODAY, TODAY.plusDays(10))).hasSize(4);
  }

  @Test
  void timeDatesMeetingsAheadAndFreesWhatLapsed() {
    CareGroupId evening = begin(evening("Evening A"));
    reserve(evening, somebody());
    Background.Recurring upkeep = upkeep();
    clock.advance(Duration.ofDays(3));
    upkeep.round();
    upkeep.round();
    assertThat(seats.in(evening, TODAY.plusDays(3))).isEmpty();
    assertThat(days(evening, TODAY, TODAY.plusWeeks(40))).hasSizeBetween(50, 53);
  }

  private Background.Recurring upkeep() {
    return background.stream()
        .filter(each -> each.name().equals("groups"))
        .findFirst()
        .orElseThrow();
  }

  private List<LocalDate> days(CareGroupId group, LocalDate from, LocalDate to) {
    return meetings.between(group, from, to).stream().map(GroupSession::day).toList();
  }
}
