package care.throughline.worklist;

import care.throughline.access.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * How an open item stands may have changed: whose it is, until when it is put aside, or when it is
 * due. Told in the transaction that changes it.
 *
 * @param taker who took it for themselves; null when nobody did
 */
public record WorkItemStands(WorkItemId id, @Nullable StaffId taker) {}
