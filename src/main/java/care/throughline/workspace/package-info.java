/**
 * Owns pages composed of several modules: home, person, timeline. Keeps no state. May use floors 0
 * to 5.
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
      "episode :: web",
      "worklist",
      "worklist :: web",
      "schedule",
      "residential",
      "assessment",
      "notification"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.workspace;
