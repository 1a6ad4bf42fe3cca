package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.pathway.Releases;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.Draft;
import care.throughline.worklist.HeldCompletions;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemBackground;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The form of a work item: its schema, what was typed so far, and completing it. */
@Hidden
@RestController
@RequestMapping(path = "/work-items/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class WorkItemForm {

  /**
   * Ratings change little from one time to the next; asking for all of them again would only make
   * them worse.
   */
  private static final String RATINGS = "rateDimensions";

  private static final String SAFETY = "screenSafety";
  private static final Set<String> KNOWN_BEFORE = Set.of("stepDown", "reEntry");

  private final WorkItems items;
  private final WorkItemBackground background;
  private final WorkItemDesk desk;
  private final HeldCompletions held;
  private final ReadableEpisodes episodes;
  private final EpisodeRecord record;
  private final Releases releases;
  private final StaffMembers staff;
  private final SiteTimes times;

  WorkItemForm(
      WorkItems items,
      WorkItemBackground background,
      WorkItemDesk desk,
      HeldCompletions held,
      ReadableEpisodes episodes,
      EpisodeRecord record,
      Releases releases,
      StaffMembers staff,
      SiteTimes times) {
    this.items = items;
    this.background = background;
    this.desk = desk;
    this.held = held;
    this.episodes = episodes;
    this.record = record;
    this.releases = releases;
    this.staff = staff;
    this.times = times;
  }

  /**
   * What was typed so far, or what is known already.
   *
   * @param version to send with the next change
   * @param prefilledFrom whose earlier answers these are; null when they are the draft's own
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record DraftAnswer(
      int version,
      Map<String, Object> answers,
      @Nullable String saved,
      @Nullable String prefilledFrom) {}

  /** A draft was kept. */
  record Saved(int version, String saved) {}

  /**
   * The item is being completed, or was.
   *
   * @param next where to go on; null to stay
   * @param message carries no name
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Completed(@Nullable String next, String message) {}

  @GetMapping("/form")
  String schema(@PathVariable UUID id, Staff reader) {
    WorkItem item = items.findTask(new WorkItemId(id), reader).orElseThrow();
    return releases.formSchema(item.release(), item.form());
  }

  @GetMapping("/draft")
  DraftAnswer draft(@PathVariable UUID id, Staff reader) {
    WorkItem item = items.findTask(new WorkItemId(id), reader).orElseThrow();
    TimeTexts texts = times.of(reader);
    Optional<Draft> draft = background.draft(item.id());
    if (draft.isPresent()) {
      return new DraftAnswer(
          item.version(), draft.get().answers(), saved(draft.get(), texts), null);
    }
    return earlier(item, reader)
        .map(
            answer ->
                new DraftAnswer(
                    item.version(),
                    answer.answers(),
                    null,
                    Texts.of(
                        "worklist.form.answers-of", texts.when(answer.at()), name(answer.by()))))
        .orElseGet(() -> new DraftAnswer(item.version(), Map.of(), null, null));
  }

  @PostMapping("/draft")
  Saved save(@PathVariable UUID id, @RequestBody Submission submission, Staff by) {
    WorkItemId item = new WorkItemId(id);
    submission.refuseStale(items.findTask(item, by).orElseThrow());
    WorkItem kept = desk.saveDraft(item, submission.answersOrNone(), by);
    TimeTexts texts = times.of(by);
    return new Saved(
        kept.version(),
        background
            .draft(item)
            .map(draft -> saved(draft, texts))
            .orElseGet(() -> Texts.of("worklist.form.draft-saved")));
  }

  @PostMapping("/complete")
  Completed complete(@PathVariable UUID id, @RequestBody Submission submission, Staff by) {
    WorkItemId item = new WorkItemId(id);
    submission.refuseStale(
        items.findTask(item, by).orElseThrow(), held.of(List.of(item)).containsKey(item));
    WorkItem sent = held.hold(item, submission.answersOrNone(), by);
    return new Completed(
        null,
        sent.open()
            ? Texts.of("worklist.form.completing", sent.name())
            : Texts.of("worklist.form.done", sent.name()));
  }

  private Optional<EpisodeRecord.Answer> earlier(WorkItem item, Staff reader) {
    boolean asked =
        item.form().equals(RATINGS) || (item.form().equals(SAFETY) && knownBefore(item, reader));
    return asked && item.open()
        ? record.latestAnswer(item.episode(), item.form())
        : Optional.empty();
  }

  /**
   * A screen for someone who comes back starts from the last one; after a relapse everything is
   * asked afresh.
   */
  private boolean knownBefore(WorkItem item, Staff reader) {
    return item.process().endsWith("Assessment")
        && episodes
            .find(item.episode(), reader)
            .filter(episode -> KNOWN_BEFORE.contains(episode.entryKind()))
            .isPresent();
  }

  private static String saved(Draft draft, TimeTexts texts) {
    boolean today = texts.nearDay(draft.savedAt()).equals(texts.nearDay(texts.now()));
    return Texts.of(
        "worklist.form.draft-saved-at",
        today ? texts.clock(draft.savedAt()) : texts.when(draft.savedAt()));
  }

  private String name(String username) {
    return staff.named(username).map(Staff::name).orElse(username);
  }
}
