package care.throughline.worklist.web;

/**
 * One view of the list.
 *
 * @param count how many items it has, such as {@code 12} or {@code 1,000+}
 */
public record Tab(String key, String label, String href, String count, boolean current) {}
