package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who leads a group, and where it meets.
 *
 * @param coFacilitator null when one leads alone
 * @param room null when it meets by video
 */
public record Cast(StaffId facilitator, @Nullable StaffId coFacilitator, @Nullable UUID room) {}
