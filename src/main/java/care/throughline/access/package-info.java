/**
 * Owns staff, their roles, sites with their hours, and sign-in. Does not own what a role may do
 * inside another module. May use platform.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "platform :: web"})
@org.jspecify.annotations.NullMarked
package care.throughline.access;
