/**
 * Owns the work items people see: one row per open human task, claim, release, drafts, completion.
 * Does not own what a form means. May use floors 0 to 2.
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
package care.throughline.worklist;
