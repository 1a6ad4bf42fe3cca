package care.throughline.platform.web;

import care.throughline.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * In which language a request is answered: the one chosen on this device, else the first one asked
 * for of which there are texts, else the clinic's.
 */
@Component("localeResolver")
final class Languages extends CookieLocaleResolver {

  Languages() {
    super("throughline-language");
    setCookieMaxAge(Duration.ofDays(365));
    setCookieHttpOnly(true);
    setCookieSameSite("Lax");
    setRejectInvalidCookies(false);
    setDefaultLocaleFunction(Languages::asked);
  }

  /** The language with that name; empty when there are no texts in it. */
  static Optional<Locale> named(String tag) {
    return Texts.LANGUAGES.stream().filter(one -> one.toLanguageTag().equals(tag)).findFirst();
  }

  /** The languages to switch to from this one, for templates. */
  public List<Locale> others(Locale current) {
    return Texts.LANGUAGES.stream().filter(one -> !one.equals(current)).toList();
  }

  @Override
  protected Locale parseLocaleValue(String chosen) {
    return named(chosen).orElseGet(Texts::clinic);
  }

  private static Locale asked(HttpServletRequest request) {
    List<Locale> asked =
        request.getHeader("Accept-Language") == null
            ? List.of()
            : Collections.list(request.getLocales());
    return asked.stream()
        .flatMap(one -> named(one.getLanguage()).stream())
        .findFirst()
        .orElseGet(Texts::clinic);
  }
}
