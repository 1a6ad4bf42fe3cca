package care.throughline.access.web;

import care.throughline.access.SignInHints;
import care.throughline.access.Sites;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page; the form itself is taken by the security filter, which comes back with one of
 * the words below.
 */
@Controller
final class SignInPage {

  private static final Map<String, String> PROBLEMS =
      Map.of(
          "wrong", "The user name or password is not right. Check both and try again.",
          "wait",
              "Too many wrong passwords from here. Wait fifteen minutes, or ask your administrator.",
          "over", "Your session was over. Sign in again; drafts are kept.");

  private final Sites sites;
  private final ObjectProvider<SignInHints> hints;

  SignInPage(Sites sites, ObjectProvider<SignInHints> hints) {
    this.sites = sites;
    this.hints = hints;
  }

  @GetMapping("/sign-in")
  String page(HttpServletRequest request, Model model) {
    if (request.getParameterMap().containsKey("out")) {
      model.addAttribute("message", "You are signed out.");
      model.addAttribute("messageKind", "ok");
    }
    if (request.getParameterMap().containsKey("chosen")) {
      model.addAttribute("message", "Your password is changed. Sign in with the new one.");
      model.addAttribute("messageKind", "ok");
    }
    PROBLEMS.forEach(
        (word, message) -> {
          if (request.getParameterMap().containsKey(word)) {
            model.addAttribute("message", message);
            model.addAttribute("messageKind", "problem");
          }
        });
    hints.ifAvailable(
        demo -> {
          model.addAttribute("cast", demo.cast());
          model.addAttribute("castHint", demo.hint());
        });
    if (!sites.none()) {
      model.addAttribute("clinic", sites.home().name());
    }
    return "platform/sign-in";
  }
}
