package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemEnded;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItemNotYours;
import care.throughline.worklist.WorkItemTaken;
import care.throughline.worklist.WorkItems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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

  WorkItemPage(WorkItems items, WorkItemDesk desk, WorkLists lists, ItemViews views) {
    this.items = items;
    this.desk = desk;
    this.lists = lists;
    this.views = views;
  }

  /** Takes or gives back. */
  private interface Verb {
    WorkItem apply(WorkItemId id, Staff by);
  }

  @GetMapping("/{id}")
  ModelAndView page(@PathVariable UUID id, Staff reader) {
    return items
        .find(new WorkItemId(id), reader)
        .map(WorkItem::subject)
        .filter(WorkItem.Page.class::isInstance)
        .map(WorkItem.Page.class::cast)
        .map(page -> seeOther(page.path()))
        .orElseGet(
            () ->
                new ModelAndView(
                    "worklist/item", "item", views.opened(new WorkItemId(id), reader)));
  }

  @GetMapping(path = "/{id}", headers = "HX-Request")
  ModelAndView panel(@PathVariable UUID id, Staff reader) {
    return new ModelAndView("worklist/_panel", "item", views.opened(new WorkItemId(id), reader));
  }

  @GetMapping("/{id}/row")
  ModelAndView row(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff reader) {
    WorkItem item = items.find(new WorkItemId(id), reader).orElseThrow();
    return rowUpdate(item, reader, null, shownOn);
  }

  @PostMapping("/{id}/claim")
  ModelAndView claim(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return change(
        desk::claim, new WorkItemId(id), partial == null ? "page" : from, shownOn, by, redirect);
  }

  @PostMapping("/{id}/release")
  ModelAndView release(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return change(
        desk::release, new WorkItemId(id), partial == null ? "page" : from, shownOn, by, redirect);
  }

  /** A refusal is no error here: the reader sees the item as it is now, and why. */
  private ModelAndView change(
      Verb verb,
      WorkItemId id,
      String from,
      @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    String notice = null;
    try {
      verb.apply(id, by);
    } catch (WorkItemTaken taken) {
      notice = taken.holder() + " took it first";
    } catch (WorkItemEnded | WorkItemNotYours refused) {
      notice = refused.getMessage();
    }
    WorkItem item = items.find(id, by).orElseThrow();
    if (from.equals("list")) {
      return rowUpdate(item, by, notice, shownOn);
    }
    if (from.equals("panel")) {
      ModelAndView panel =
          new ModelAndView("worklist/_panel-update", "item", views.of(item, by, notice));
      return withList(panel, lists.row(item, by, null), by, shownOn);
    }
    if (notice != null) {
      redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.problem(notice + "."));
    }
    return seeOther("/work-items/" + id.value());
  }

  private ModelAndView rowUpdate(
      WorkItem item, Staff reader, @Nullable String notice, @Nullable String shownOn) {
    return withList(
        new ModelAndView("worklist/_row-update"), lists.row(item, reader, notice), reader, shownOn);
  }

  private ModelAndView withList(
      ModelAndView part, WorkRow row, Staff reader, @Nullable String shownOn) {
    part.addObject("row", row);
    part.addObject("tabs", lists.tabs(reader, shown(shownOn)));
    return part;
  }

  private static ModelAndView seeOther(String path) {
    ModelAndView redirect = new ModelAndView("redirect:" + path);
    redirect.setStatus(HttpStatusCode.valueOf(HttpStatus.SEE_OTHER.value()));
    return redirect;
  }

  /** The list that is open in the browser, from the address it sends along. */
  private static ListAddress shown(@Nullable String shownOn) {
    int query = shownOn == null ? -1 : shownOn.indexOf('?');
    return ListAddress.parse(shownOn == null || query < 0 ? null : shownOn.substring(query + 1));
  }
}
