package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.schedule.ScheduleRefused;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SiteCalendarTests {

  @Test
  void holidaysOfAStateAreProposedByName() {
    Map<LocalDate, String> holidays =
        HolidayProposals.inRegion("us-ny", 2027).stream()
            .collect(
                Collectors.toMap(HolidayProposal::day, HolidayProposal::name, (one, other) -> one));
    assertThat(holidays)
        .containsEntry(LocalDate.of(2027, 11, 25), "Thanksgiving Day")
        .containsEntry(LocalDate.of(2027, 12, 24), "Christmas");
    assertThat(HolidayProposals.inRegion("de-be", 2027))
        .extracting(HolidayProposal::day)
        .contains(LocalDate.of(2027, 3, 8), LocalDate.of(2027, 10, 3));
  }

  @Test
  void aRegionThatIsNoneIsNamed() {
    assertThatThrownBy(() -> HolidayProposals.inRegion("New York", 2027))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("\"New York\" is no country or state");
  }
}
