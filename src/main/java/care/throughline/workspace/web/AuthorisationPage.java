package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.Authorisations;
import care.throughline.schedule.ScheduleRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What payers authorised for a person: entered, withdrawn, and how much is left. */
@Controller
@RequestMapping("/people/{person}/authorisations")
class AuthorisationPage {

  private static final int REFUSED = 422;

  private final ReadablePeople people;
  private final Authorisations authorisations;
  private final SiteTimes times;

  AuthorisationPage(ReadablePeople people, Authorisations authorisations, SiteTimes times) {
    this.people = people;
    this.authorisations = authorisations;
    this.times = times;
  }

  /** What was typed. */
  record Typed(
      @Nullable String unit,
      @Nullable String units,
      @Nullable String from,
      @Nullable String until) {}

  /** One authorisation as it is drawn. */
  record Row(@Nullable UUID id, String words, String state, String period) {}

  @GetMapping
  String page(
      @PathVariable UUID person,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String script,
      Staff reader,
      Model model) {
    show(person, new Typed("session", "", "", ""), reader, model);
    return Objects.equals(script, "true")
        ? "workspace/_authorisations :: part"
        : "workspace/authorisations";
  }

  @PostMapping
  String enter(
      @PathVariable UUID person,
      Typed typed,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    EpisodeId episode = people.get(new PersonId(person), by).episode().id();
    try {
      authorisations.enter(
          episode,
          Objects.requireNonNullElse(typed.unit(), ""),
          number(typed.units()),
          day(typed.from(), "workspace.authorisations.first-day-missing"),
          day(typed.until(), "workspace.authorisations.last-day-missing"),
          by);
    } catch (ScheduleRefused refused) {
      response.setStatus(REFUSED);
      model.addAttribute("problem", Objects.requireNonNullElse(refused.getMessage(), ""));
      show(person, typed, by, model);
      return "workspace/authorisations";
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("workspace.authorisations.entered")));
    return "redirect:/people/" + person + "/authorisations";
  }

  @PostMapping("/{id}/withdrawal")
  String withdraw(
      @PathVariable UUID person, @PathVariable UUID id, Staff by, RedirectAttributes next) {
    authorisations.withdraw(people.get(new PersonId(person), by).episode().id(), id, by);
    next.addFlashAttribute(
        Flash.ATTRIBUTE, Flash.ok(Texts.of("workspace.authorisations.withdrawn")));
    return "redirect:/people/" + person + "/authorisations";
  }

  private void show(UUID person, Typed typed, Staff reader, Model model) {
    ReadablePeople.Known known = people.get(new PersonId(person), reader);
    TimeTexts texts = times.of(reader);
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    List<Row> rows =
        authorisations.entered(known.episode().id()).stream()
            .map(
                one ->
                    new Row(
                        one.id(),
                        one.words(),
                        one.state(today),
                        Texts.of(
                            "workspace.days.from-to",
                            texts.date(one.startsOn()),
                            texts.date(one.endsOn()))))
            .toList();
    model.addAttribute("person", person);
    model.addAttribute("authorisations", rows);
    model.addAttribute("mayEnter", Authorisations.may(reader));
    model.addAttribute("typed", typed);
  }

  private static int number(@Nullable String text) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(text, "").strip());
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  private static LocalDate day(@Nullable String text, String missing) {
    try {
      return LocalDate.parse(Objects.requireNonNullElse(text, ""));
    } catch (DateTimeException noDay) {
      throw new ScheduleRefused(Texts.of(missing));
    }
  }
}
