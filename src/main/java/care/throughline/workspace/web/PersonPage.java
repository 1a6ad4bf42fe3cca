package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.AuditTrail;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One person: where they stand, what happened, what comes. Opening it is written down. */
@Controller
@RequestMapping("/people/{id}")
class PersonPage {

  private final ReadablePeople people;
  private final PersonViews views;
  private final Diagrams diagrams;
  private final AuditTrail audit;

  PersonPage(ReadablePeople people, PersonViews views, Diagrams diagrams, AuditTrail audit) {
    this.people = people;
    this.views = views;
    this.diagrams = diagrams;
    this.audit = audit;
  }

  @GetMapping
  String person(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String events,
      Staff reader,
      Model model) {
    ReadablePeople.Known known = people.get(new PersonId(id), reader);
    audit.record(reader.actor(), "person.viewed", "person", id, Map.of());
    PersonView view = views.of(known, reader, at, "all".equals(events));
    model.addAttribute("person", view.person());
    model.addAttribute("flags", view.flags());
    model.addAttribute("episode", view.episode());
    model.addAttribute("late", view.late());
    model.addAttribute("attendance", view.attendance());
    model.addAttribute("attendanceMarks", view.attendanceMarks());
    model.addAttribute("diagrams", view.diagrams());
    model.addAttribute("events", view.events());
    model.addAttribute("eventsHref", view.eventsHref());
    model.addAttribute("appointments", view.appointments());
    model.addAttribute("tasks", view.tasks());
    model.addAttribute("team", view.team());
    model.addAttribute("file", view.file());
    model.addAttribute(
        "feedHref", givesAddresses(reader) ? "/people/" + id + "/calendar-feed" : null);
    model.addAttribute(
        "placingHref",
        findsPlaces(reader) && known.episode().open() ? "/people/" + id + "/placing" : null);
    model.addAttribute("reports", view.reports());
    return "workspace/person";
  }

  /** Who is led to finding a place; others may look there too. */
  private static boolean findsPlaces(Staff reader) {
    return givesAddresses(reader) || reader.has(Role.THERAPIST);
  }

  /** Who may give a person the address of their calendar. */
  private static boolean givesAddresses(Staff reader) {
    return reader.has(Role.COORDINATOR) || reader.has(Role.SUPERVISOR) || reader.has(Role.DIRECTOR);
  }

  @GetMapping(path = "/diagrams/{key}", produces = MediaType.APPLICATION_XML_VALUE)
  @ResponseBody
  String diagram(@PathVariable UUID id, @PathVariable String key, Staff reader) {
    return diagrams.bpmn(people.get(new PersonId(id), reader).episode(), key).orElseThrow();
  }
}
