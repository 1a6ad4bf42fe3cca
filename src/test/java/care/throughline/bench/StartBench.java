package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.jar.PackagedJar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a start of the packaged jar on existing data costs: processor time of the JVM until health
 * says UP, and its resident memory ten seconds later with nobody at work.
 */
final class StartBench {

  private static final int STARTS = Integer.getInteger("bench.starts", 5);
  private static final int IDLE_MILLIS = 10_000;

  @Test
  void startOnExistingData() throws Exception {
    PackagedJar jar = PackagedJar.shared();
    List<Double> cpu = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      jar.stop();
      long began = System.nanoTime();
      jar.start();
      cpu.add(Figures.cpuSeconds(jar.pid()));
      seconds.add((System.nanoTime() - began) / 1e9);
      Thread.sleep(IDLE_MILLIS);
      memory.add(Figures.residentMegabytes(jar.pid()));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("starts", STARTS);
    figures.put("cpuSecondsMedian", Figures.median(cpu));
    figures.put("cpuSeconds", cpu);
    figures.put("wallSecondsMedian", Figures.median(seconds));
    figures.put("idleMegabytesMedian", Figures.median(memory));
    Figures.write("start", figures);
    assertThat(Figures.median(cpu)).as("CPU seconds of a start").isLessThan(15);
    assertThat(Figures.median(memory)).as("MiB at rest").isLessThan(600);
  }
}
