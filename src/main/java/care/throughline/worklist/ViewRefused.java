package care.throughline.worklist;

/** A view cannot be kept so; the message is written for the reader. */
public final class ViewRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ViewRefused(String message) {
    super(message);
  }
}
