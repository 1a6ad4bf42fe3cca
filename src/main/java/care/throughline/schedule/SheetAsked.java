package care.throughline.schedule;

import care.throughline.access.StaffId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group session is over and its sheet waits to be signed. Published once for each, in the
 * transaction that notes it.
 *
 * @param about the group and the time in the site's zone; names nobody in care
 * @param dueAt until when the sheet has to be signed
 */
public record SheetAsked(
    UUID groupSession,
    String about,
    String site,
    StaffId facilitator,
    @Nullable StaffId coFacilitator,
    Instant dueAt) {}
