package care.throughline.worklist;

import care.throughline.access.StaffId;
import java.util.UUID;

/**
 * A list that somebody keeps under a name. The address is all of it.
 *
 * @param owner who may change it
 * @param shared true when everybody at the site sees it
 * @param first true when the reader begins the day with it
 */
public record SavedView(
    UUID id, StaffId owner, String name, ListAddress address, boolean shared, boolean first) {}
