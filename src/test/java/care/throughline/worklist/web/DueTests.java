package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTests {

  private static final Instant CREATED = Instant.parse("2026-11-23T15:00:00Z");
  private static final Instant DUE = CREATED.plus(Duration.ofHours(10));

  @Test
  void isOnTrackUntilMostOfTheTimeIsUsed() {
    assertThat(at(Duration.ofHours(5))).isEqualTo(new Due("ok", "in 5 h", "20:00", 50));
    assertThat(at(Duration.ofHours(8))).isEqualTo(new Due("soon", "in 2 h", "20:00", 80));
  }

  @Test
  void isLateFromTheVeryMomentItIsDue() {
    assertThat(at(Duration.ofHours(10)).state()).isEqualTo("late");
    assertThat(at(Duration.ofHours(12)))
        .isEqualTo(new Due("late", "2 h late", "was due 20:00", 120));
  }

  @Test
  void restsWhilePutAside() {
    Due due =
        Due.of(item("open", null, CREATED.plus(Duration.ofHours(6))), texts(Duration.ofHours(1)));
    assertThat(due).isEqualTo(new Due("hold", "until today 16:00", "20:00", null));
  }

  @Test
  void isDoneOnceEnded() {
    assertThat(Due.of(item("done", DUE, null), texts(Duration.ofHours(12))))
        .isEqualTo(new Due("done", "Done", "today 20:00", null));
    assertThat(Due.of(item("cancelled", DUE, null), texts(Duration.ofHours(12))).text())
        .isEqualTo("No longer needed");
  }

  private static Due at(Duration sinceCreated) {
    return Due.of(item("open", null, null), texts(sinceCreated));
  }

  private static TimeTexts texts(Duration sinceCreated) {
    return new TimeTexts(CREATED.plus(sinceCreated), ZoneId.of("America/New_York"));
  }

  private static WorkItem item(
      String state, @Nullable Instant ended, @Nullable Instant snoozedUntil) {
    return new WorkItem(
        new WorkItemId(UUID.randomUUID()),
        new WorkItem.Task(
            new EpisodeId(UUID.randomUUID()),
            new PersonId(UUID.randomUUID()),
            "iopIntake",
            "UserTask_ContactPerson",
            "recordContact",
            1),
        "Contact the person",
        "",
        List.of("intake"),
        Urgency.ROUTINE,
        state,
        CREATED,
        DUE,
        null,
        ended,
        null,
        snoozedUntil,
        0,
        0);
  }
}
