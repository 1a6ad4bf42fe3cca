package care.throughline.workspace.web;

import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last risk scores of the Brief Addiction Monitor (0 to 24, lower is better) as a line and in
 * words.
 *
 * @param words such as {@code Risk 12, down 4}
 * @param direction {@code down}, {@code up} or {@code level}; told by the arrow and by the word
 * @param state {@code soon} when it went up, else {@code ok}
 * @param points of the line in a box of 60 by 20; empty for a single score
 * @param spoken all scores, the oldest first
 */
record ScoreTrend(String words, String direction, String state, String points, String spoken) {

  /** Form with the weekly scores, and how many of them are shown. */
  static final String FORM = "iopReviewWeek";

  static final int SHOWN = 6;
  private static final String FIELD = "bamRisk";
  private static final int HIGHEST = 24;
  private static final double WIDTH = 60;
  private static final double HEIGHT = 20;

  /**
   * The trend of those answers.
   *
   * @param answers the newest first
   * @return null when none has a score
   */
  static @Nullable ScoreTrend of(List<EpisodeRecord.Answer> answers) {
    List<Integer> scores = new ArrayList<>();
    for (EpisodeRecord.Answer answer : answers) {
      if (answer.answers().get(FIELD) instanceof Number score && scores.size() < SHOWN) {
        scores.add(score.intValue());
      }
    }
    if (scores.isEmpty()) {
      return null;
    }
    Collections.reverse(scores);
    int last = scores.get(scores.size() - 1);
    int change = scores.size() == 1 ? 0 : last - scores.get(scores.size() - 2);
    String direction = change < 0 ? "down" : change > 0 ? "up" : "level";
    return new ScoreTrend(
        words(last, scores.size() == 1, change),
        direction,
        change > 0 ? "soon" : "ok",
        scores.size() == 1 ? "" : points(scores),
        Texts.of(
            "workspace.score.spoken",
            scores.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private static String words(int last, boolean first, int change) {
    if (first) {
      return Texts.of("workspace.score.first", last);
    }
    if (change == 0) {
      return Texts.of("workspace.score.unchanged", last);
    }
    return Texts.of(
        change < 0 ? "workspace.score.down" : "workspace.score.up", last, Math.abs(change));
  }

  private static String points(List<Integer> scores) {
    return IntStream.range(0, scores.size())
        .mapToObj(
            at ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    1 + at * (WIDTH - 2) / (scores.size() - 1),
                    HEIGHT - 1 - Math.min(scores.get(at), HIGHEST) * (HEIGHT - 2) / HIGHEST))
        .collect(Collectors.joining(" "));
  }
}
