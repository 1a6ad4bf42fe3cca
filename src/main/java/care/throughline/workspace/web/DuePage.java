package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.web.Due;
import care.throughline.worklist.web.ItemViews;
import care.throughline.worklist.web.PersonRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Everything that is open for one person, one item after another: what is completed here leads to
 * the next.
 */
@Controller
@RequestMapping("/people/{id}/due")
class DuePage {

  private final ReadablePeople people;
  private final WorkItems items;
  private final ItemViews views;
  private final SiteTimes times;

  DuePage(ReadablePeople people, WorkItems items, ItemViews views, SiteTimes times) {
    this.people = people;
    this.items = items;
    this.views = views;
    this.times = times;
  }

  /** One of the items, to step to. */
  record StepLine(String title, String href, Due due, boolean current) {}

  /** The first one; when nothing is left the page says so. */
  @GetMapping
  String first(@PathVariable UUID id, Staff reader, Model model) {
    ReadablePeople.Known known = people.get(new PersonId(id), reader);
    return items.openOf(known.episode().id(), reader).stream()
        .findFirst()
        .map(item -> "redirect:" + href(id, item.id()))
        .orElseGet(
            () -> {
              model.addAttribute("person", PersonRef.of(known.person()));
              model.addAttribute("steps", List.of());
              return "workspace/due";
            });
  }

  @GetMapping("/{item}")
  String one(@PathVariable UUID id, @PathVariable UUID item, Staff reader, Model model) {
    ReadablePeople.Known known = people.get(new PersonId(id), reader);
    List<WorkItem> open = items.openOf(known.episode().id(), reader);
    Optional<WorkItem> shown =
        open.stream().filter(one -> one.id().value().equals(item)).findFirst();
    if (shown.isEmpty()) {
      // Completed, or no longer needed: on to the next.
      return "redirect:/people/" + id + "/due";
    }
    int at = open.indexOf(shown.get());
    TimeTexts texts = times.of(reader);
    model.addAttribute("person", PersonRef.of(known.person()));
    model.addAttribute(
        "steps",
        open.stream()
            .map(
                one ->
                    new StepLine(
                        one.name(),
                        href(id, one.id()),
                        Due.of(one, texts),
                        one.id().value().equals(item)))
            .toList());
    model.addAttribute("place", Texts.of("workspace.due.place", at + 1, open.size()));
    model.addAttribute("previousHref", at == 0 ? null : href(id, open.get(at - 1).id()));
    model.addAttribute("nextHref", next(id, open, at));
    model.addAttribute("item", views.opened(new WorkItemId(item), reader));
    return "workspace/due";
  }

  private static @Nullable String next(UUID person, List<WorkItem> open, int at) {
    return at + 1 < open.size() ? href(person, open.get(at + 1).id()) : null;
  }

  private static String href(UUID person, WorkItemId item) {
    return "/people/" + person + "/due/" + item.value();
  }
}
