package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.platform.engine.WaitingMessage;
import care.throughline.platform.web.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What can be reported about an episode, for programs. */
@Tag(name = "Reports", description = "What may be reported about a person at any time")
@RestController
@RequestMapping("/api/v1/episodes/{id}/reports")
class ReportApi {

  private final ReadableEpisodes episodes;
  private final ReportForms reports;

  ReportApi(ReadableEpisodes episodes, ReportForms reports) {
    this.episodes = episodes;
    this.reports = reports;
  }

  /**
   * Something that may be reported now.
   *
   * @param message its name, the last part of the address to post to
   * @param starts true when it begins a process, false when a running one waits for it
   */
  record ReportAnswer(
      String message, String words, boolean starts, String form, String formSchema) {}

  @Operation(summary = "List what the reader may report about the episode now")
  @GetMapping
  Listing<ReportAnswer> list(@PathVariable UUID id, Staff reader) {
    List<ReportAnswer> possible =
        reports.possible(episode(id, reader), reader).stream()
            .map(report -> answer(id, report))
            .toList();
    return new Listing<>(possible, possible.size(), null);
  }

  @Operation(summary = "Read the form of a report, a form-js schema")
  @GetMapping(path = "/{message}/form", produces = MediaType.APPLICATION_JSON_VALUE)
  String form(@PathVariable UUID id, @PathVariable String message, Staff reader) {
    return reports.schema(episode(id, reader), message, reader);
  }

  @Operation(summary = "Report it; 422 lists the answers that do not fit the form")
  @PostMapping("/{message}")
  @ResponseStatus(HttpStatus.CREATED)
  ReportAnswer submit(
      @PathVariable UUID id,
      @PathVariable String message,
      @RequestBody Submission submission,
      Staff by) {
    return answer(id, reports.submit(episode(id, by), message, submission.answersOrNone(), by));
  }

  private Episode episode(UUID id, Staff reader) {
    return episodes.find(new EpisodeId(id), reader).orElseThrow();
  }

  private static ReportAnswer answer(UUID episode, WaitingMessage report) {
    return new ReportAnswer(
        report.message(),
        report.words(),
        report.starts(),
        String.valueOf(report.form()),
        "/api/v1/episodes/" + episode + "/reports/" + report.message() + "/form");
  }
}
