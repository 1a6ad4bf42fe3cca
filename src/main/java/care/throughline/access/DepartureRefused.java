package care.throughline.access;

/** An account cannot be ended or opened so; the message names the way out. */
public final class DepartureRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DepartureRefused(String message) {
    super(message);
  }
}
