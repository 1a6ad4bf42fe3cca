package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.schedule.attendance.NoteAddenda;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.group.GroupSessionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sheets for programs. */
@Tag(name = "Attendance", description = "One sheet per group session")
@RestController
@RequestMapping("/api/v1/group-sessions/{id}/sheet")
class SheetApi {

  private final Sheets sheets;
  private final NoteAddenda addenda;

  SheetApi(Sheets sheets, NoteAddenda addenda) {
    this.sheets = sheets;
    this.addenda = addenda;
  }

  @Operation(summary = "Read the sheet of a group session, with what a no-show would start")
  @GetMapping
  SheetAnswer read(@PathVariable UUID id, Staff reader) {
    return SheetAnswer.of(sheets.open(new GroupSessionId(id), reader));
  }

  @Operation(summary = "Keep a draft, unchecked; 409 says who changed or signed it meanwhile")
  @PutMapping
  SheetAnswer save(@PathVariable UUID id, @RequestBody SheetBody body, Staff by) {
    return SheetAnswer.of(sheets.save(new GroupSessionId(id), body.content(), body.version(), by));
  }

  @Operation(
      summary =
          "Sign and lock: marks everyone, fans the note out; 409 names who was quicker, 422 lists what to put right")
  @PostMapping("/signature")
  SheetAnswer sign(@PathVariable UUID id, @RequestBody SheetBody body, Staff by) {
    return SheetAnswer.of(sheets.sign(new GroupSessionId(id), body.content(), body.version(), by));
  }

  @Operation(summary = "Change one line of a signed sheet; the reason is kept")
  @PostMapping("/changes")
  SheetAnswer change(@PathVariable UUID id, @RequestBody SheetBody.Change body, Staff by) {
    return SheetAnswer.of(
        sheets.change(
            new GroupSessionId(id),
            SheetForm.session(body.session()),
            SheetForm.state(body.state()),
            body.missedMinutes(),
            body.reason(),
            by));
  }

  @Operation(
      summary = "Add to the note of a signed sheet, dated and signed; what was signed before stays")
  @PostMapping("/addenda")
  SheetAnswer add(@PathVariable UUID id, @RequestBody SheetBody.Addendum body, Staff by) {
    return SheetAnswer.of(
        addenda.add(
            new GroupSessionId(id),
            body.session() == null ? null : SheetForm.session(body.session()),
            body.words(),
            by));
  }
}
