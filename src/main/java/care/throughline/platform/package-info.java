/**
 * Owns the clock, the audit trail, the database, the engine fence and the page shell. Knows no word
 * of the vocabulary; depends on no other module.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package care.throughline.platform;
