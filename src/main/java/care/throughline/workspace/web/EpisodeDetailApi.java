package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.episode.Stay;
import care.throughline.episode.Stays;
import care.throughline.episode.web.EpisodeAnswer;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.engine.RunningProcess;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.web.WorkItemAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One episode for programs, with everything that runs for it. */
@Tag(name = "Episodes")
@RestController
class EpisodeDetailApi {

  private final ReadableEpisodes episodes;
  private final Persons persons;
  private final Stays stays;
  private final WorkItems items;
  private final Diagrams diagrams;
  private final AuditTrail audit;

  EpisodeDetailApi(
      ReadableEpisodes episodes,
      Persons persons,
      Stays stays,
      WorkItems items,
      Diagrams diagrams,
      AuditTrail audit) {
    this.episodes = episodes;
    this.persons = persons;
    this.stays = stays;
    this.items = items;
    this.diagrams = diagrams;
    this.audit = audit;
  }

  /** An episode, the person it is about, their stays, and what is open and running. */
  record EpisodeDetail(
      EpisodeAnswer episode,
      PersonAnswer person,
      List<Stay> stays,
      List<WorkItemAnswer> workItems,
      List<ProcessAnswer> processes) {}

  /** A person. */
  record PersonAnswer(
      String id,
      String mrn,
      String givenName,
      String familyName,
      LocalDate birthDate,
      @Nullable String gender,
      String language,
      @Nullable LocalDate deceasedOn) {}

  /**
   * A process of the episode.
   *
   * @param current ids of the elements that wait now
   * @param done ids of the elements that were passed
   */
  record ProcessAnswer(
      String key,
      String process,
      String name,
      Instant startedAt,
      @Nullable Instant endedAt,
      List<String> current,
      List<String> done) {}

  @Operation(
      summary =
          "Read one episode with its stays, open work items and processes; reading it is recorded")
  @GetMapping("/api/v1/episodes/{id}")
  EpisodeDetail get(@PathVariable UUID id, Staff reader) {
    Episode episode = episodes.find(new EpisodeId(id), reader).orElseThrow();
    audit.record(
        reader.actor(),
        "person.viewed",
        "person",
        episode.person().value(),
        Map.of("episode", id.toString()));
    Person person = persons.get(episode.person());
    return new EpisodeDetail(
        EpisodeAnswer.of(episode),
        new PersonAnswer(
            person.id().value().toString(),
            person.mrn(),
            person.givenName(),
            person.familyName(),
            person.birthDate(),
            person.gender(),
            person.language(),
            person.deceasedOn()),
        stays.of(episode.id()),
        items.openOf(episode.id(), reader).stream().map(WorkItemAnswer::of).toList(),
        diagrams.processes(episode).stream().map(EpisodeDetailApi::process).toList());
  }

  private static ProcessAnswer process(Diagrams.Keyed keyed) {
    RunningProcess process = keyed.process();
    return new ProcessAnswer(
        keyed.key(),
        process.process(),
        process.name(),
        process.startedAt(),
        process.endedAt(),
        process.current(),
        process.done());
  }
}
