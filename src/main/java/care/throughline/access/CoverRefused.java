package care.throughline.access;

/** An absence cannot be noted so; the message tells staff why and what to do. */
public class CoverRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CoverRefused(String words) {
    super(words);
  }

  /** What to tell the reader. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
