package care.throughline.escalation;

import care.throughline.access.StaffId;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItemId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A rung rang: those who are told have a notice already. Published in the transaction that rings
 * it.
 *
 * @param rung its id; the same rung is never published twice
 * @param level 0 for a reminder
 * @param repetition 0 for the first time
 * @param told whom to tell by other ways too
 * @param dueAt when it was to ring
 */
public record RungRang(
    UUID rung,
    WorkItemId item,
    String site,
    Urgency urgency,
    int level,
    int repetition,
    Set<StaffId> told,
    Instant dueAt,
    Instant at) {}
