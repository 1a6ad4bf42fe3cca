package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.pathway.Releases;
import care.throughline.worklist.HeldCompletions;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work items for programs. */
@Tag(name = "Work items", description = "Human tasks: list, claim, draft, complete")
@RestController
@RequestMapping("/api/v1/work-items")
class WorkItemApi {

  private final WorkItems items;
  private final WorkItemDesk desk;
  private final HeldCompletions held;
  private final Releases releases;

  WorkItemApi(WorkItems items, WorkItemDesk desk, HeldCompletions held, Releases releases) {
    this.items = items;
    this.desk = desk;
    this.held = held;
    this.releases = releases;
  }

  @Operation(summary = "Read one work item")
  @GetMapping("/{id}")
  WorkItemAnswer get(@PathVariable UUID id, Staff reader) {
    return WorkItemAnswer.of(find(id, reader));
  }

  @Operation(summary = "Read the form of a work item, a form-js schema")
  @GetMapping(path = "/{id}/form", produces = MediaType.APPLICATION_JSON_VALUE)
  String form(@PathVariable UUID id, Staff reader) {
    WorkItem item = items.findTask(new WorkItemId(id), reader).orElseThrow();
    return releases.formSchema(item.release(), item.form());
  }

  @Operation(summary = "Claim a work item; 409 names who was quicker")
  @PutMapping("/{id}/claim")
  WorkItemAnswer claim(@PathVariable UUID id, Staff by) {
    return WorkItemAnswer.of(desk.claim(new WorkItemId(id), by));
  }

  @Operation(summary = "Give a work item back; its draft stays")
  @DeleteMapping("/{id}/claim")
  WorkItemAnswer release(@PathVariable UUID id, Staff by) {
    return WorkItemAnswer.of(desk.release(new WorkItemId(id), by));
  }

  @Operation(summary = "Keep answers as a draft, unchecked; claims the work item if it is free")
  @PutMapping("/{id}/draft")
  WorkItemAnswer draft(@PathVariable UUID id, @RequestBody Submission submission, Staff by) {
    submission.refuseStale(find(id, by));
    return WorkItemAnswer.of(desk.saveDraft(new WorkItemId(id), submission.answersOrNone(), by));
  }

  @Operation(
      summary = "Complete a work item; 422 lists the answers that do not fit its form",
      description =
          "At once. With hold=true it waits a few seconds before the pathway moves, still open, and can be undone until then; the answers are checked at once.")
  @PostMapping("/{id}/completion")
  WorkItemAnswer complete(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean hold,
      @RequestBody Submission submission,
      Staff by) {
    WorkItemId item = new WorkItemId(id);
    submission.refuseStale(find(id, by), held.of(List.of(item)).containsKey(item));
    return WorkItemAnswer.of(
        hold
            ? held.hold(item, submission.answersOrNone(), by)
            : desk.complete(item, submission.answersOrNone(), by));
  }

  private WorkItem find(UUID id, Staff reader) {
    return items.find(new WorkItemId(id), reader).orElseThrow();
  }
}
