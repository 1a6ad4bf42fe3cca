package care.throughline.notification;

/** Carries e-mail out of the house. Slow and without a transaction: never called inside one. */
public interface MailCarrier {

  /** False when no mail server is set up; then nothing is sent and staff pass messages on. */
  boolean ready();

  /**
   * Hands a mail over; every wait inside is bounded, all of them together by less than the lease of
   * a message (five minutes).
   */
  MailOutcome send(Mail mail);
}
