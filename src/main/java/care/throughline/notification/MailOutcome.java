package care.throughline.notification;

/**
 * What came of handing a mail to the mail server.
 *
 * @param words for the delivery ledger: never the server's own words, which may carry an address
 */
public record MailOutcome(Kind kind, String words) {

  /** What may be done next. */
  public enum Kind {
    /** The server took responsibility for it. */
    ACCEPTED,
    /** It surely did not go; a later try may succeed. */
    LATER,
    /** It surely did not go and never will. */
    REFUSED,
    /** The connection broke where the server may already have accepted it. */
    UNDECIDED
  }
}
