package care.throughline.worklist.web;

import care.throughline.access.Entered;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.worklist.ViewKeeping;
import jakarta.servlet.http.HttpServletResponse;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The shared views of a site and those left behind, kept in order. */
@Controller
@RequestMapping("/administration/views")
class ViewAdministrationPage {

  private final ViewKeeping keeping;
  private final Entered entered;

  ViewAdministrationPage(ViewKeeping keeping, Entered entered) {
    this.keeping = keeping;
    this.entered = entered;
  }

  @GetMapping
  String page(Staff reader, Model model) {
    model.addAttribute("views", keeping.at(reader));
    return "worklist/view-administration";
  }

  @PostMapping("/{id}/{act}")
  String act(
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String name,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return entered.run(
        () -> {
          next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(done(id, act, version, name, by)));
          return "redirect:/administration/views";
        },
        () -> {
          model.addAttribute("typedOf", id);
          model.addAttribute("typed", name);
          return page(by, model);
        },
        by,
        model,
        response);
  }

  private String done(UUID id, String act, int version, String name, Staff by) {
    switch (act) {
      case "name" -> keeping.rename(id, version, name, by);
      case "unsharing" -> keeping.unshare(id, version, by);
      case "taking-over" -> keeping.takeOver(id, version, by);
      case "deletion" -> keeping.delete(id, version, by);
      default -> throw new NoSuchElementException();
    }
    return Texts.of("worklist.view-done." + act);
  }
}
