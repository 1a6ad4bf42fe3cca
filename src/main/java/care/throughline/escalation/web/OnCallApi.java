package care.throughline.escalation.web;

import care.throughline.access.Staff;
import care.throughline.escalation.OnCallRota;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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

/** The rota for programs. */
@Tag(name = "On call", description = "Who is on call, and when nobody is")
@RestController
@RequestMapping("/api/v1/on-call")
class OnCallApi {

  private final OnCallRota rota;

  OnCallApi(OnCallRota rota) {
    this.rota = rota;
  }

  /** The rota; {@code gaps} are those of the next two weeks. */
  record RotaAnswer(List<OnCallRota.Turn> items, int total, List<OnCallRota.Gap> gaps) {}

  /** A turn that was kept. */
  record Kept(UUID id) {}

  @Operation(summary = "Tell who is on call at your site from now on, and when nobody is")
  @GetMapping
  RotaAnswer list(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<OnCallRota.Turn> turns = rota.of(reader.site());
    return new RotaAnswer(turns, turns.size(), rota.gaps(turns));
  }

  @Operation(summary = "Keep a turn; 422 names what does not fit")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Kept add(@RequestBody OnCallRota.NewTurn turn, Staff by) {
    return new Kept(rota.add(turn, by));
  }

  @Operation(summary = "Take a turn back; one that runs ends now")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, Staff by) {
    rota.end(id, by);
  }
}
