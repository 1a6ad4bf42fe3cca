package care.throughline.interop.fhir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Which codes matter to a referral, and why: the table {@code interop/condition-codes.tsv}. */
final class ConditionCodes {

  private static final String TABLE = "/interop/condition-codes.tsv";
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "http://snomed.info/sct", "snomed",
          "urn:oid:2.16.840.1.113883.6.96", "snomed",
          "http://hl7.org/fhir/sid/icd-10-cm", "icd10",
          "http://hl7.org/fhir/sid/icd-10", "icd10",
          "http://hl7.org/fhir/sid/icd-10-us", "icd10",
          "urn:oid:2.16.840.1.113883.6.90", "icd10",
          "urn:oid:2.16.840.1.113883.6.3", "icd10");

  private static final ConditionCodes SHIPPED = read();

  private final Map<String, Meaning> snomed = new HashMap<>();
  private final List<Map.Entry<Pattern, Meaning>> icd10 = new ArrayList<>();

  /**
   * What a code stands for.
   *
   * @param marks as in the table
   */
  record Meaning(Set<String> marks, String words) {

    /**
     * {@code substanceUse} or {@code mentalHealth}; empty for codes that only say something else.
     */
    Optional<String> kind() {
      return List.of("substanceUse", "mentalHealth").stream().filter(marks::contains).findFirst();
    }

    boolean marked(String mark) {
      return marks.contains(mark);
    }
  }

  /** A coding of a concept that means something here. */
  record Match(Coding coding, Meaning meaning) {}

  static ConditionCodes shipped() {
    return SHIPPED;
  }

  /**
   * The first coding that means something; empty when none does. A concept without codes is not
   * guessed from its words.
   */
  Optional<Match> match(CodeableConcept concept) {
    return concept.getCoding().stream()
        .flatMap(
            coding ->
                meaning(coding.getSystem(), coding.getCode())
                    .map(meaning -> new Match(coding, meaning))
                    .stream())
        .findFirst();
  }

  private Optional<Meaning> meaning(String system, String code) {
    if (system == null || code == null) {
      return Optional.empty();
    }
    String table = SYSTEMS.getOrDefault(system.strip(), "");
    if (table.equals("snomed")) {
      return Optional.ofNullable(snomed.get(code.strip()));
    }
    String plain = code.strip().replace(".", "").toUpperCase(Locale.ROOT);
    return table.equals("icd10")
        ? icd10.stream()
            .filter(line -> line.getKey().matcher(plain).matches())
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  private static ConditionCodes read() {
    ConditionCodes codes = new ConditionCodes();
    try (InputStream table =
            Objects.requireNonNull(ConditionCodes.class.getResourceAsStream(TABLE), TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(codes::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return codes;
  }

  private void add(String[] columns) {
    Meaning meaning = new Meaning(Set.of(columns[2].split(",")), columns[3]);
    if (columns[0].equals("snomed")) {
      snomed.put(columns[1], meaning);
    } else {
      icd10.add(Map.entry(Pattern.compile(columns[1]), meaning));
    }
  }
}
