package care.throughline.access.web;

import care.throughline.access.Entered;
import care.throughline.access.Passwords;
import care.throughline.access.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password; after it is chosen everybody signs in again. */
@Controller
class OwnPasswordPage {

  private final Passwords passwords;
  private final Entered entered;

  OwnPasswordPage(Passwords passwords, Entered entered) {
    this.passwords = passwords;
    this.entered = entered;
  }

  @GetMapping("/password")
  String page(Staff reader, Model model) {
    return form(reader, model);
  }

  @PostMapping("/password")
  String choose(
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String chosen,
      Staff by,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return entered.run(
        () -> {
          passwords.choose(present, chosen, by);
          HttpSession session = request.getSession(false);
          if (session != null) {
            session.invalidate();
          }
          SecurityContextHolder.clearContext();
          return "redirect:/sign-in?chosen";
        },
        () -> form(by, model),
        by,
        model,
        response);
  }

  private static String form(Staff reader, Model model) {
    model.addAttribute("username", reader.username());
    model.addAttribute("shortest", Passwords.SHORTEST);
    return "access/password";
  }
}
