package care.throughline.workspace.web;

import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Actor;
import care.throughline.platform.web.TimeTexts;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happened, as lines. */
final class Timeline {

  private Timeline() {}

  /**
   * One thing that happened.
   *
   * @param icon one of alert message group check doc phone bed path calendar
   * @param late true when it was a miss
   */
  record EventLine(String time, String icon, boolean late, String text, @Nullable String detail) {}

  /**
   * Lines for entries of the record.
   *
   * @param names gives the name behind a username
   */
  static List<EventLine> of(
      List<EpisodeRecord.Entry> entries, TimeTexts texts, UnaryOperator<String> names) {
    return entries.stream().map(entry -> line(entry, texts, names)).toList();
  }

  private static EventLine line(
      EpisodeRecord.Entry entry, TimeTexts texts, UnaryOperator<String> names) {
    boolean byStaff =
        !entry.actor().equals(Actor.PATHWAY.name())
            && !entry.actor().equals(Actor.INSTALLATION.name());
    boolean missed = entry.kind().equals("session") && entry.words().endsWith("no-show");
    return new EventLine(
        texts.when(entry.at()),
        icon(entry.kind(), byStaff),
        missed,
        entry.words(),
        byStaff ? names.apply(entry.actor()) : null);
  }

  /**
   * A message that staff brought in is a report of something; one from the pathway went out to
   * somebody.
   */
  private static String icon(String kind, boolean byStaff) {
    return switch (kind) {
      case "session" -> "group";
      case "stay" -> "bed";
      case "message" -> byStaff ? "alert" : "message";
      case "comment" -> "message";
      case "decision" -> "doc";
      case "step" -> "check";
      default -> "path";
    };
  }
}
