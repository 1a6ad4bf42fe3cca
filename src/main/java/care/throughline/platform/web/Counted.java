package care.throughline.platform.web;

/** A count with its noun, right for one and for many; the one place that decides it. */
public final class Counted {

  private Counted() {}

  /**
   * Such as {@code 1 group meeting} or {@code 3 group meetings}.
   *
   * @param one what one of them is called
   * @param many what several, or none, are called
   */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
