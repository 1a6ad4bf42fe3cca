package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.NewAssignment;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.TherapistAssignment;
import care.throughline.schedule.booking.TherapistAssignments;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.Joiners;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.SeatState;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes places: the seat, the hour with the therapist and the sessions that follow from them. The
 * tables decide. Runs in the caller's transaction.
 */
@Component
class PlaceBook {

  private final JdbcClient jdbc;
  private final Joiners joiners;
  private final Seats seats;
  private final GroupSessions meetings;
  private final TherapistAssignments assignments;
  private final Programmes programmes;
  private final WaitingList waiting;

  PlaceBook(
      JdbcClient jdbc,
      Joiners joiners,
      Seats seats,
      GroupSessions meetings,
      TherapistAssignments assignments,
      Programmes programmes,
      WaitingList waiting) {
    this.jdbc = jdbc;
    this.joiners = joiners;
    this.seats = seats;
    this.meetings = meetings;
    this.assignments = assignments;
    this.programmes = programmes;
    this.waiting = waiting;
  }

  /** Lets nobody else place the same person meanwhile. */
  void lock(EpisodeId episode) {
    jdbc.sql("select 1 from episode where id = ? for no key update")
        .param(episode.value())
        .query(Integer.class)
        .single();
  }

  /** The seat the person has on that day or from a later one; empty when they have none. */
  Optional<Seat> seat(EpisodeId episode, LocalDate on) {
    return seats.of(episode).stream()
        .filter(seat -> !seat.released() && seat.state() != SeatState.OFFERED)
        .filter(seat -> seat.until() == null || seat.until().isAfter(on))
        .filter(seat -> seat.until() == null || !seat.until().equals(seat.from().plusDays(1)))
        .findFirst();
  }

  Optional<TherapistAssignment> hour(EpisodeId episode, LocalDate on) {
    return assignments.of(episode, on);
  }

  /** Takes the place; what the person has of it already stays. */
  void take(PlacingFacts facts, Place place, Actor by) {
    Seeker seeker = facts.seeker();
    Period period = facts.period();
    assign(seeker.episode(), place, period.from(), by);
    CareGroupId group = new CareGroupId(Objects.requireNonNull(place.group()));
    if (facts.seat() == null) {
      seats.enrolNow(group, seeker.episode(), seeker.joiner(), period.from(), by);
      date(group, period.until());
    } else {
      seat(seeker.episode(), group.value(), period.from(), period.until(), by);
    }
    programmes.fit(seeker.episode());
  }

  void assign(EpisodeId episode, Place place, LocalDate from, Actor by) {
    assign(episode, place, from, null, by);
  }

  /**
   * Gives the hour of the place.
   *
   * @param last the last day of it; null when it lasts
   */
  void assign(EpisodeId episode, Place place, LocalDate from, @Nullable LocalDate last, Actor by) {
    WeekTime hour = Objects.requireNonNull(place.hour());
    assignments.assign(
        new NewAssignment(
            episode,
            Objects.requireNonNull(place.therapist()),
            hour.day(),
            hour.starts(),
            hour.minutes(),
            place.room() == null ? null : new RoomId(place.room()),
            from,
            last),
        by);
  }

  private void seat(
      EpisodeId episode, @Nullable UUID group, LocalDate from, LocalDate datedUntil, Actor by) {
    if (group == null) {
      return;
    }
    CareGroupId id = new CareGroupId(group);
    Optional<Seat> known = seat(episode, from).filter(seat -> seat.group().equals(id));
    if (known.isPresent()) {
      seats.enrol(known.get().id(), by);
    } else {
      seats.enrolNow(id, episode, joiners.of(episode, from, null), from, by);
    }
    date(id, datedUntil);
  }

  /** Dates the meetings of a group until a day, so that whoever stands in is known for all. */
  void dateAll(UUID group, LocalDate until) {
    meetings.ensure(new CareGroupId(group), until);
  }

  private void date(CareGroupId group, LocalDate until) {
    if (!dated(group, until)) {
      meetings.ensure(group, until);
    }
  }

  /** True when a meeting is dated in the last week already: they are dated one after the other. */
  private boolean dated(CareGroupId group, LocalDate until) {
    return !meetings.between(group, until.minusWeeks(1), until).isEmpty();
  }

  /**
   * Moves the person from one group to another on a day.
   *
   * @throws ScheduleRefused when the other group has no seat
   */
  void move(
      EpisodeId episode, UUID group, LocalDate from, LocalDate datedUntil, String why, Actor by) {
    seat(episode, from)
        .filter(seat -> !seat.group().value().equals(group))
        .ifPresent(seat -> seats.release(seat.id(), from, why, by));
    seat(episode, group, from, datedUntil, by);
  }

  /** Nothing fits: the person waits for a seat in the part of the week they wish. */
  void waitForSeat(Seeker seeker, Actor by) {
    String track = seeker.wishes().track();
    waiting.join(
        seeker.episode(),
        track == null ? null : CareGroup.Track.valueOf(track.toUpperCase(Locale.ROOT)),
        null,
        by);
  }

  /** Brings the sessions to come in line with the place. */
  void fit(EpisodeId episode) {
    programmes.fit(episode);
  }
}
