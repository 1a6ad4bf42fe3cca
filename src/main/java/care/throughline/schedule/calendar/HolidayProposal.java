package care.throughline.schedule.calendar;

import java.time.LocalDate;

/**
 * A public holiday on which the site may want to close; a proposal, nothing more.
 *
 * @param open true when the weekly hours of the site have it open on that day
 */
public record HolidayProposal(LocalDate day, String name, boolean open) {}
