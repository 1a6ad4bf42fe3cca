package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A work item in the panel, on its own page and as a row; taking it and giving it back. */
@Controller
@RequestMapping("/work-items")
class WorkItemPage {

  private final WorkItems items;
  private final WorkItemDesk desk;
  private final WorkLists lists;
  private final ItemViews views;
  private final ActAnswers answers;

  WorkItemPage(
      WorkItems items, WorkItemDesk desk, WorkLists lists, ItemViews views, ActAnswers answers) {
    this.items = items;
    this.desk = desk;
    this.lists = lists;
    this.views = views;
    this.answers = answers;
  }

  @GetMapping("/{id}")
  ModelAndView page(@PathVariable UUID id, Staff reader) {
    return items
        .find(new WorkItemId(id), reader)
        .map(WorkItem::subject)
        .filter(WorkItem.Page.class::isInstance)
        .map(WorkItem.Page.class::cast)
        .map(page -> ActAnswers.seeOther(page.path()))
        .orElseGet(
            () ->
                new ModelAndView(
                    "worklist/item", "item", views.opened(new WorkItemId(id), reader)));
  }

  @GetMapping(path = "/{id}", headers = "HX-Request")
  ModelAndView panel(@PathVariable UUID id, Staff reader) {
    return new ModelAndView("worklist/_panel", "item", views.opened(new WorkItemId(id), reader));
  }

  /** One line for a page that shows the item since before; nothing when nothing happened to it. */
  @GetMapping("/{id}/news")
  @Nullable ModelAndView news(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") int version,
      Staff reader,
      HttpServletResponse response) {
    String words = views.since(new WorkItemId(id), version, reader);
    if (words == null) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    return new ModelAndView("worklist/_news", "words", words).addObject("id", id.toString());
  }

  @GetMapping("/{id}/row")
  ModelAndView row(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff reader) {
    WorkItem item = items.find(new WorkItemId(id), reader).orElseThrow();
    return answers.row(item, reader, null, shownOn);
  }

  @PostMapping("/{id}/claim")
  ModelAndView claim(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return answers.after(
        desk::claim,
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }

  @PostMapping("/{id}/release")
  ModelAndView release(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return answers.after(
        desk::release,
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }
}
