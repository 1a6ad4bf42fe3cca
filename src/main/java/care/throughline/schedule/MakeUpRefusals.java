package care.throughline.schedule;

import care.throughline.platform.Texts;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.TherapistAssignments;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody is told whose make-up session was taken by somebody else. */
@Component
class MakeUpRefusals {

  private static final int OFFERED_INSTEAD = 3;

  private final JdbcClient jdbc;
  private final Bookings bookings;
  private final TherapistAssignments therapists;
  private final GroupSessions meetings;
  private final Seats seats;
  private final WhoTook who;

  MakeUpRefusals(
      JdbcClient jdbc,
      Bookings bookings,
      TherapistAssignments therapists,
      GroupSessions meetings,
      Seats seats,
      WhoTook who) {
    this.jdbc = jdbc;
    this.bookings = bookings;
    this.therapists = therapists;
    this.meetings = meetings;
    this.seats = seats;
    this.who = who;
  }

  /**
   * Names who was quicker and the next three.
   *
   * @param key of the offer that was wanted
   * @param open what can be made up now
   */
  ScheduleRefused lost(SessionRow missed, String key, List<MakeUps.Missed> open) {
    List<Alternative> next =
        open.stream()
            .filter(one -> one.session().id().equals(missed.id()))
            .flatMap(one -> one.offers().stream())
            .filter(offer -> !offer.key().equals(key))
            .limit(OFFERED_INSTEAD)
            .map(offer -> new Alternative(offer.words(), Map.of("offer", offer.key())))
            .toList();
    return ScheduleRefused.lost(
        Texts.of("schedule.make-up.not-free"),
        by(missed, key),
        Texts.of("schedule.make-up.offer-another"),
        next);
  }

  private Optional<TakenBy> by(SessionRow missed, String key) {
    try {
      return key.indexOf('T') > 0
          ? ofHour(missed, LocalDateTime.parse(key))
          : meetings
              .find(new GroupSessionId(UUID.fromString(key)))
              .flatMap(meeting -> ofMeeting(missed, meeting));
    } catch (DateTimeException | IllegalArgumentException neverOffered) {
      return Optional.empty();
    }
  }

  private Optional<TakenBy> ofHour(SessionRow missed, LocalDateTime at) {
    Set<UUID> resources = new HashSet<>(Set.of(person(missed)));
    therapists
        .of(missed.episode(), at.toLocalDate())
        .ifPresent(one -> resources.add(one.therapist().value()));
    Span span = Span.of(at.toLocalDate(), at.toLocalTime(), missed.minutes(), missed.zone());
    return bookings.takenBy(resources, span, missed.zone());
  }

  private Optional<TakenBy> ofMeeting(SessionRow missed, GroupSession meeting) {
    return bookings
        .takenBy(
            Set.of(person(missed)), new Span(meeting.startsAt(), meeting.endsAt()), missed.zone())
        .or(
            () ->
                seats.in(meeting.group(), meeting.day()).stream()
                    .max(Comparator.comparing(Seat::takenAt))
                    .map(seat -> who.named(seat.takenBy(), seat.takenAt(), meeting.zone())));
  }

  private UUID person(SessionRow missed) {
    return jdbc.sql("select person from session where id = ?")
        .param(missed.id().value())
        .query(UUID.class)
        .single();
  }

  /** Somebody was quicker; words follow outside of the transaction. */
  static final class Quicker extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SessionRow missed;

    Quicker(SessionRow missed) {
      super(null, null, false, false);
      this.missed = missed;
    }

    SessionRow missed() {
      return missed;
    }
  }
}
