package care.throughline.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as a plan proposes it.
 *
 * @param meeting the group's meeting it is part of; null for an hour with a therapist, and in a
 *     clinic that has set up no groups
 * @param therapist whom the person sees; null while nobody is assigned, and for a group
 * @param cancelReason why it cannot take place, such as a closed site; null when it can
 */
record PlannedSession(
    int week,
    String kind,
    int ordinal,
    LocalDate day,
    LocalTime start,
    int minutes,
    @Nullable UUID meeting,
    @Nullable UUID therapist,
    @Nullable UUID room,
    boolean telehealth,
    @Nullable String cancelReason) {

  /** One from a template's slot, that nothing but the slot says anything about. */
  static PlannedSession of(int week, Slot slot, LocalDate day) {
    return new PlannedSession(
        week,
        slot.kind(),
        slot.ordinal(),
        day,
        slot.starts(),
        slot.minutes(),
        null,
        null,
        null,
        false,
        null);
  }

  boolean cancelled() {
    return cancelReason != null;
  }

  boolean group() {
    return kind.equals("group");
  }

  /**
   * The instants it takes up. A local time that does not exist moves forward, one that exists twice
   * is the first. An hour stays an hour, whatever the clocks do meanwhile.
   */
  Span span(ZoneId zone) {
    return Span.of(day, start, minutes, zone);
  }

  PlannedSession on(LocalDate other) {
    return new PlannedSession(
        week,
        kind,
        ordinal,
        other,
        start,
        minutes,
        meeting,
        therapist,
        room,
        telehealth,
        cancelReason);
  }

  PlannedSession numbered(int newOrdinal) {
    return new PlannedSession(
        week,
        kind,
        newOrdinal,
        day,
        start,
        minutes,
        meeting,
        therapist,
        room,
        telehealth,
        cancelReason);
  }

  PlannedSession cancelledBecause(CancelReason reason) {
    return new PlannedSession(
        week,
        kind,
        ordinal,
        day,
        start,
        minutes,
        meeting,
        therapist,
        room,
        telehealth,
        reason.kept());
  }
}
