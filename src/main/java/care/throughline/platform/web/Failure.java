package care.throughline.platform.web;

import care.throughline.platform.Texts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure in plain words: what happened and what to do. Never carries an exception's own text
 * about values.
 *
 * @param status of the HTTP answer
 * @param more further members of a JSON answer, such as {@code findings}
 */
public record Failure(int status, String title, @Nullable String detail, Map<String, ?> more) {

  /** The answers themselves say what is to be looked at. */
  private static final int FINDINGS = 422;

  private static final Set<Integer> KNOWN =
      Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, FINDINGS, 429, 503);

  /** A failure without further members. */
  public Failure(int status, String title, @Nullable String detail) {
    this(status, title, detail, Map.of());
  }

  /** The words for a status when nothing better is known. */
  public static Failure of(int status) {
    String known = KNOWN.contains(status) ? String.valueOf(status) : status < 500 ? "other" : "500";
    return new Failure(
        status,
        Texts.of("platform.failure." + known + ".title"),
        status == FINDINGS ? null : Texts.of("platform.failure." + known + ".detail"));
  }
}
