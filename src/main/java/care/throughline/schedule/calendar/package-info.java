/**
 * When a site is open: hours, holidays, closures and what they do to sessions; moving and
 * cancelling what is dated.
 */
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.calendar;
