package care.throughline.notification.process;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.pathway.PathwayStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a model may name is what there is a text for, no more and no less. */
class NotifyStepsTests {

  private static final Path TEXTS = Path.of("src/main/resources/notification/en");

  /** Written when the schedule changes, whatever the model says. */
  private static final List<String> TOLD_BY_THE_SCHEDULE =
      List.of("sessionsCancelled", "severalSessionsCancelled", "placeChanged");

  @Test
  void theStepForThePersonOffersEveryTextToAPersonThatNoChangeOfTheScheduleTells()
      throws IOException {
    assertThat(offered(NotifyPersonDelegate.class))
        .doesNotContainAnyElementsOf(TOLD_BY_THE_SCHEDULE);
    assertThat(
            Stream.concat(
                    offered(NotifyPersonDelegate.class).stream(), TOLD_BY_THE_SCHEDULE.stream())
                .toList())
        .containsExactlyInAnyOrderElementsOf(written("person"));
  }

  @Test
  void theStepForTheReferrerOffersEveryTextToAReferrer() throws IOException {
    assertThat(offered(NotifyReferrerDelegate.class))
        .containsExactlyInAnyOrderElementsOf(written("referrer"));
  }

  private static List<String> offered(Class<?> step) {
    return List.of(step.getAnnotation(PathwayStep.class).inputs()[0].values());
  }

  private static List<String> written(String audience) throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      return files
          .filter(file -> read(file).contains("audience: " + audience + "\n"))
          .map(file -> file.getFileName().toString().split("\\.")[0])
          .distinct()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
