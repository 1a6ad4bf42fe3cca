package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.worklist.BulkActs;
import care.throughline.worklist.Handovers;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.Undo;
import care.throughline.worklist.WorkItemId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Acts on work items for programs: hand over, put aside, undo, the same on many. */
@Tag(name = "Work items", description = "Human tasks: list, claim, draft, complete")
@RestController
@RequestMapping("/api/v1/work-items")
class WorkItemActApi {

  private final Handovers handovers;
  private final Snoozes snoozes;
  private final Undo undo;
  private final BulkActs bulk;
  private final StaffMembers staff;

  WorkItemActApi(
      Handovers handovers, Snoozes snoozes, Undo undo, BulkActs bulk, StaffMembers staff) {
    this.handovers = handovers;
    this.snoozes = snoozes;
    this.undo = undo;
    this.bulk = bulk;
    this.staff = staff;
  }

  /**
   * To whom an item goes.
   *
   * @param to username of the receiver
   * @param version of the item as it was seen; null when it does not matter
   */
  record Assignment(@Nullable String to, @Nullable Integer version) {}

  /**
   * Until when an item is put aside.
   *
   * @param until the latest; null with an event: its due time
   * @param event attendance, reply or result; null when only the time ends it
   * @param reason needed beyond the due time
   */
  record Snooze(
      @Nullable Instant until,
      @Nullable String event,
      @Nullable String reason,
      @Nullable Integer version) {}

  /**
   * The same act on many items.
   *
   * @param act claim, assign, snooze or complete
   * @param to username of the receiver, for assign
   * @param hold true to hold completions for a few seconds, so that they can be undone
   */
  record Bulk(
      @Nullable String act,
      @Nullable List<UUID> ids,
      @Nullable String to,
      @Nullable Instant until,
      @Nullable String event,
      @Nullable String reason,
      @Nullable Boolean hold) {}

  /** What became of all; {@code refusal} of one is missing when it was done. */
  record BulkAnswer(String words, List<BulkLine> items) {}

  /** What became of one. */
  record BulkLine(UUID id, boolean done, @Nullable String refusal) {}

  @Operation(
      summary = "Hand a work item to a colleague",
      description =
          "By whoever holds it or a supervisor, to somebody at the site whose roles do it and who is not away; they get a notice.")
  @PutMapping("/{id}/assignment")
  WorkItemAnswer assign(@PathVariable UUID id, @RequestBody Assignment assignment, Staff by) {
    return WorkItemAnswer.of(
        handovers.assign(new WorkItemId(id), receiver(assignment.to()), by, assignment.version()));
  }

  @Operation(
      summary = "Put a work item aside until a time or an event",
      description =
          "Beyond its due time it needs a reason. An event (attendance, reply, result) ends it before the time.")
  @PutMapping("/{id}/snooze")
  WorkItemAnswer snooze(@PathVariable UUID id, @RequestBody Snooze snooze, Staff by) {
    return WorkItemAnswer.of(
        snoozes.snooze(
            new WorkItemId(id),
            until(snooze.until(), snooze.event(), snooze.reason()),
            by,
            snooze.version()));
  }

  @Operation(summary = "Take up again what was put aside")
  @DeleteMapping("/{id}/snooze")
  WorkItemAnswer wake(@PathVariable UUID id, Staff by) {
    return WorkItemAnswer.of(snoozes.wake(new WorkItemId(id), by, null));
  }

  @Operation(
      summary = "Undo your last act on a work item",
      description =
          "Claim, release, assignment, snooze and waking for 30 seconds, a held completion until it moves; 409 says what happened since.")
  @DeleteMapping("/{id}/acts/latest")
  WorkItemAnswer undo(@PathVariable UUID id, Staff by) {
    return WorkItemAnswer.of(undo.undo(new WorkItemId(id), by));
  }

  @Operation(
      summary = "Claim, assign, snooze or complete up to 100 work items",
      description =
          "Each in a transaction of its own; the answer tells of every one. Completes those whose form the caller's own draft answers, or that needs no answer.")
  @PostMapping("/bulk")
  BulkAnswer bulk(@RequestBody Bulk wish, Staff by) {
    List<WorkItemId> ids =
        wish.ids() == null ? List.of() : wish.ids().stream().map(WorkItemId::new).toList();
    if (ids.isEmpty() || ids.size() > BulkActs.MOST) {
      throw badRequest(Texts.of("worklist.api.ids", BulkActs.MOST));
    }
    BulkActs.Outcome outcome =
        switch (wish.act() == null ? "" : wish.act()) {
          case "claim" -> bulk.claim(ids, by);
          case "assign" -> bulk.assign(ids, receiver(wish.to()), by);
          case "snooze" -> bulk.snooze(ids, until(wish.until(), wish.event(), wish.reason()), by);
          case "complete" -> bulk.complete(ids, Boolean.TRUE.equals(wish.hold()), by);
          default -> throw badRequest(Texts.of("worklist.api.act"));
        };
    return new BulkAnswer(
        outcome.words(),
        outcome.results().stream()
            .map(each -> new BulkLine(each.id().value(), each.done(), each.refusal()))
            .toList());
  }

  private StaffId receiver(@Nullable String username) {
    return staff
        .named(username == null ? "" : username)
        .map(Staff::id)
        .orElseThrow(() -> badRequest(Texts.of("worklist.api.to")));
  }

  private static Snoozes.Until until(
      @Nullable Instant until, @Nullable String event, @Nullable String reason) {
    if (event == null) {
      return new Snoozes.Until(until, null, reason);
    }
    return new Snoozes.Until(
        until,
        SnoozeEnd.of(event).orElseThrow(() -> badRequest(Texts.of("worklist.api.event"))),
        reason);
  }

  private static ResponseStatusException badRequest(String words) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, words);
  }
}
