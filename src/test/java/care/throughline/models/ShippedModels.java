package care.throughline.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The files of the shipped pathways. */
final class ShippedModels {

  private ShippedModels() {}

  /** All processes, by file name. */
  static Map<String, BpmnModelInstance> processes() {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    files(Path.of("processes"), ".bpmn")
        .forEach(
            file ->
                models.put(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile())));
    return models;
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
