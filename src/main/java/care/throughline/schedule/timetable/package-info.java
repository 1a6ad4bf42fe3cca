/** One calendar week of a site: what takes place, for whom, with whom, where, and what is odd. */
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.timetable;
