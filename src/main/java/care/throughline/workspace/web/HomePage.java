package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.web.ItemViews;
import care.throughline.worklist.web.WorkLists;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where everyone begins: the reader's own list, with one item beside it when the address names one.
 */
@Controller
class HomePage {

  private final WorkLists lists;
  private final ItemViews items;

  HomePage(WorkLists lists, ItemViews items) {
    this.lists = lists;
    this.items = items;
  }

  @GetMapping("/")
  String home(
      @RequestParam(required = false) @Nullable String open,
      Staff reader,
      HttpServletRequest request,
      Model model) {
    WorkLists.Screen screen = lists.screen(request.getQueryString(), reader);
    model.addAttribute("heading", Texts.of("workspace.navigation.my-work"));
    model.addAttribute("summary", screen.summary());
    model.addAttribute("worksWithPeople", reader.seesPeople());
    model.addAttribute("tabs", screen.tabs());
    model.addAttribute("filter", screen.filter());
    model.addAttribute("page", screen.page());
    model.addAttribute("tab", screen.view().key());
    model.addAttribute("colleagues", lists.colleagues(reader));
    if (open != null && !open.isBlank()) {
      addItem(open, reader, model);
    }
    return "workspace/home";
  }

  /** An address that was kept may name an item that is gone: then the list is shown alone. */
  private void addItem(String open, Staff reader, Model model) {
    try {
      model.addAttribute("item", items.opened(new WorkItemId(UUID.fromString(open)), reader));
    } catch (IllegalArgumentException | NoSuchElementException gone) {
      model.addAttribute("filterText", Texts.of("workspace.home.gone"));
    }
  }
}
