/**
 * Owns programme templates, sessions, attendance, weeks and planned contacts. Calendar rules are
 * pure functions. May use floors 0 to 2.
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
package care.throughline.schedule;
