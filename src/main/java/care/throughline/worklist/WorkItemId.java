package care.throughline.worklist;

import java.util.UUID;

/** Identifies a work item; the only id of a task that leaves the house. */
public record WorkItemId(UUID value) {}
