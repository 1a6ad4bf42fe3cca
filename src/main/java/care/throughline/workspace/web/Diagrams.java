package care.throughline.workspace.web;

import care.throughline.episode.Episode;
import care.throughline.person.PersonId;
import care.throughline.platform.engine.ModelStep;
import care.throughline.platform.engine.PathwayEngine;
import care.throughline.platform.engine.RunningProcess;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.web.Due;
import care.throughline.worklist.web.WorkLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The drawn pathway of one episode with the person's place in it. A process is addressed by its
 * name and how many of that name came before; the engine's own ids stay behind the fence.
 */
@Component
class Diagrams {

  private final PathwayEngine engine;

  Diagrams(PathwayEngine engine) {
    this.engine = engine;
  }

  /** A process with the key it is addressed by, such as {@code iopProgramme-1}. */
  record Keyed(String key, RunningProcess process) {

    boolean running() {
      return process.endedAt() == null;
    }
  }

  /** One drawing. */
  record DiagramView(
      String key,
      String label,
      boolean selected,
      String url,
      List<String> current,
      List<String> done,
      List<String> late,
      List<StepView> steps) {}

  /**
   * One step in words.
   *
   * @param state {@code done}, {@code now} or {@code next}
   */
  record StepView(String name, String state, @Nullable String detail, @Nullable String elementId) {}

  /**
   * All processes of the episode, the spine first, then those that run, then those that have ended.
   */
  List<Keyed> processes(Episode episode) {
    Map<String, Integer> counted = new HashMap<>();
    List<Keyed> keyed = new ArrayList<>();
    engine.processes(episode.id().value()).stream()
        .sorted(Comparator.comparing(RunningProcess::startedAt))
        .forEach(
            process ->
                keyed.add(
                    new Keyed(
                        process.process() + "-" + counted.merge(process.process(), 1, Integer::sum),
                        process)));
    Optional<Keyed> spine = keyed.stream().filter(process -> process.process().root()).findFirst();
    List<Keyed> ordered = new ArrayList<>();
    spine.ifPresent(ordered::add);
    keyed.stream()
        .filter(process -> !ordered.contains(process))
        .filter(Keyed::running)
        .forEach(ordered::add);
    keyed.stream().filter(process -> !ordered.contains(process)).forEach(ordered::add);
    return ordered;
  }

  /** Steps of a process, as drawn. */
  List<ModelStep> steps(Keyed process) {
    return engine.steps(process.process().definition());
  }

  /** The BPMN of one of the episode's processes; empty when it has none of that key. */
  Optional<String> bpmn(Episode episode, String key) {
    return processes(episode).stream()
        .filter(process -> process.key().equals(key))
        .findFirst()
        .map(process -> engine.diagram(process.process().definition()));
  }

  /**
   * The drawings to show: the spine and everything that runs.
   *
   * @param open the episode's open work items, soonest due first
   * @param at id of the process the reader came for; null when for none
   */
  List<DiagramView> views(
      List<Keyed> processes,
      PersonId person,
      List<WorkItem> open,
      @Nullable String at,
      TimeTexts texts) {
    List<Keyed> shown = new ArrayList<>();
    for (Keyed process : processes) {
      if (shown.isEmpty() || process.running()) {
        shown.add(process);
      }
    }
    String selected = selected(shown, open, at);
    return shown.stream()
        .map(process -> view(process, person, open, process.key().equals(selected), texts))
        .toList();
  }

  private static @Nullable String selected(
      List<Keyed> shown, List<WorkItem> open, @Nullable String at) {
    Optional<Keyed> wished = last(shown, process -> process.process().process().equals(at));
    Optional<Keyed> working =
        open.stream()
            .map(item -> last(shown, process -> process.process().process().equals(item.process())))
            .flatMap(Optional::stream)
            .findFirst();
    Optional<Keyed> called = last(shown, process -> !process.process().root());
    return wished
        .or(() -> working)
        .or(() -> called)
        .or(() -> shown.stream().findFirst())
        .map(Keyed::key)
        .orElse(null);
  }

  private static Optional<Keyed> last(
      List<Keyed> shown, java.util.function.Predicate<Keyed> wanted) {
    return shown.stream().filter(wanted).reduce((one, other) -> other);
  }

  private DiagramView view(
      Keyed keyed, PersonId person, List<WorkItem> open, boolean selected, TimeTexts texts) {
    RunningProcess process = keyed.process();
    Map<String, WorkItem> items =
        open.stream()
            .filter(
                item ->
                    item.process().equals(process.process())
                        && process.current().contains(item.step()))
            .collect(Collectors.toMap(WorkItem::step, item -> item, (one, other) -> one));
    Set<String> late =
        items.values().stream()
            .filter(item -> Due.of(item, texts).late())
            .map(WorkItem::step)
            .collect(Collectors.toSet());
    List<StepView> steps =
        steps(keyed).stream()
            .map(step -> step(step, process, items.get(step.id()), texts))
            .toList();
    return new DiagramView(
        keyed.key(),
        process.name(),
        selected,
        "/people/" + person.value() + "/diagrams/" + keyed.key(),
        process.current(),
        process.done(),
        List.copyOf(late),
        steps);
  }

  private static StepView step(
      ModelStep step, RunningProcess process, @Nullable WorkItem item, TimeTexts texts) {
    if (process.current().contains(step.id())) {
      String detail =
          item == null ? null : WorkLists.roleWords(item) + ", " + Due.of(item, texts).text();
      return new StepView(step.name(), "now", detail, step.id());
    }
    return new StepView(
        step.name(), process.done().contains(step.id()) ? "done" : "next", null, step.id());
  }
}
