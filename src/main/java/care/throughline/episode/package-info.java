/**
 * Owns one person's run through a pathway: its states, stays, record, messages and decisions. Does
 * not own calendars, lists or screens. May use floors 0 and 1.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "platform :: web",
      "access",
      "person",
      "pathway"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.episode;
