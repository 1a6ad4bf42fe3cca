package care.throughline.access.web;

import care.throughline.access.SignInHints;
import care.throughline.access.Sites;
import care.throughline.platform.Texts;
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
          "wrong", "access.sign-in.wrong",
          "wait", "access.sign-in.wait",
          "over", "access.sign-in.over");

  private final Sites sites;
  private final ObjectProvider<SignInHints> hints;

  SignInPage(Sites sites, ObjectProvider<SignInHints> hints) {
    this.sites = sites;
    this.hints = hints;
  }

  @GetMapping("/sign-in")
  String page(HttpServletRequest request, Model model) {
    if (request.getParameterMap().containsKey("out")) {
      model.addAttribute("message", Texts.of("access.sign-in.out"));
      model.addAttribute("messageKind", "ok");
    }
    if (request.getParameterMap().containsKey("chosen")) {
      model.addAttribute("message", Texts.of("access.sign-in.chosen"));
      model.addAttribute("messageKind", "ok");
    }
    PROBLEMS.forEach(
        (word, key) -> {
          if (request.getParameterMap().containsKey(word)) {
            model.addAttribute("message", Texts.of(key));
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
