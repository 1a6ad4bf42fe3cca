package care.throughline.schedule;

import java.util.List;

/**
 * A weekly dose for a number of weeks.
 *
 * @param level code of the level of care it delivers
 * @param minimumWeekMinutes what the level asks for in a week; a template below it is warned about
 * @param slots the meetings of one week
 */
record ProgrammeTemplate(
    String code, String name, String level, int weeks, int minimumWeekMinutes, List<Slot> slots) {}
