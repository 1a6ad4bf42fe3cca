/**
 * Who and what can be booked: rooms, working hours, leave, caseloads, credentials, the therapist of
 * a person, and time that is taken. Every span of time goes into the one table of bookings, where
 * the database refuses overlaps.
 */
@org.springframework.modulith.NamedInterface("booking")
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.booking;
