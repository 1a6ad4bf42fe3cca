package care.throughline.schedule.booking;

import java.util.UUID;

/** A member of staff will not be away after all. Published in the transaction that notes it. */
public record LeaveRemoved(UUID leave) {}
