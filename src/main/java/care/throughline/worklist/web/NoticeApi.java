package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.worklist.Notices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reader's own notices for programs. */
@Tag(name = "Notices", description = "What you are told that needs no act")
@RestController
@RequestMapping("/api/v1/notices")
class NoticeApi {

  private final Notices notices;

  NoticeApi(Notices notices) {
    this.notices = notices;
  }

  @Operation(summary = "List your notices, the unseen ones first; at most 100")
  @GetMapping
  Listing<Notices.Notice> list(Staff reader) {
    List<Notices.Notice> all = notices.of(reader);
    return new Listing<>(all, notices.total(reader), null);
  }

  @Operation(summary = "Mark one of your notices as seen")
  @PutMapping("/{id}/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void see(@PathVariable UUID id, Staff reader) {
    notices.see(id, reader);
  }
}
