package care.throughline.platform.web;

import java.io.Serializable;

/**
 * A line shown once on the next page. Carries no name: it lives in the session until then.
 *
 * @param kind {@code ok} or {@code problem}
 */
public record Flash(String kind, String text) implements Serializable {

  /** Name of the flash attribute of a redirect. */
  public static final String ATTRIBUTE = "flash";

  private static final long serialVersionUID = 1L;

  /** Something was done. */
  public static Flash ok(String text) {
    return new Flash("ok", text);
  }

  /** Something was not done. */
  public static Flash problem(String text) {
    return new Flash("problem", text);
  }
}
