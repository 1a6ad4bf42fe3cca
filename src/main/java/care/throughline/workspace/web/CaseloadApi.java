package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.web.Listing;
import care.throughline.platform.web.TimeTexts;
import care.throughline.workspace.Caseloads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Caseloads for programs. */
@Tag(name = "Caseload", description = "The people a therapist sees every week")
@RestController
@RequestMapping("/api/v1/caseload")
class CaseloadApi {

  private final Caseloads caseloads;
  private final CaseloadAccess access;
  private final SiteTimes times;
  private final AuditTrail audit;

  CaseloadApi(Caseloads caseloads, CaseloadAccess access, SiteTimes times, AuditTrail audit) {
    this.caseloads = caseloads;
    this.access = access;
    this.times = times;
    this.audit = audit;
  }

  /**
   * One person.
   *
   * @param attention why they stand where they stand: {@code late}, {@code missed}, {@code
   *     consent}, {@code dose}, {@code paused} or {@code none}
   * @param nextWorkItem id of the item to be done first
   */
  record CaseloadAnswer(
      String person,
      String episode,
      String attention,
      @Nullable String level,
      @Nullable Integer week,
      int weeks,
      @Nullable String programme,
      int plannedMinutes,
      int attendedMinutes,
      int minimumMinutes,
      int missedInARow,
      int overdue,
      @Nullable UUID nextWorkItem,
      @Nullable String nextStep,
      @Nullable Instant nextDueAt,
      List<String> consents) {

    static CaseloadAnswer of(Caseloads.Entry entry) {
      Caseloads.Next next = entry.next();
      return new CaseloadAnswer(
          entry.person().id().value().toString(),
          entry.episode().value().toString(),
          entry.attention().name().toLowerCase(Locale.ROOT),
          entry.level(),
          entry.week(),
          entry.weeks(),
          entry.programme(),
          entry.plannedMinutes(),
          entry.attendedMinutes(),
          entry.minimumMinutes(),
          entry.missed(),
          entry.late(),
          next == null ? null : next.item(),
          next == null ? null : next.name(),
          next == null ? null : next.dueAt(),
          entry.consents().stream().sorted().toList());
    }
  }

  @Operation(
      summary =
          "List a caseload, whoever needs attention first: your own, or with `of` that of a therapist of your site; at most 200 people of the total")
  @GetMapping
  Listing<CaseloadAnswer> list(@RequestParam(required = false) @Nullable UUID of, Staff reader) {
    Staff therapist = CaseloadAccess.chosen(access.choices(reader), of);
    if (therapist == null) {
      return new Listing<>(List.of(), 0, null);
    }
    TimeTexts texts = times.of(reader);
    Caseloads.Page page =
        caseloads.of(
            therapist.id(), reader, texts.now().atZone(texts.zone()).toLocalDate(), texts.now());
    audit.record(
        reader.actor(),
        "caseload.viewed",
        "staff",
        therapist.id().value(),
        Map.of("people", page.people().size()));
    return new Listing<>(
        page.people().stream().map(CaseloadAnswer::of).toList(), page.total(), null);
  }
}
