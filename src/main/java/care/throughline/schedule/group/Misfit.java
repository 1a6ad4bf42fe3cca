package care.throughline.schedule.group;

/**
 * A rule that keeps a person out of a group.
 *
 * @param rule a key, such as {@code noContact}
 * @param words what and the way out; never names a person in care
 * @param strict true when not even a supervisor may go beyond it
 */
public record Misfit(String rule, String words, boolean strict) {}
