package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.WaitingList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who waits for a seat, for programs. */
@Tag(name = "Groups", description = "Groups, seats, waiting list")
@RestController
@RequestMapping("/api/v1")
class WaitingApi {

  private final GroupAccess access;
  private final WaitingList waiting;
  private final Sites sites;
  private final Clock clock;

  WaitingApi(GroupAccess access, WaitingList waiting, Sites sites, Clock clock) {
    this.access = access;
    this.waiting = waiting;
    this.sites = sites;
    this.clock = clock;
  }

  /** Somebody who is to wait for a seat in the group. */
  record Wait(UUID episode) {}

  /**
   * Who is served.
   *
   * @param episode the next in order when missing
   * @param from today when missing
   * @param reason needed when the order is left
   */
  record Service(@Nullable UUID episode, @Nullable LocalDate from, @Nullable String reason) {}

  @Operation(summary = "Who waits for a seat in the group, in the order of service")
  @GetMapping("/groups/{id}/waiting")
  Listing<GroupAnswer.WaitingAnswer> waiting(@PathVariable UUID id, Staff reader) {
    List<GroupAnswer.WaitingAnswer> found =
        waiting.waitingFor(access.group(id, reader)).stream()
            .map(GroupAnswer.WaitingAnswer::of)
            .toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Put a person on the waiting list of the group")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/groups/{id}/waiting")
  GroupAnswer.WaitingAnswer join(@PathVariable UUID id, @RequestBody Wait body, Staff by) {
    CareGroup group = access.group(id, by);
    access.place(by);
    return GroupAnswer.WaitingAnswer.of(
        waiting.join(access.waiting(body.episode(), by).id(), null, group.id(), by.actor()));
  }

  @Operation(summary = "Reserve a seat for the next who fits, or for a named one with a reason")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/groups/{id}/waiting/service")
  GroupAnswer.SeatAnswer serve(@PathVariable UUID id, @RequestBody Service body, Staff by) {
    CareGroup group = access.group(id, by);
    access.place(by);
    LocalDate from =
        body.from() == null ? sites.get(group.site()).dayOf(clock.instant()) : body.from();
    UUID named = body.episode();
    return GroupAnswer.SeatAnswer.of(
        named == null
            ? waiting.serveNext(group.id(), from, by.actor())
            : waiting.serve(
                access.episode(named, by).id(),
                group.id(),
                from,
                body.reason() == null ? "" : body.reason(),
                by.actor()));
  }

  @Operation(summary = "Take a person off the waiting list")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/waiting/{episode}")
  void leave(@PathVariable UUID episode, @RequestParam(defaultValue = "") String reason, Staff by) {
    access.place(by);
    waiting.leave(
        access.episode(episode, by).id(),
        reason.isEmpty() ? Texts.kept("schedule-pages.seat.no-longer-wanted") : reason,
        by.actor());
  }
}
