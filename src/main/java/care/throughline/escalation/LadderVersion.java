package care.throughline.escalation;

import care.throughline.access.StaffId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ladder as it counted for some time.
 *
 * @param number from 1 on for each urgency, role and site
 * @param madeBy null when the product shipped it
 * @param replacedAt until when it counted; null while it does
 */
public record LadderVersion(
    UUID id,
    int number,
    Ladder ladder,
    @Nullable StaffId madeBy,
    Instant madeAt,
    @Nullable Instant replacedAt) {}
