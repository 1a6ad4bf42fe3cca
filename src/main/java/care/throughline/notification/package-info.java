/**
 * Owns message templates, the outbox, channels and the delivery ledger. Decides how something is
 * said and whether consent allows it, never whether it is serious. May use floors 0 to 4.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "platform :: web",
      "access",
      "person",
      "pathway",
      "episode",
      "schedule"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.notification;
