package care.throughline.worklist;

/** An item was done or taken away; told in the transaction that ends it. */
public record WorkItemOver(WorkItemId id) {}
