/**
 * Owns what crosses the wall: FHIR bundles in. Holds mappings, no rules; nobody else sees its
 * types. May use floors 0 to 5.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform", "platform :: web", "access", "person", "pathway", "episode"})
@org.jspecify.annotations.NullMarked
package care.throughline.interop;
