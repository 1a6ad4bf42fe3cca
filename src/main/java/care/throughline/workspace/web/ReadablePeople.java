package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.PeopleSearch;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import care.throughline.person.Persons;
import care.throughline.worklist.WorkItemBackground;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * People as a member of staff may see them: those who have or had an episode at the reader's site.
 * Anyone else does not exist.
 */
@Component
class ReadablePeople {

  private final Persons persons;
  private final ReadableEpisodes episodes;
  private final PeopleSearch search;
  private final WorkItemBackground background;

  ReadablePeople(
      Persons persons,
      ReadableEpisodes episodes,
      PeopleSearch search,
      WorkItemBackground background) {
    this.search = search;
    this.persons = persons;
    this.episodes = episodes;
    this.background = background;
  }

  /** A person with the newest episode that the reader may see. */
  record Known(Person person, Episode episode) {}

  /**
   * The person.
   *
   * @throws NoSuchElementException when the reader may not see them
   */
  Known get(PersonId id, Staff reader) {
    Episode newest = episodes.of(id, reader).stream().findFirst().orElseThrow();
    return new Known(persons.get(id), newest);
  }

  /** People whose name or number begins with the words, by name; else those with one like it. */
  List<Known> search(String words, Staff reader, int limit) {
    if (!reader.seesPeople() || words.isBlank()) {
      return List.of();
    }
    return known(
        search.named(words, reader, limit, true).people().stream().map(PersonName::id).toList(),
        reader,
        limit);
  }

  /** People for whom the reader has something to do. */
  List<Known> own(Staff reader, int limit) {
    return known(background.people(reader, limit), reader, limit);
  }

  private List<Known> known(List<PersonId> ids, Staff reader, int limit) {
    Map<PersonId, Person> people = persons.all(ids);
    Map<PersonId, Episode> newest = episodes.newestOf(ids, reader);
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
        .flatMap(
            person ->
                Optional.ofNullable(newest.get(person.id()))
                    .map(episode -> new Known(person, episode))
                    .stream())
        .limit(limit)
        .toList();
  }
}
