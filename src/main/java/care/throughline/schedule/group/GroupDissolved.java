package care.throughline.schedule.group;

import care.throughline.platform.Actor;

/**
 * A group was dissolved and nobody keeps a seat in it. Published in the transaction that does it.
 *
 * @param site id of the site
 */
public record GroupDissolved(CareGroupId group, String site, Actor by) {}
