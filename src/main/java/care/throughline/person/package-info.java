/**
 * Owns identity, contact details and consents of a person. Does not own anything clinical. May use
 * platform and access.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "platform :: web",
      "access",
      "pathway"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.person;
