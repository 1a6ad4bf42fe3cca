package care.throughline.interop;

import care.throughline.interop.fhir.Refusal;
import care.throughline.platform.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes bundles in from files and folders, one at a time, one line for each. A refused file does
 * not keep the others out.
 */
@Component
public class ImportCommand {

  private static final int DONE = 0;
  private static final int SOME_REFUSED = 1;
  private static final int NOT_USABLE = 2;

  private final ReferralImport referrals;

  ImportCommand(ReferralImport referrals) {
    this.referrals = referrals;
  }

  /**
   * Takes in every file, and every {@code *.json} directly inside a folder, by name.
   *
   * @return 0 when all are in or were already, 1 when some were refused, 2 when a path is missing
   *     or there was no file at all
   */
  public int run(List<Path> paths, PrintStream out) {
    int files = 0;
    int refused = 0;
    int missing = 0;
    for (Path path : paths) {
      boolean folder = Files.isDirectory(path);
      if (!folder && !Files.isRegularFile(path)) {
        out.println(path + ": not found");
        missing++;
        continue;
      }
      for (Path file : folder ? bundles(path) : List.of(path)) {
        files++;
        refused += take(file, folder, out) ? 0 : 1;
      }
    }
    if (files == 0 && missing == 0) {
      out.println("There is no JSON file to import.");
    }
    if (missing > 0 || files == 0) {
      return NOT_USABLE;
    }
    return refused > 0 ? SOME_REFUSED : DONE;
  }

  /**
   * Takes one file in.
   *
   * @param found whether it was found in a folder: other JSON often lies beside bundles, and nobody
   *     asked for it by name
   * @return false when it was refused
   */
  private boolean take(Path file, boolean found, PrintStream out) {
    ImportOutcome outcome;
    try (InputStream bundle = Files.newInputStream(file)) {
      outcome = referrals.take(bundle, Actor.INSTALLATION);
    } catch (IOException unreadable) {
      out.println(file + ": refused: The file cannot be read.");
      return false;
    }
    boolean skipped =
        found
            && outcome instanceof ImportOutcome.Refused refused
            && refused.refusal() == Refusal.NOT_FHIR;
    out.println(file + ": " + (skipped ? "skipped: not a FHIR resource" : words(outcome)));
    return skipped || !(outcome instanceof ImportOutcome.Refused);
  }

  private static String words(ImportOutcome outcome) {
    if (outcome instanceof ImportOutcome.Referred referred) {
      return "referred, episode "
          + referred.episode().value()
          + (referred.conditionCoded()
              ? ""
              : " (no substance-use or mental-health condition coded)")
          + (referred.mayBeKnown() ? " (may already be known: a person decides)" : "");
    }
    if (outcome instanceof ImportOutcome.AlreadyReferred already) {
      return "already referred, episode "
          + already.episode().value()
          + (already.open() ? "" : " (closed)");
    }
    return "refused: " + ((ImportOutcome.Refused) outcome).refusal().words();
  }

  private static List<Path> bundles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
