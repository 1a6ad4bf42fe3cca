package care.throughline.person;

import care.throughline.platform.Actor;

/**
 * Two records that had been joined were parted again. Published in the transaction that parts them.
 *
 * @param parted the record that had been joined to the other one and stands on its own again
 */
public record DuplicateUndone(DuplicateId id, PersonId parted, Actor actor) {}
