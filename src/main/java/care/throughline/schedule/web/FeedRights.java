package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import care.throughline.schedule.feed.FeedOwner;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may make and close addresses: everyone who works with people their own, coordinators,
 * supervisors and directors those of people at their site.
 */
@Component
class FeedRights {

  private final ReadableEpisodes episodes;

  FeedRights(ReadableEpisodes episodes) {
    this.episodes = episodes;
  }

  /** The reader's own feed. */
  FeedOwner own(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only staff who work with people have a calendar.");
    }
    return new FeedOwner.OfStaff(reader.id());
  }

  /**
   * A person's feed.
   *
   * @throws NoSuchElementException when the reader may not see the person
   */
  FeedOwner of(UUID person, Staff reader) {
    PersonId id = new PersonId(person);
    if (episodes.of(id, reader).isEmpty()) {
      throw new NoSuchElementException("No such person.");
    }
    if (!reader.has(Role.COORDINATOR)
        && !reader.has(Role.SUPERVISOR)
        && !reader.has(Role.DIRECTOR)) {
      throw new AccessDeniedException("Coordinators give people their calendar address.");
    }
    return new FeedOwner.OfPerson(id);
  }
}
