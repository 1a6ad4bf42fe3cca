package care.throughline.schedule.group;

import java.time.LocalDate;

/**
 * A date on which a group cannot meet.
 *
 * @param name of the group
 * @param day in the site's zone
 * @param words a sentence for staff: when, and what holds its staff or its room
 */
public record UndatedMeeting(CareGroupId group, String name, LocalDate day, String words) {}
