package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.engine.WaitingMessage;
import care.throughline.worklist.web.ItemView;
import care.throughline.worklist.web.PersonRef;
import care.throughline.worklist.web.ReportForms;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Reporting something about a person: the form in the panel or on a page, and sending it. */
@Controller
@RequestMapping("/people/{id}/reports/{message}")
class ReportPage {

  private final ReadablePeople people;
  private final ReportForms reports;

  ReportPage(ReadablePeople people, ReportForms reports) {
    this.people = people;
    this.reports = reports;
  }

  /** A report that is being written. */
  record ReportView(
      String title, String why, PersonRef person, String personHref, ItemView.FormRef form) {}

  /** Answers that were sent. */
  record Report(@Nullable Integer version, @Nullable Map<String, Object> answers) {}

  /**
   * The report was taken.
   *
   * @param next where to go on
   * @param message carries no name
   */
  record Sent(String next, String message) {}

  @GetMapping
  ModelAndView page(@PathVariable UUID id, @PathVariable String message, Staff reader) {
    return new ModelAndView("workspace/report", "report", view(id, message, reader));
  }

  @GetMapping(headers = "HX-Request")
  ModelAndView panel(@PathVariable UUID id, @PathVariable String message, Staff reader) {
    return new ModelAndView("workspace/_report", "report", view(id, message, reader));
  }

  @GetMapping(path = "/form", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String form(@PathVariable UUID id, @PathVariable String message, Staff reader) {
    return reports.schema(people.get(new PersonId(id), reader).episode(), message, reader);
  }

  @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Sent send(
      @PathVariable UUID id, @PathVariable String message, @RequestBody Report report, Staff by) {
    Map<String, Object> answers = report.answers() == null ? Map.of() : report.answers();
    WaitingMessage sent =
        reports.submit(people.get(new PersonId(id), by).episode(), message, answers, by);
    return new Sent("/people/" + id, Texts.of("workspace.report.sent", sent.words()));
  }

  private ReportView view(UUID id, String message, Staff reader) {
    ReadablePeople.Known known = people.get(new PersonId(id), reader);
    WaitingMessage report = reports.get(known.episode(), message, reader);
    PersonRef person = PersonRef.of(known.person());
    String why =
        report.starts() ? Texts.of("workspace.report.starts") : Texts.of("workspace.report.waits");
    String address = person.href() + "/reports/" + report.message();
    return new ReportView(
        report.words(),
        why,
        person,
        person.href(),
        new ItemView.FormRef(address + "/form", null, address));
  }
}
