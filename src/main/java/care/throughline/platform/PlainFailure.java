package care.throughline.platform;

/**
 * Something the operator can put right: told in one line (what, which one, what to do) and without
 * a stack trace. Thrown while starting or by a command line; the process ends with exit code 2.
 */
public class PlainFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlainFailure(String message) {
    super(message);
  }

  public PlainFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
