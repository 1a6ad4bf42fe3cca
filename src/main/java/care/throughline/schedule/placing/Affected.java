package care.throughline.schedule.placing;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose place no longer holds.
 *
 * @param seeker their facts, with the time of the hour that is to be planned anew not taken
 * @param before where they are now
 * @param group facts of the group they are in; null when they are in none
 */
record Affected(Seeker seeker, Place before, @Nullable GroupFacts group) {}
