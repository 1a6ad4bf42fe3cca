package care.throughline.schedule;

import care.throughline.access.Staff;
import java.util.UUID;

/** The sheet of a group session was signed. Published in the transaction that signs it. */
public record SheetSigned(UUID groupSession, Staff by) {}
