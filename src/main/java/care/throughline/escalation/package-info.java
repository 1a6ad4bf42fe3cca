/**
 * Owns the ladders by which people are called when work is late, the rungs of every open work item,
 * acknowledgement, and who is on call. Does not own how a message reaches a phone. May use floors 0
 * to 3.
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
      "worklist",
      "worklist :: web"
    })
@org.jspecify.annotations.NullMarked
package care.throughline.escalation;
