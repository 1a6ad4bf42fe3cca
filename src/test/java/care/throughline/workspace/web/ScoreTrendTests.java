package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreTrendTests {

  /** Scores as the record gives them, the newest first. */
  private static List<EpisodeRecord.Answer> scores(Object... newestFirst) {
    return Stream.of(newestFirst)
        .map(
            score ->
                new EpisodeRecord.Answer(
                    UUID.randomUUID(),
                    ScoreTrend.FORM,
                    1,
                    "UserTask_ReviewWeek",
                    Map.of("bamRisk", score),
                    Instant.EPOCH,
                    "miriam"))
        .toList();
  }

  private static ScoreTrend trend(Object... newestFirst) {
    return Objects.requireNonNull(ScoreTrend.of(scores(newestFirst)));
  }

  @Test
  void aScoreThatFallsIsToldByWordAndArrowAndOneThatRisesIsToBeLookedAt() {
    assertThat(trend(8, 12).words()).isEqualTo("Risk 8, down 4");
    assertThat(trend(8, 12).direction()).isEqualTo("down");
    assertThat(trend(8, 12).state()).isEqualTo("ok");
    assertThat(trend(12, 8).words()).isEqualTo("Risk 12, up 4");
    assertThat(trend(12, 8).state()).isEqualTo("soon");
    assertThat(trend(8, 8).words()).isEqualTo("Risk 8, unchanged");
  }

  @Test
  void oneScoreIsNoTrendAndNoneIsNothing() {
    assertThat(trend(9).words()).isEqualTo("Risk 9, first score");
    assertThat(trend(9).points()).isEmpty();
    assertThat(ScoreTrend.of(List.of())).isNull();
    assertThat(ScoreTrend.of(scores("unknown"))).isNull();
  }

  @Test
  void theLineRunsFromTheOldestOfSixToTheNewestWithinItsBox() {
    ScoreTrend trend = trend(0, 24, 3, 4, 5, 6, 7);
    assertThat(trend.spoken()).endsWith("6, 5, 4, 3, 24, 0");
    assertThat(trend.points().split(" ")).hasSize(6);
    assertThat(trend.points()).endsWith("47.4,1.0 59.0,19.0");
  }
}
