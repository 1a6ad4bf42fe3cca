package care.throughline.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.support.ClinicTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StepCatalogueTests extends ClinicTest {

  @Autowired private StepCatalogue catalogue;

  @Test
  void theCatalogueInTheDocsIsTheOneOfTheCode() throws IOException {
    String table =
        catalogue.steps().stream().map(StepCatalogueTests::row).collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of("docs/modelling.md"))).contains(table);
  }

  @Test
  void everyStepSaysWhatItDoesInASentence() {
    assertThat(catalogue.steps())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            step -> assertThat(step.words()).as(step.bean()).endsWith(".").hasSizeBetween(10, 140));
  }

  private static String row(StepCatalogue.Step step) {
    String inputs =
        step.inputs().stream()
            .map(
                input ->
                    "`"
                        + input.name()
                        + "`"
                        + (input.required() ? "" : "?")
                        + (input.values().isEmpty()
                            ? ""
                            : " (" + String.join(", ", input.values()) + ")"))
            .collect(Collectors.joining(", "));
    String results =
        step.results().stream().map(result -> "`" + result + "`").collect(Collectors.joining(", "));
    return "| `"
        + step.bean()
        + "` | "
        + step.module()
        + " | "
        + step.words()
        + " | "
        + inputs
        + " | "
        + results
        + " |";
  }
}
