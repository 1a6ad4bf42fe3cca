package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.schedule.feed.FeedEntry;
import care.throughline.schedule.feed.FeedSummary;
import care.throughline.schedule.feed.FeedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A calendar may not tell what a message may not tell. */
class FeedNeutralityTests {

  @Test
  void noWordOfAnyFeedTellsThatItsOwnerIsInCare() {
    ZonedDateTime start =
        LocalDate.of(2027, 1, 5).atTime(18, 0).atZone(ZoneId.of("America/New_York"));
    List<FeedEntry> everything = new ArrayList<>();
    for (FeedSummary summary : FeedSummary.values()) {
      everything.add(
          new FeedEntry.Timed(
              UUID.randomUUID(), summary, start, start.plusHours(3), 1, null, false));
      everything.add(
          new FeedEntry.WholeDays(
              UUID.randomUUID(), summary, start.toLocalDate(), start.toLocalDate().plusDays(1)));
    }
    String text = FeedText.of(everything, Instant.parse("2027-01-04T15:00:00Z"));

    assertThat(text).contains("SUMMARY:Appointment");
    assertThat(NeutralText.objections(text)).isEmpty();
    assertThat(text.toLowerCase(java.util.Locale.ROOT)).doesNotContain("throughline", "care");
  }
}
