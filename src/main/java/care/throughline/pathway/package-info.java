/**
 * Owns the step catalogue, the forms and their validation, the bundle and its releases. Does not
 * own running episodes. May use platform and access.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "platform :: engine", "platform :: web", "access"})
@org.jspecify.annotations.NullMarked
package care.throughline.pathway;
