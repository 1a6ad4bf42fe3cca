/** Groups, the seats in them over a period, who waits for one, and the dated meetings. */
@org.springframework.modulith.NamedInterface("group")
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.group;
