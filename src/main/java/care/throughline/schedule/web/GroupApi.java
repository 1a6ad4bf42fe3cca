package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupCensus;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups and their seats for programs. */
@Tag(name = "Groups", description = "Groups, seats, waiting list")
@RestController
@RequestMapping("/api/v1/groups")
class GroupApi {

  private final GroupAccess access;
  private final CareGroups groups;
  private final GroupCensus census;
  private final Seats seats;
  private final StaffMembers staff;
  private final Sites sites;
  private final Clock clock;

  GroupApi(
      GroupAccess access,
      CareGroups groups,
      GroupCensus census,
      Seats seats,
      StaffMembers staff,
      Sites sites,
      Clock clock) {
    this.access = access;
    this.groups = groups;
    this.census = census;
    this.seats = seats;
    this.staff = staff;
    this.sites = sites;
    this.clock = clock;
  }

  /** Why something is done. */
  record Reason(@Nullable String reason) {

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * A seat that is wanted.
   *
   * @param from today when missing
   * @param override the reason for going beyond a limit; null to stay within
   */
  record Wish(
      UUID episode,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String override) {}

  @Operation(summary = "List the running groups of the reader's site with their census of today")
  @GetMapping
  Listing<GroupAnswer> list(Staff reader) {
    access.read(reader);
    List<GroupAnswer> found =
        census.at(reader.site(), today(reader)).stream()
            .map(each -> GroupAnswer.of(each, staff))
            .toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Read one group")
  @GetMapping("/{id}")
  GroupAnswer get(@PathVariable UUID id, Staff reader) {
    return answer(access.group(id, reader), reader);
  }

  @Operation(summary = "Begin a group (supervisors and directors)")
  @PostMapping
  ResponseEntity<GroupAnswer> begin(@RequestBody GroupBody body, Staff by) {
    access.edit(by);
    CareGroupId id = groups.add(body.read(by.site(), today(by), staff), by.actor());
    return ResponseEntity.created(URI.create("/api/v1/groups/" + id.value()))
        .body(answer(groups.get(id), by));
  }

  @Operation(summary = "Change a group; \"version\" is the one that was read")
  @PutMapping("/{id}")
  GroupAnswer change(@PathVariable UUID id, @RequestBody GroupBody body, Staff by) {
    CareGroup group = access.group(id, by);
    access.edit(by);
    int version = body.version() == null ? -1 : body.version();
    return answer(
        groups.change(group.id(), body.read(group.site(), today(by), staff), version, by.actor()),
        by);
  }

  @Operation(summary = "Dissolve a group: seats are given up, meetings to come are cancelled")
  @PostMapping("/{id}/dissolution")
  GroupAnswer dissolve(@PathVariable UUID id, @RequestBody Reason body, Staff by) {
    CareGroup group = access.group(id, by);
    access.edit(by);
    groups.dissolve(group.id(), body.text(), by.actor());
    return answer(groups.get(group.id()), by);
  }

  @Operation(summary = "Seats somebody has today or later, by number")
  @GetMapping("/{id}/seats")
  Listing<GroupAnswer.SeatAnswer> seats(@PathVariable UUID id, Staff reader) {
    List<GroupAnswer.SeatAnswer> found =
        seats.from(access.group(id, reader).id(), today(reader)).stream()
            .map(GroupAnswer.SeatAnswer::of)
            .toList();
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Reserve a seat for 48 hours, or go beyond a limit with a reason")
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping("/{id}/seats")
  GroupAnswer.SeatAnswer reserve(@PathVariable UUID id, @RequestBody Wish wish, Staff by) {
    CareGroup group = access.group(id, by);
    access.place(by);
    EpisodeId episode = access.episode(wish.episode(), by).id();
    LocalDate from = wish.from() == null ? today(by) : wish.from();
    String beyond = wish.override();
    Seat seat =
        beyond == null
            ? seats.reserve(
                group.id(),
                episode,
                from,
                wish.until(),
                clock.instant().plus(Seats.HOLD),
                by.actor())
            : seats.override(group.id(), episode, from, beyond, by);
    return GroupAnswer.SeatAnswer.of(seat);
  }

  @Operation(summary = "The person comes")
  @PostMapping("/{id}/seats/{seat}/enrolment")
  GroupAnswer.SeatAnswer enrol(@PathVariable UUID id, @PathVariable UUID seat, Staff by) {
    return GroupAnswer.SeatAnswer.of(seats.enrol(mine(id, seat, by).id(), by.actor()));
  }

  @Operation(summary = "Keep the seat while the person is at another level of care")
  @PostMapping("/{id}/seats/{seat}/hold")
  GroupAnswer.SeatAnswer hold(@PathVariable UUID id, @PathVariable UUID seat, Staff by) {
    return GroupAnswer.SeatAnswer.of(seats.hold(mine(id, seat, by).id(), by.actor()));
  }

  @Operation(summary = "Give the seat up, today or on a later day")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @DeleteMapping("/{id}/seats/{seat}")
  void release(
      @PathVariable UUID id,
      @PathVariable UUID seat,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate on,
      @RequestParam(defaultValue = "") String reason,
      Staff by) {
    seats.release(
        mine(id, seat, by).id(),
        on == null ? today(by) : on,
        reason.isEmpty() ? Texts.kept("schedule-pages.seat.given-up") : reason,
        by.actor());
  }

  private Seat mine(UUID group, UUID seat, Staff by) {
    CareGroup found = access.group(group, by);
    access.place(by);
    return access.seat(found, seat);
  }

  private GroupAnswer answer(CareGroup group, Staff reader) {
    return GroupAnswer.of(census.of(group, today(reader)), staff);
  }

  private LocalDate today(Staff reader) {
    return sites.get(reader.site()).dayOf(clock.instant());
  }
}
