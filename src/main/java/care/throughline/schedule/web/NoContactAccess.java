package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import care.throughline.platform.AuditTrail;
import care.throughline.schedule.group.NoContacts;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds no-contact pairs through their reader: only who places people sees them, and only pairs of
 * which they may see both. Each look is kept.
 */
@Component
final class NoContactAccess {

  private final GroupAccess access;
  private final NoContacts noContacts;
  private final ReadableEpisodes episodes;
  private final AuditTrail audit;

  NoContactAccess(
      GroupAccess access, NoContacts noContacts, ReadableEpisodes episodes, AuditTrail audit) {
    this.access = access;
    this.noContacts = noContacts;
    this.episodes = episodes;
    this.audit = audit;
  }

  /** A pair with the newest episode of each of the two. */
  record Readable(NoContacts.Pair pair, Episode one, Episode other) {}

  /** The pairs the reader may see, the newest first. */
  List<Readable> pairs(Staff reader) {
    access.place(reader);
    audit.record(reader.actor(), "noContacts.viewed", "site", reader.site(), Map.of());
    return readable(reader);
  }

  /**
   * One of them.
   *
   * @throws NoSuchElementException when there is none
   */
  NoContacts.Pair pair(UUID id, Staff by) {
    access.place(by);
    return readable(by).stream()
        .map(Readable::pair)
        .filter(pair -> pair.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no such no-contact pair."));
  }

  /**
   * Who is in that episode.
   *
   * @throws NoSuchElementException when the asker may not see it
   */
  PersonId person(UUID episode, Staff by) {
    access.place(by);
    return access.episode(episode, by).person();
  }

  private List<Readable> readable(Staff reader) {
    List<NoContacts.Pair> pairs = noContacts.at(reader.site());
    Map<PersonId, Episode> newest =
        episodes.newestOf(
            pairs.stream().flatMap(pair -> Stream.of(pair.person(), pair.other())).toList(),
            reader);
    return pairs.stream()
        .flatMap(
            pair -> {
              Episode one = newest.get(pair.person());
              Episode other = newest.get(pair.other());
              return one == null || other == null
                  ? Stream.<Readable>empty()
                  : Stream.of(new Readable(pair, one, other));
            })
        .toList();
  }
}
