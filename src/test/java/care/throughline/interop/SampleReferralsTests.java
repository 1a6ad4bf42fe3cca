package care.throughline.interop;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.support.ClinicTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whole synthetic records, where they are at hand: the folder named by the property or environment
 * variable {@code THROUGHLINE_SAMPLES}, else {@code ../shared/data/referrals}. What they show is
 * tested without them in {@link ReferralImportTests}.
 */
@EnabledIf("present")
class SampleReferralsTests extends ClinicTest {

  @Autowired private ImportCommand command;

  @Test
  void everyRecordIsTakenOnceOrRefusedAsDeceased() {
    List<String> first = run();
    List<String> second = run();

    assertThat(first)
        .allMatch(
            line ->
                line.contains(": referred, ")
                    || line.contains("has died")
                    || line.contains(": skipped: "));
    assertThat(second)
        .allMatch(
            line ->
                line.contains(": already referred, ")
                    || line.contains("has died")
                    || line.contains(": skipped: "));
    assertThat(episodes.countOpen())
        .isEqualTo(first.stream().filter(line -> line.contains(": referred, ")).count());
  }

  private List<String> run() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    command.run(List.of(folder()), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  static boolean present() {
    return Files.isDirectory(folder());
  }

  private static Path folder() {
    return Path.of(
        Optional.ofNullable(System.getProperty("THROUGHLINE_SAMPLES"))
            .or(() -> Optional.ofNullable(System.getenv("THROUGHLINE_SAMPLES")))
            .orElse("../shared/data/referrals"));
  }
}
