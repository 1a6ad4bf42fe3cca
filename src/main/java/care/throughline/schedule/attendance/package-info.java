/**
 * Attendance as one sheet per group session, and the note written with it. Other modules hear of it
 * through the events of {@code schedule}.
 */
@org.springframework.modulith.NamedInterface("attendance")
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.attendance;
