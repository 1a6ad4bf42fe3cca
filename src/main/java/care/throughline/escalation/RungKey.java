package care.throughline.escalation;

/**
 * Which rung of an item it is; a rung with the same key never rings twice.
 *
 * @param slot tells apart the reminders of level 0
 * @param repetition 0 for the first time
 */
record RungKey(int round, int level, int slot, int repetition) {}
