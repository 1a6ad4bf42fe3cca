package care.throughline.platform.engine;

/**
 * One element of a process that a reader would call a step, in the order of the happy path.
 *
 * @param id element id
 * @param name words of the model
 * @param kind {@code task}, {@code wait}, {@code process} or {@code automatic}
 */
public record ModelStep(String id, String name, String kind) {}
