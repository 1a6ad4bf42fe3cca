package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Whose place a member of staff may see and change; forbidden is the same as not there. */
@Component
class PlacingAccess {

  private static final Set<Role> PLACING =
      Set.of(Role.COORDINATOR, Role.THERAPIST, Role.SUPERVISOR, Role.DIRECTOR);

  private final ReadableEpisodes episodes;

  PlacingAccess(ReadableEpisodes episodes) {
    this.episodes = episodes;
  }

  /** The newest episode of a person. */
  Episode newest(UUID person, Staff reader) {
    return episodes.of(new PersonId(person), reader).stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no such person."));
  }

  Episode get(UUID episode, Staff reader) {
    return episodes
        .find(new EpisodeId(episode), reader)
        .orElseThrow(() -> new NoSuchElementException("There is no such episode."));
  }

  boolean mayPlace(Staff staff) {
    return staff.roles().stream().anyMatch(PLACING::contains);
  }

  void check(Staff staff) {
    if (!mayPlace(staff)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
