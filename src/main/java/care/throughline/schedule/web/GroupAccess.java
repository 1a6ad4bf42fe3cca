package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.SeatId;
import care.throughline.schedule.group.Seats;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Finds groups, seats and people through their reader: what is not theirs is not there. */
@Component
final class GroupAccess {

  private final CareGroups groups;
  private final Seats seats;
  private final ReadableEpisodes episodes;

  GroupAccess(CareGroups groups, Seats seats, ReadableEpisodes episodes) {
    this.groups = groups;
    this.seats = seats;
    this.episodes = episodes;
  }

  /** Any reader who works with people. */
  void read(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only for staff who work with people in care.");
    }
  }

  boolean mayEdit(Staff staff) {
    return groups.mayEdit(staff);
  }

  boolean mayPlace(Staff staff) {
    return Stream.of(Role.COORDINATOR, Role.THERAPIST, Role.SUPERVISOR, Role.DIRECTOR)
        .anyMatch(staff::has);
  }

  void edit(Staff staff) {
    if (!mayEdit(staff)) {
      throw new AccessDeniedException("Only for supervisors and directors.");
    }
  }

  void place(Staff staff) {
    if (!mayPlace(staff)) {
      throw new AccessDeniedException("Only for staff who place people.");
    }
  }

  /**
   * A group of the reader's site.
   *
   * @throws NoSuchElementException when there is none
   */
  CareGroup group(UUID id, Staff reader) {
    read(reader);
    return groups
        .find(new CareGroupId(id))
        .filter(group -> group.site().equals(reader.site()))
        .orElseThrow(() -> new NoSuchElementException("There is no such group."));
  }

  /**
   * A seat of that group.
   *
   * @throws NoSuchElementException when there is none
   */
  Seat seat(CareGroup group, UUID id) {
    return seats
        .find(new SeatId(id))
        .filter(seat -> seat.group().equals(group.id()))
        .orElseThrow(() -> new NoSuchElementException("There is no such seat."));
  }

  /**
   * An episode the reader may see.
   *
   * @throws NoSuchElementException when there is none
   */
  Episode episode(UUID id, Staff reader) {
    return episodes
        .find(new EpisodeId(id), reader)
        .orElseThrow(() -> new NoSuchElementException("There is no such person in care."));
  }

  /**
   * An episode the reader may see, for which somebody may wait for a seat.
   *
   * @throws NoSuchElementException when there is none
   * @throws ScheduleRefused while the programme is on hold
   */
  Episode waiting(UUID id, Staff reader) {
    Episode episode = episode(id, reader);
    if (!mayWait(episode)) {
      throw onHold();
    }
    return episode;
  }

  /** False while the programme is on hold: a seat is sought when the return is planned. */
  static boolean mayWait(Episode episode) {
    return episode.state() != EpisodeState.ONHOLD;
  }

  static ScheduleRefused onHold() {
    return new ScheduleRefused(Texts.of("schedule-pages.group.on-hold"));
  }
}
