package care.throughline.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The product's own text, from the files in {@code messages}: one per part of the product and
 * language. English is complete; every other language has the same keys and the same values, which
 * a test holds to. Safe for use by several threads.
 *
 * <p>Text that is shown at once is asked for with {@link #of}, in the reader's language. Text that
 * is kept, such as a reason in a history, is asked for with {@link #kept}, in the clinic's, so that
 * a record does not depend on who happened to look.
 */
public final class Texts {

  /** The languages there are, English first. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

  /** The files, without language and ending. */
  public static final List<String> FILES =
      List.of(
          "access",
          "assessment",
          "demo",
          "episode",
          "escalation",
          "interop",
          "notification",
          "pathway",
          "person",
          "platform",
          "residential",
          "schedule",
          "schedule-group",
          "schedule-pages",
          "schedule-placing",
          "worklist",
          "workspace");

  private static final ResourceBundleMessageSource SOURCE = source(FILES);

  private static volatile Locale clinic = Locale.ENGLISH;

  private Texts() {}

  /**
   * The text in the language of whoever is served by this thread; in the clinic's when nobody is.
   *
   * @param values what stands for {@code {0}}, {@code {1}} and so on; numbers are written as the
   *     language writes them
   * @throws org.springframework.context.NoSuchMessageException when no file has the key
   */
  public static String of(String key, Object... values) {
    return SOURCE.getMessage(key, values, language());
  }

  /**
   * The text in the clinic's language, for what is kept.
   *
   * @throws org.springframework.context.NoSuchMessageException when no file has the key
   */
  public static String kept(String key, Object... values) {
    return SOURCE.getMessage(key, values, clinic);
  }

  /**
   * What the work says when nobody is served: it and the days and times in it are in the clinic's
   * language. For what is kept and is made of several texts.
   */
  public static <T> T keeping(Supplier<T> work) {
    LocaleContext reader = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(clinic);
    try {
      return work.get();
    } finally {
      LocaleContextHolder.setLocaleContext(reader);
    }
  }

  /**
   * The text in every language: to find what was kept by what it says, whichever language was the
   * clinic's then.
   *
   * @throws org.springframework.context.NoSuchMessageException when no file has the key
   */
  public static List<String> inAll(String key) {
    return LANGUAGES.stream().map(language -> SOURCE.getMessage(key, null, language)).toList();
  }

  /** The language of whoever is served by this thread; the clinic's when nobody is. */
  public static Locale language() {
    LocaleContext reader = LocaleContextHolder.getLocaleContext();
    Locale language = reader == null ? null : reader.getLocale();
    return language == null ? clinic : language;
  }

  /** The clinic's language. */
  public static Locale clinic() {
    return clinic;
  }

  /** The same texts for templates. */
  static MessageSource source() {
    return SOURCE;
  }

  /**
   * Sets the clinic's language, once, when the product starts.
   *
   * @throws PlainFailure when there are no texts in it
   */
  static void speak(String tag) {
    clinic =
        LANGUAGES.stream()
            .filter(one -> one.toLanguageTag().equals(tag))
            .findFirst()
            .orElseThrow(
                () ->
                    new PlainFailure(
                        "THROUGHLINE_LANGUAGE is \""
                            + tag
                            + "\"; there are texts in: "
                            + String.join(
                                ", ", LANGUAGES.stream().map(Locale::toLanguageTag).toList())
                            + "."));
  }

  private static ResourceBundleMessageSource source(List<String> files) {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(files.stream().map(file -> "messages/" + file).toArray(String[]::new));
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    // A language without a text falls back to English, never to that of the machine.
    source.setFallbackToSystemLocale(false);
    // Apostrophes are doubled in every text, not only in those with values.
    source.setAlwaysUseMessageFormat(true);
    return source;
  }
}
