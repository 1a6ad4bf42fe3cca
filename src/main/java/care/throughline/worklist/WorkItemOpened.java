package care.throughline.worklist;

import care.throughline.access.Site;
import java.time.Instant;
import java.util.List;

/** An item was opened; told in the transaction that opens it. */
public record WorkItemOpened(
    WorkItemId id,
    Site site,
    List<String> roles,
    Urgency urgency,
    Instant createdAt,
    Instant dueAt) {}
