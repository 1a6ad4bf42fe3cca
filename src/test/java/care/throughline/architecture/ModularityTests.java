package care.throughline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.Throughline;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  private static final ApplicationModules MODULES = ApplicationModules.of(Throughline.class);
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("care.throughline");

  @Test
  void arrowsPointDownOnlyAndNobodyUsesWhatIsHidden() {
    MODULES.verify();
  }

  @Test
  void theEngineIsImportedBehindTheFenceOnly() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("..platform.engine..", "..process..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.camunda..")
        .because(
            "engine classes and ids stay in platform.engine and process packages (a move to a fork is then a change of imports)")
        .check(CLASSES);
  }

  @Test
  void noRuleReadsTheClockByItself() {
    ArchRuleDefinition.noClasses()
        .that()
        .doNotHaveSimpleName("MovableClock")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("every rule takes the one Clock, so that journeys can be played in moved time")
        .check(CLASSES);
  }

  @Test
  void thePictureOfTheModulesInTheDocsIsTheOneOfTheCode() throws IOException {
    String table =
        MODULES.stream()
            .sorted(Comparator.comparing(module -> module.getIdentifier().toString()))
            .map(ModularityTests::row)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(Path.of("docs/architecture.md"))).contains(table);
  }

  private static String row(ApplicationModule module) {
    String uses =
        module
            .getDirectDependencies(MODULES)
            .uniqueModules()
            .map(used -> used.getIdentifier().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return "| `" + module.getIdentifier() + "` | " + (uses.isEmpty() ? "nothing" : uses) + " |";
  }
}
