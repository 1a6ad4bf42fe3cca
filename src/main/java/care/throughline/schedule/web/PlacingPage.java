package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.WaitingList;
import care.throughline.schedule.placing.Placing;
import care.throughline.schedule.placing.Ranking;
import care.throughline.schedule.placing.WishBook;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finding a place for one person: what fits, what does not and why, and what they wish. */
@Controller
@RequestMapping("/people/{person}/placing")
class PlacingPage {

  private static final int SHOWN = 12;

  private final PlacingAccess access;
  private final Placing placing;
  private final OfferDates dates;
  private final WishBook wishes;
  private final WaitingList waiting;
  private final PersonNames names;
  private final AuditTrail audit;

  PlacingPage(
      PlacingAccess access,
      Placing placing,
      OfferDates dates,
      WishBook wishes,
      WaitingList waiting,
      PersonNames names,
      AuditTrail audit) {
    this.access = access;
    this.placing = placing;
    this.dates = dates;
    this.wishes = wishes;
    this.waiting = waiting;
    this.names = names;
    this.audit = audit;
  }

  @GetMapping
  String page(@PathVariable UUID person, Staff reader, Model model) {
    Episode episode = access.newest(person, reader);
    return show(episode, WishForm.of(wishes.of(episode.person())), reader, model);
  }

  private String show(Episode episode, WishForm form, Staff reader, Model model) {
    PersonId id = episode.person();
    audit.record(reader.actor(), "placing.viewed", "person", id.value(), Map.of());
    PersonNames.PersonName name = Objects.requireNonNull(names.of(List.of(id)).get(id));
    model.addAttribute("person", PlacingWords.of(name));
    model.addAttribute("mayPlace", access.mayPlace(reader));
    model.addAttribute("wishes", form);
    model.addAttribute("mayWait", GroupAccess.mayWait(episode));
    model.addAttribute("waits", waiting.of(episode.id()).isPresent());
    if (!model.containsAttribute("instead")) {
      model.addAttribute("instead", List.of());
    }
    try {
      Ranking ranking = placing.offers(episode.id());
      Map<UUID, List<String>> moved = dates.of(episode, ranking);
      model.addAttribute(
          "offers",
          ranking.offers().stream()
              .limit(SHOWN)
              .map(
                  offer ->
                      PlacingWords.OfferView.of(
                          offer, moved.getOrDefault(offer.group(), List.of())))
              .toList());
      model.addAttribute("more", Math.max(0, ranking.offers().size() - SHOWN));
      model.addAttribute("excluded", ranking.excluded());
    } catch (ScheduleRefused refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    return "schedule/placing";
  }

  @PostMapping
  String place(
      @PathVariable UUID person,
      PlacingApi.Wanted wanted,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    access.check(by);
    Episode episode = access.newest(person, by);
    try {
      placing.place(episode.id(), wanted.place(), by.actor());
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.placing.placed")));
      return "redirect:/people/" + person;
    } catch (ScheduleRefused refused) {
      model.addAttribute(
          "instead",
          Instead.of(refused, back(person), "schedule-pages.placing.take-instead", Map.of()));
      return again(refused, episode, WishForm.of(wishes.of(episode.person())), by, model, response);
    }
  }

  @PostMapping("/wishes")
  String wishes(
      @PathVariable UUID person,
      @RequestParam MultiValueMap<String, String> form,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    access.check(by);
    Episode episode = access.newest(person, by);
    try {
      wishes.change(episode.person(), WishForm.read(form), by);
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.placing.wishes-kept")));
      return "redirect:" + back(person);
    } catch (ScheduleRefused refused) {
      return again(refused, episode, WishForm.typed(form), by, model, response);
    }
  }

  @PostMapping("/waiting")
  String waiting(
      @PathVariable UUID person,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    access.check(by);
    Episode episode = access.newest(person, by);
    try {
      if (!GroupAccess.mayWait(episode)) {
        throw GroupAccess.onHold();
      }
      String track = wishes.of(episode.person()).track();
      waiting.join(
          episode.id(),
          track == null ? null : CareGroup.Track.valueOf(track.toUpperCase(Locale.ROOT)),
          null,
          by.actor());
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.placing.waits")));
      return "redirect:" + back(person);
    } catch (ScheduleRefused refused) {
      return again(refused, episode, WishForm.of(wishes.of(episode.person())), by, model, response);
    }
  }

  /** The page once more with what was typed and what is wrong with it. */
  private String again(
      ScheduleRefused refused,
      Episode episode,
      WishForm form,
      Staff by,
      Model model,
      HttpServletResponse response) {
    response.setStatus(refused.taken() ? 409 : 422);
    model.addAttribute("problem", Objects.toString(refused.getMessage()));
    return show(episode, form, by, model);
  }

  private static String back(UUID person) {
    return "/people/" + person + "/placing";
  }
}
