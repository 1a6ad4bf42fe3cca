package care.throughline.worklist.web;

/** One view of the list, with how many items it has. */
public record Tab(String key, String label, String href, long count, boolean current) {}
