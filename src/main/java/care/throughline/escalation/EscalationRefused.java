package care.throughline.escalation;

/** An escalation stays as it is; the message tells why and what to do. */
public class EscalationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EscalationRefused(String words) {
    super(words);
  }

  /** What to tell the reader. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
