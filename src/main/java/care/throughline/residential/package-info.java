/** Owns bed requests and reviews of residential stays. May use floors 0 to 2. */
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
package care.throughline.residential;
