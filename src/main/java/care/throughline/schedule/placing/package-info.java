/**
 * Finds a place for a person, a group and an hour with a therapist, and mends plans that broke. The
 * rules are written once, in {@link care.throughline.schedule.placing.PlacingRule}; the planners
 * are pure and only propose, the constrained tables decide.
 */
@org.springframework.modulith.NamedInterface("placing")
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.placing;
