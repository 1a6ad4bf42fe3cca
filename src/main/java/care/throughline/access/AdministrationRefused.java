package care.throughline.access;

/** What an administrator asked for cannot be; the message says why and what to do instead. */
public class AdministrationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AdministrationRefused(String message) {
    super(message);
  }
}
