package care.throughline.schedule.booking;

/**
 * A room of a site.
 *
 * @param capacity people it holds, staff included
 * @param accessible can be reached and used with a wheelchair
 * @param active false when it is closed for good; what was held in it keeps naming it
 */
public record Room(
    RoomId id, String site, String name, int capacity, boolean accessible, boolean active) {}
