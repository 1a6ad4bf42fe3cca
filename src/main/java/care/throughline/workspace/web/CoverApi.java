package care.throughline.workspace.web;

import care.throughline.access.Cover;
import care.throughline.access.Covers;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Absences and stand-ins for programs. */
@Tag(name = "Cover", description = "Who is away, and who stands in")
@RestController
@RequestMapping("/api/v1/cover")
class CoverApi {

  private final Covers covers;

  CoverApi(Covers covers) {
    this.covers = covers;
  }

  /**
   * An absence to be noted.
   *
   * @param staff id of who is away; null for the signed-in member
   * @param standIn id of who stands in; null for the pool
   * @param last part of the absence
   */
  record NewCover(
      @Nullable UUID staff,
      @Nullable UUID standIn,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {}

  /** An absence. */
  record CoverAnswer(UUID id, UUID staff, @Nullable UUID standIn, LocalDate first, LocalDate last) {
    static CoverAnswer of(Cover cover) {
      StaffId standIn = cover.standIn();
      return new CoverAnswer(
          cover.id(),
          cover.staff().value(),
          standIn == null ? null : standIn.value(),
          cover.first(),
          cover.last());
    }
  }

  @Operation(summary = "List absences of your site that run or are to come")
  @GetMapping
  Listing<CoverAnswer> list(Staff reader) {
    admit(reader);
    List<CoverAnswer> all = covers.at(reader.site()).stream().map(CoverAnswer::of).toList();
    return new Listing<>(all, all.size(), null);
  }

  @Operation(
      summary = "Note an absence; 409 tells why it cannot be, such as days that are noted already")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CoverAnswer note(@RequestBody NewCover cover, Staff by) {
    admit(by);
    LocalDate first = cover.first();
    LocalDate last = cover.last();
    if (first == null || last == null) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, Texts.of("workspace.cover.days-needed"));
    }
    UUID staff = cover.staff();
    UUID standIn = cover.standIn();
    return CoverAnswer.of(
        covers.note(
            staff == null ? by.id() : new StaffId(staff),
            standIn == null ? null : new StaffId(standIn),
            first,
            last,
            by));
  }

  @Operation(summary = "End an absence today; one that is over stays as it is")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, Staff by) {
    admit(by);
    covers.end(id, by);
  }

  private static void admit(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
