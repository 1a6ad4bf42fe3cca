package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.escalation.Interval;
import care.throughline.escalation.Ladder;
import care.throughline.escalation.LadderDesk;
import care.throughline.escalation.LadderPreview;
import care.throughline.escalation.LadderRung;
import care.throughline.escalation.LadderVersion;
import care.throughline.escalation.Ladders;
import care.throughline.escalation.Target;
import care.throughline.platform.web.Listing;
import care.throughline.worklist.Urgency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Ladders for programs. */
@Tag(
    name = "Ladders",
    description = "Who is called when work is late; each change is a new version")
@RestController
@RequestMapping("/api/v1/ladders")
class LadderApi {

  private final Ladders ladders;
  private final LadderDesk desk;
  private final Sites sites;
  private final Clock clock;

  LadderApi(Ladders ladders, LadderDesk desk, Sites sites, Clock clock) {
    this.ladders = ladders;
    this.desk = desk;
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * A ladder.
   *
   * @param role key of the role; null for every role
   * @param site null for every site
   */
  record LadderBody(
      @Nullable Urgency urgency,
      @Nullable String role,
      @Nullable String site,
      @Nullable Interval interval,
      @Nullable List<LadderRung> rungs) {}

  /** A ladder in force. */
  record LadderAnswer(
      Urgency urgency,
      @Nullable String role,
      @Nullable String site,
      int number,
      Instant madeAt,
      Interval interval,
      List<LadderRung> rungs) {
    static LadderAnswer of(LadderVersion version) {
      Ladder ladder = version.ladder();
      return new LadderAnswer(
          ladder.urgency(),
          ladder.role() == null ? null : ladder.role().key(),
          ladder.site(),
          version.number(),
          version.madeAt(),
          ladder.interval(),
          ladder.rungs());
    }
  }

  @Operation(summary = "List the ladders in force")
  @GetMapping
  Listing<LadderAnswer> list(Staff reader) {
    if (!LadderDesk.mayLook(reader)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    List<LadderAnswer> all = ladders.inForce().stream().map(LadderAnswer::of).toList();
    return new Listing<>(all, all.size(), null);
  }

  @Operation(
      summary =
          "Change a ladder, which counts at once; 422 names each field that makes a gap or a loop")
  @PutMapping
  LadderAnswer save(@RequestBody LadderBody body, Staff by) {
    return LadderAnswer.of(desk.save(ladder(body), by));
  }

  @Operation(
      summary =
          "Tell when the rungs of a ladder would ring for sample items across a weekend, a closed day and a change of the clock; nothing is kept")
  @PostMapping("/preview")
  Listing<LadderPreview.Sample> preview(@RequestBody LadderBody body, Staff reader) {
    if (!LadderDesk.mayLook(reader)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Ladder ladder = desk.checked(ladder(body));
    Site site = sites.get(ladder.site() == null ? reader.site() : ladder.site());
    List<LadderPreview.Sample> samples = LadderPreview.of(ladder, site, clock.instant());
    return new Listing<>(samples, samples.size(), null);
  }

  private Ladder ladder(LadderBody body) {
    Urgency urgency = body.urgency();
    Interval interval = body.interval();
    List<LadderRung> rungs = body.rungs();
    if (urgency == null || interval == null || interval.unit() == null || rungs == null) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "urgency, interval and rungs are needed.");
    }
    String role = body.role();
    if (body.site() != null) {
      sites.get(body.site());
    }
    return new Ladder(
        urgency,
        role == null
            ? null
            : Role.of(role)
                .orElseThrow(
                    () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "role is unknown.")),
        body.site(),
        interval,
        rungs.stream().map(LadderApi::complete).toList());
  }

  /** Targets that are missing are none, which the check names. */
  private static LadderRung complete(LadderRung rung) {
    List<Target> targets = rung.targets();
    return new LadderRung(
        rung.level(),
        rung.percent(),
        rung.steps(),
        targets == null ? List.of() : targets,
        rung.repeatEvery(),
        rung.reassign());
  }
}
