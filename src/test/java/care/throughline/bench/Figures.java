package care.throughline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures of a run, printed and kept under {@code target/bench}. */
final class Figures {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final double TICKS_PER_SECOND = 100.0;

  private Figures() {}

  static void write(String name, Map<String, ?> figures) throws IOException {
    String text = JSON.writeValueAsString(figures);
    Files.writeString(
        Files.createDirectories(Path.of("target/bench")).resolve(name + ".json"), text);
    System.out.println(name + " " + text);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Processor seconds a process has used, its ended children not counted; 0 when it is gone. */
  static double cpuSeconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Processor nanoseconds a process has used; 0 when it is gone. */
  static long processorNanos(long pid) {
    try {
      return Long.parseLong(
          Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ", -1)[0]);
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Memory of a process that is in use now, in MiB. */
  static double residentMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
