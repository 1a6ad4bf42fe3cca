package care.throughline.escalation;

import care.throughline.worklist.WorkItemId;
import java.time.Instant;

/**
 * An emergency has reached the last level of its ladder, rang again there, and nobody has answered.
 * Published in the transaction that rings it, each time it does.
 *
 * @param dueAt when it should have been done
 */
public record EmergencyUnanswered(WorkItemId item, String site, Instant dueAt, Instant at) {}
