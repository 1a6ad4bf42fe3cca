package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.LostAndMended;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairId;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
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

/** Mending plans for programs, with the rights and refusals of the page. */
@Tag(name = "Repairs", description = "Mending the plan after a therapist, room or group is lost")
@RestController
@RequestMapping("/api/v1/repairs")
class RepairApi {

  private final Repairs repairs;
  private final RepairPublication publication;
  private final LostAndMended lost;
  private final AuditTrail audit;

  RepairApi(Repairs repairs, RepairPublication publication, LostAndMended lost, AuditTrail audit) {
    this.repairs = repairs;
    this.publication = publication;
    this.lost = lost;
    this.audit = audit;
  }

  /**
   * What is lost.
   *
   * @param cause {@code therapist}, {@code room}, {@code group} or {@code leave}
   * @param lost its id; of a leave the leave's own
   * @param from first day on which it is missing, after today
   */
  record Loss(@Nullable String cause, @Nullable UUID lost, @Nullable LocalDate from) {

    private static final List<String> CAUSES = List.of("therapist", "room", "group", "leave");

    Cause why(LostAndMended known, Staff by) {
      if (cause == null || lost == null || !CAUSES.contains(cause)) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.loss"));
      }
      return cause.equals("leave") ? known.away(lost, by) : Cause.of(cause, lost, null, null);
    }

    LocalDate day() {
      if (from == null) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.loss-from"));
      }
      return from;
    }
  }

  @Operation(summary = "List the latest repairs of the site, the newest first")
  @GetMapping
  Listing<RepairAnswer> latest(Staff reader) {
    check(reader);
    List<RepairAnswer> found =
        repairs.latest(reader).stream().map(one -> viewed(one, reader)).toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(
      summary = "Propose how to mend the plan: whom it moves and whom it strands; changes nothing")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RepairAnswer propose(@RequestBody Loss loss, Staff by) {
    check(by);
    return RepairAnswer.of(repairs.propose(loss.why(lost, by), loss.day(), by));
  }

  @Operation(summary = "Read one repair")
  @GetMapping("/{id}")
  RepairAnswer get(@PathVariable UUID id, Staff reader) {
    check(reader);
    return repairs
        .find(new RepairId(id), reader)
        .map(one -> viewed(one, reader))
        .orElseThrow(() -> new NoSuchElementException("There is no such proposal."));
  }

  @Operation(
      summary =
          "Publish a repair, all of it or nothing; twice changes nothing, 409 tells what changed since")
  @PostMapping("/{id}/publication")
  RepairAnswer publish(@PathVariable UUID id, Staff by) {
    check(by);
    return RepairAnswer.of(publication.publish(new RepairId(id), by));
  }

  private RepairAnswer viewed(Repair repair, Staff reader) {
    audit.record(reader.actor(), "repair.viewed", "repair", repair.id().value(), Map.of());
    return RepairAnswer.of(repair);
  }

  private static void check(Staff staff) {
    if (!Repairs.may(staff)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
