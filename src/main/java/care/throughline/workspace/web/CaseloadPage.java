package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.RecentSessions;
import care.throughline.workspace.Caseloads;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people a therapist sees every week, one row each. Opening it is written down. */
@Controller
class CaseloadPage {

  /** Weeks in the strip, the open one included. */
  private static final int STRIP_WEEKS = 4;

  private final Caseloads caseloads;
  private final RecentSessions sessions;
  private final CaseloadFacts facts;
  private final CaseloadAccess access;
  private final SiteTimes times;
  private final AuditTrail audit;

  CaseloadPage(
      Caseloads caseloads,
      RecentSessions sessions,
      CaseloadFacts facts,
      CaseloadAccess access,
      SiteTimes times,
      AuditTrail audit) {
    this.caseloads = caseloads;
    this.sessions = sessions;
    this.facts = facts;
    this.access = access;
    this.times = times;
    this.audit = audit;
  }

  /** A therapist whose caseload the reader may look at. */
  record Choice(String name, String href, boolean current) {}

  @GetMapping("/caseload")
  String caseload(@RequestParam(required = false) @Nullable UUID of, Staff reader, Model model) {
    List<Staff> choices = access.choices(reader);
    Staff therapist = CaseloadAccess.chosen(choices, of);
    TimeTexts texts = times.of(reader);
    Caseloads.Page page =
        therapist == null
            ? new Caseloads.Page(List.of(), 0)
            : caseloads.of(
                therapist.id(),
                reader,
                texts.now().atZone(texts.zone()).toLocalDate(),
                texts.now());
    if (therapist != null) {
      audit.record(
          reader.actor(),
          "caseload.viewed",
          "staff",
          therapist.id().value(),
          Map.of("people", page.people().size()));
    }
    var strips =
        sessions.of(page.people().stream().map(Caseloads.Entry::episode).toList(), STRIP_WEEKS);
    var known = facts.of(page.people().stream().map(Caseloads.Entry::episode).toList(), texts);
    boolean own = therapist == null || therapist.id().equals(reader.id());
    model.addAttribute(
        "heading",
        own || therapist == null
            ? Texts.of("workspace.part.caseload")
            : Texts.of("workspace.caseload.of", therapist.name()));
    model.addAttribute("summary", summary(page));
    model.addAttribute(
        "choices",
        choices.size() < 2
            ? List.of()
            : choices.stream()
                .map(
                    member ->
                        new Choice(
                            member.name(),
                            "/caseload?of=" + member.id().value(),
                            member.equals(therapist)))
                .toList());
    model.addAttribute("own", own);
    model.addAttribute(
        "people",
        page.people().stream()
            .map(
                entry ->
                    CaseloadRow.of(
                        entry,
                        strips.getOrDefault(entry.episode(), List.of()),
                        known.getOrDefault(entry.episode(), CaseloadFacts.Fact.NONE),
                        texts))
            .toList());
    return "workspace/caseload";
  }

  private static String summary(Caseloads.Page page) {
    long pressing =
        page.people().stream()
            .filter(entry -> entry.attention() != Caseloads.Attention.NONE)
            .count();
    int shown = page.people().size();
    String people =
        shown < page.total()
            ? Texts.of("workspace.caseload.first-people", shown, page.total())
            : Texts.of("workspace.count.people", shown);
    if (shown == 0) {
      return people;
    }
    return pressing == 0
        ? Texts.of("workspace.caseload.all-on-track", people)
        : Texts.of("workspace.caseload.pressing", people, pressing);
  }
}
