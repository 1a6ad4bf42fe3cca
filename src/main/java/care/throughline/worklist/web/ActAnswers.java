package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemChanged;
import care.throughline.worklist.WorkItemEnded;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItemNotYours;
import care.throughline.worklist.WorkItemRefused;
import care.throughline.worklist.WorkItemTaken;
import care.throughline.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a page answers after an act: the row, the panel, or the item's page, as it is now. */
@Component
class ActAnswers {

  private final WorkItems items;
  private final WorkLists lists;
  private final ItemViews views;

  ActAnswers(WorkItems items, WorkLists lists, ItemViews views) {
    this.items = items;
    this.lists = lists;
    this.views = views;
  }

  /** An act on one item. */
  interface Verb {
    WorkItem apply(WorkItemId id, Staff by);
  }

  /**
   * Where an act came from, and so what is answered.
   *
   * @param from {@code list}, {@code panel}, {@code page}, or {@code due} for the item among all
   *     that is due for its person
   * @param partial header of a partial request; null when a whole page is wanted
   * @param shownOn address of the page on which the act was made
   */
  record Origin(String from, @Nullable String partial, @Nullable String shownOn) {}

  /** Acts. A refusal is no error here: the reader sees the item as it is now, and why. */
  ModelAndView after(
      Verb verb, WorkItemId id, Origin origin, Staff by, RedirectAttributes redirect) {
    String notice = null;
    try {
      verb.apply(id, by);
    } catch (WorkItemTaken taken) {
      notice =
          taken.ago() == null
              ? taken.getMessage()
              : Texts.of("worklist.refused.quicker-ago", taken.holder(), taken.ago());
    } catch (WorkItemEnded | WorkItemNotYours | WorkItemRefused | WorkItemChanged refused) {
      notice = refused.getMessage();
    }
    WorkItem item = items.find(id, by).orElseThrow();
    String from = origin.partial() == null ? "page" : origin.from();
    if (from.equals("list")) {
      return row(item, by, notice, origin.shownOn());
    }
    if (from.equals("panel")) {
      ModelAndView panel =
          new ModelAndView("worklist/_panel-update", "item", views.of(item, by, notice));
      return withList(panel, lists.row(item, by, null), by, origin.shownOn());
    }
    if (notice != null) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(notice.endsWith(".") ? notice : notice + "."));
    }
    if (!item.isTask()) {
      return seeOther("/?tab=mine");
    }
    return seeOther(
        origin.from().equals("due")
            ? "/people/" + item.person().value() + "/due/" + id.value()
            : "/work-items/" + id.value());
  }

  /** The row as it is now, and the tabs. */
  ModelAndView row(WorkItem item, Staff reader, @Nullable String notice, @Nullable String shownOn) {
    return withList(
        new ModelAndView("worklist/_row-update"), lists.row(item, reader, notice), reader, shownOn);
  }

  private ModelAndView withList(
      ModelAndView part, WorkRow row, Staff reader, @Nullable String shownOn) {
    part.addObject("row", row);
    part.addObject("tabs", lists.tabs(reader, shown(shownOn)));
    return part;
  }

  static ModelAndView seeOther(String path) {
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
