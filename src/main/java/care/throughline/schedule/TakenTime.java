package care.throughline.schedule;

import care.throughline.schedule.booking.WorkHours;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When people, therapists and rooms are somewhere already, on which days therapists are away, and
 * when they work.
 *
 * @param person whose plan it is
 * @param works hours of a therapist's week; one who is missing works whenever the site is open
 */
record TakenTime(
    UUID person,
    Map<UUID, List<Span>> spans,
    Map<UUID, List<Days>> leaves,
    Map<UUID, List<WorkHours>> works) {

  /** Days on end; {@code until} is not one of them. */
  record Days(LocalDate from, LocalDate until) {

    boolean has(LocalDate day) {
      return !day.isBefore(from) && day.isBefore(until);
    }
  }

  /** Only the person's own time is known. */
  static TakenTime of(UUID person, List<Span> spans) {
    return new TakenTime(person, Map.of(person, spans), Map.of(), Map.of());
  }

  /** True when the person, the therapist and the room of a session are free at its time. */
  boolean free(PlannedSession session, Span span) {
    return Stream.of(person, session.therapist(), session.room())
        .filter(Objects::nonNull)
        .allMatch(
            resource -> spans.getOrDefault(resource, List.of()).stream().noneMatch(span::overlaps));
  }

  /** True when the therapist is on leave that day. */
  boolean away(@Nullable UUID therapist, LocalDate day) {
    return therapist != null
        && leaves.getOrDefault(therapist, List.of()).stream().anyMatch(days -> days.has(day));
  }

  /** True when the therapist of a session works at its time; leave is not asked. */
  boolean atWork(PlannedSession session) {
    List<WorkHours> hours =
        session.therapist() == null
            ? List.of()
            : works.getOrDefault(session.therapist(), List.of());
    return hours.isEmpty()
        || hours.stream()
            .anyMatch(part -> part.holds(session.day(), session.start(), session.minutes()));
  }
}
