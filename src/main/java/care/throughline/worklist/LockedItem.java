package care.throughline.worklist;

/** An item whose row the running transaction has locked, and how it stands. */
record LockedItem(WorkItem item, Standing standing) {}
