package care.throughline.escalation.web;

import care.throughline.access.Staff;
import care.throughline.escalation.EscalationDesk;
import care.throughline.escalation.Escalations;
import care.throughline.platform.web.Listing;
import care.throughline.worklist.WorkItemId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What rings, for programs. */
@Tag(name = "Escalations", description = "What rings now, and answering it")
@RestController
@RequestMapping("/api/v1/escalations")
class EscalationApi {

  private final Escalations escalations;
  private final EscalationDesk desk;

  EscalationApi(Escalations escalations, EscalationDesk desk) {
    this.escalations = escalations;
    this.desk = desk;
  }

  /**
   * How an escalation is eased.
   *
   * @param until the next rung rings then; null to put the item a level lower
   */
  record Easing(@Nullable Instant until, @Nullable String reason) {}

  @Operation(summary = "List what rings at your site; the unanswered and the highest level first")
  @GetMapping
  Listing<Escalations.Escalation> list(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<Escalations.Escalation> all = escalations.of(reader);
    return new Listing<>(all, all.size(), null);
  }

  @Operation(summary = "Acknowledge: nothing rings any more while the item stays where it is")
  @PostMapping("/{id}/acknowledgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(@PathVariable UUID id, Staff by) {
    desk.acknowledge(new WorkItemId(id), by);
  }

  @Operation(summary = "Take the item over from whoever holds it, which acknowledges it too")
  @PostMapping("/{id}/take-over")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeOver(@PathVariable UUID id, Staff by) {
    desk.takeOver(new WorkItemId(id), by);
  }

  @Operation(
      summary =
          "Ease it: the next rung rings at a later time, or the item goes a level lower when no time is given; 409 tells why not")
  @PostMapping("/{id}/easing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void ease(@PathVariable UUID id, @RequestBody Easing easing, Staff by) {
    if (easing.until() == null) {
      desk.lower(new WorkItemId(id), easing.reason(), by);
    } else {
      desk.postpone(new WorkItemId(id), easing.until(), easing.reason(), by);
    }
  }
}
