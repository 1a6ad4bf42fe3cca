package care.throughline.episode.web;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Episodes;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.platform.web.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Episodes for programs: the list, and opening one for a referral. */
@Tag(name = "Episodes", description = "One person's run through a pathway")
@RestController
@RequestMapping("/api/v1/episodes")
class EpisodeApi {

  private static final Set<String> STATES =
      Stream.concat(
              Stream.of("open", "closed", "all"),
              Arrays.stream(EpisodeState.values()).map(EpisodeState::key))
          .collect(Collectors.toUnmodifiableSet());

  private final ReadableEpisodes readable;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final Persons persons;
  private final Sites sites;
  private final Transactions transactions;
  private final Clock clock;

  EpisodeApi(
      ReadableEpisodes readable,
      Episodes episodes,
      EpisodeCourse course,
      Persons persons,
      Sites sites,
      Transactions transactions,
      Clock clock) {
    this.readable = readable;
    this.episodes = episodes;
    this.course = course;
    this.persons = persons;
    this.sites = sites;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What became of a referral: ids only, because a client program that refers people may not read
   * about them.
   *
   * @param created false when the same referral had come before
   */
  record Opened(UUID id, UUID person, boolean created) {}

  @Operation(summary = "List episodes of the reader's site, oldest referral first")
  @GetMapping
  Listing<EpisodeAnswer> list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "50") int limit,
      Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    if (!STATES.contains(state)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, Texts.of("episode.api.state", STATES.stream().sorted().toList()));
    }
    int size = Math.min(Math.max(limit, 1), ReadableEpisodes.LARGEST_PAGE - 1);
    List<Episode> found =
        readable.page(state, reader, after == null ? null : new EpisodeId(after), size + 1);
    List<Episode> shown = found.size() > size ? found.subList(0, size) : found;
    String next = found.size() > size ? shown.get(size - 1).id().value().toString() : null;
    return new Listing<>(
        shown.stream().map(EpisodeAnswer::of).toList(), readable.count(state, reader), next);
  }

  @Operation(
      summary =
          "Refer a person: opens an episode; the same sourceKey again gives the episode it already is")
  @PostMapping
  ResponseEntity<Opened> open(@RequestBody NewReferral body, Staff by) {
    if (Stream.of(Role.INTAKE, Role.COORDINATOR, Role.SUPERVISOR, Role.INTEROP)
        .noneMatch(by::has)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<Map<String, String>> findings = body.findings(sites.get(by.site()).dayOf(clock.instant()));
    if (!findings.isEmpty()) {
      throw new EpisodeFailures.ReferralRefused(findings);
    }
    Opened opened = transactions.call(() -> open(body.person(), body.referral(), by));
    URI place = URI.create("/api/v1/episodes/" + opened.id());
    return (opened.created() ? ResponseEntity.created(place) : ResponseEntity.ok().location(place))
        .body(opened);
  }

  private Opened open(NewPerson person, Referral referral, Staff by) {
    Optional<EpisodeId> known = episodes.ofReferral(referral.sourceKey());
    if (known.isPresent()) {
      return new Opened(known.get().value(), episodes.get(known.get()).person().value(), false);
    }
    PersonId id =
        person.identifiers().stream()
            .flatMap(number -> persons.identifiedBy(number).stream())
            .map(Person::id)
            .findFirst()
            .orElseGet(() -> persons.add(person));
    return new Opened(course.open(id, referral, by.actor()).value(), id.value(), true);
  }
}
