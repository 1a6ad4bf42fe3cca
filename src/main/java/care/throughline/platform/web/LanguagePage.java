package care.throughline.platform.web;

import care.throughline.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches the language of the pages on this device, signed in or not. */
@Controller
final class LanguagePage {

  private final Languages languages;

  LanguagePage(Languages languages) {
    this.languages = languages;
  }

  /** Switches and comes back to the page one was on; a language without texts is the clinic's. */
  @PostMapping("/language")
  String choose(
      @RequestParam String language,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    languages.setLocale(request, response, Languages.named(language).orElseGet(Texts::clinic));
    return "redirect:" + (ours(back) ? back : "/");
  }

  /** A path of this product: nobody is sent to another place by a crafted form. */
  private static boolean ours(String back) {
    return back.matches("/(?:[\\w.~-][\\w.~/-]*)?(?:\\?[\\w.~%&=+,:-]*)?");
  }
}
