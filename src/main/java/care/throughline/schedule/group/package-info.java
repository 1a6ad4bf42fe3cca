/** Groups, the seats in them over a period, who waits for one, and the dated meetings. */
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.group;
