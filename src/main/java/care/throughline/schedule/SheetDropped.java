package care.throughline.schedule;

import java.util.UUID;

/** A sheet that was asked for is no longer needed: the group session was cancelled. */
public record SheetDropped(UUID groupSession) {}
