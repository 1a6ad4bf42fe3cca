package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import care.throughline.worklist.ViewRefused;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeping, naming, copying and deleting views; each leads back to the list it is about. */
@Controller
@RequestMapping("/saved-views")
class SavedViewPage {

  private final SavedViews views;

  SavedViewPage(SavedViews views) {
    this.views = views;
  }

  @PostMapping
  ModelAndView keep(
      @RequestParam String name,
      @RequestParam String query,
      @RequestParam(defaultValue = "false") boolean shared,
      Staff by,
      RedirectAttributes redirect) {
    ListAddress address = ListAddress.parse(query);
    return told(() -> views.keep(name, address, shared, by).address(), address, redirect);
  }

  @PostMapping("/{id}/name")
  ModelAndView rename(
      @PathVariable UUID id, @RequestParam String name, Staff by, RedirectAttributes redirect) {
    SavedView view = views.get(id, by);
    return told(() -> views.rename(id, name, by).address(), view.address(), redirect);
  }

  @PostMapping("/{id}/copy")
  ModelAndView copy(@PathVariable UUID id, Staff by, RedirectAttributes redirect) {
    SavedView view = views.get(id, by);
    return told(() -> views.copy(id, by).address(), view.address(), redirect);
  }

  @PostMapping("/{id}/first")
  ModelAndView first(@PathVariable UUID id, Staff by) {
    SavedView view = views.get(id, by);
    views.beginWith(id, by);
    return list(view.address());
  }

  @PostMapping("/none-first")
  ModelAndView noneFirst(Staff by) {
    views.beginWithOwnWork(by);
    return new ModelAndView("redirect:/");
  }

  @PostMapping("/{id}/delete")
  ModelAndView delete(@PathVariable UUID id, Staff by, RedirectAttributes redirect) {
    SavedView view = views.get(id, by);
    return told(
        () -> {
          views.delete(id, by);
          return view.address();
        },
        view.address(),
        redirect);
  }

  /** A refusal is no error here: the reader comes back to the list and is told. */
  private static ModelAndView told(
      Supplier<ListAddress> change, ListAddress otherwise, RedirectAttributes redirect) {
    try {
      return list(change.get());
    } catch (ViewRefused refused) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(Objects.requireNonNullElse(refused.getMessage(), "")));
      return list(otherwise);
    }
  }

  private static ModelAndView list(ListAddress address) {
    ModelAndView redirect = new ModelAndView("redirect:/?" + address.query());
    redirect.setStatus(HttpStatusCode.valueOf(HttpStatus.SEE_OTHER.value()));
    return redirect;
  }
}
