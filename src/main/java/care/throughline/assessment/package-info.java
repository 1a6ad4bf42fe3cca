/**
 * Owns ratings and placement: indicated, offered and received level of care. The rules themselves
 * are decision tables. May use floors 0 to 2.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "platform :: web",
      "access",
      "person",
      "pathway",
      "episode"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.assessment;
