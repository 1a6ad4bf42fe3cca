package care.throughline.interop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bundles of the tests, and variations of them.
 *
 * @param json the text
 */
public record Bundles(String json) {

  /**
   * A closed-loop referral by Dr. Ada Oduya: María José Moreno-Díaz, opioid dependence and
   * depression.
   */
  public static Bundles referral() {
    return read("referral.json");
  }

  /** A synthetic health record: a man with an overdose of 2009 that was never closed. */
  public static Bundles syntheticRecord() {
    return read("synthetic-record.json");
  }

  /** The same with another text somewhere; the text must be there. */
  public Bundles with(String text, String other) {
    if (!json.contains(text)) {
      throw new IllegalArgumentException("The bundle does not contain " + text);
    }
    return new Bundles(json.replace(text, other));
  }

  /** The same with another entry at the end. */
  public Bundles and(String resource) {
    int end = json.lastIndexOf(']');
    return new Bundles(
        json.substring(0, end)
            + ", { \"resource\": "
            + resource
            + " } ]"
            + json.substring(end + 1));
  }

  /** The same with a condition. */
  public Bundles andCondition(String system, String code, String more) {
    return and(
        """
        {"resourceType": "Condition", "code": {"coding": [{"system": "%s", "code": "%s"}]}%s}"""
            .formatted(system, code, more.isEmpty() ? "" : ", " + more));
  }

  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  public InputStream stream() {
    return new ByteArrayInputStream(bytes());
  }

  private static Bundles read(String file) {
    try (InputStream stream =
        Objects.requireNonNull(Bundles.class.getResourceAsStream("/fhir/" + file), file)) {
      return new Bundles(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
