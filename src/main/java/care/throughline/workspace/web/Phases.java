package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.platform.engine.ModelStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The phases of a pathway: the processes its spine calls, in the order they are drawn. What is
 * drawn is what is shown.
 */
final class Phases {

  private static final int SOMEWHERE = 50;

  private Phases() {}

  /**
   * One phase of the strip.
   *
   * @param state {@code done}, {@code now}, {@code next}, {@code stopped} or {@code skipped}
   * @param progressPercent how much of a phase that runs is over
   */
  record PhaseView(String label, @Nullable String detail, String state, int progressPercent) {}

  /**
   * What is known of the phase that runs.
   *
   * @param detail such as {@code week 4 of 12}; null when nothing is
   */
  record Progress(@Nullable String detail, int percent) {

    static final Progress UNKNOWN = new Progress(null, SOMEWHERE);

    /** In that week of so many. */
    static Progress ofWeek(int week, int weeks) {
      return new Progress(
          Texts.of("workspace.attendance.week-of", week, weeks),
          weeks == 0 ? SOMEWHERE : Math.min(100, (2 * week - 1) * 100 / (2 * weeks)));
    }
  }

  /**
   * The strip of a person.
   *
   * @param steps of the spine, as drawn
   * @param current ids of elements that wait now
   * @param done ids of elements that were passed
   * @param stopped ids of elements that were begun and cut short
   * @param ended true when the spine has ended: nothing is to come
   */
  static List<PhaseView> of(
      List<ModelStep> steps,
      Collection<String> current,
      Collection<String> done,
      Collection<String> stopped,
      Progress progress,
      boolean ended) {
    List<ModelStep> phases = steps.stream().filter(step -> step.kind().equals("process")).toList();
    int furthest = -1;
    for (int index = 0; index < phases.size(); index++) {
      String id = phases.get(index).id();
      boolean reached = current.contains(id) || done.contains(id) || stopped.contains(id);
      furthest = reached ? index : furthest;
    }
    List<PhaseView> views = new ArrayList<>();
    for (int index = 0; index < phases.size(); index++) {
      ModelStep phase = phases.get(index);
      String state = state(phase.id(), current, done, stopped, index < furthest || ended);
      boolean now = state.equals("now");
      views.add(
          new PhaseView(
              phase.name(), detail(state, progress), state, now ? progress.percent() : 0));
    }
    return views;
  }

  private static @Nullable String detail(String state, Progress progress) {
    return switch (state) {
      case "now" -> progress.detail();
      case "stopped" -> Texts.of("workspace.pathway.ended-early");
      default -> null;
    };
  }

  private static String state(
      String id,
      Collection<String> current,
      Collection<String> done,
      Collection<String> stopped,
      boolean passedBy) {
    if (current.contains(id)) {
      return "now";
    }
    if (done.contains(id)) {
      return "done";
    }
    if (stopped.contains(id)) {
      return "stopped";
    }
    return passedBy ? "skipped" : "next";
  }
}
