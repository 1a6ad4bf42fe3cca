package care.throughline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.platform.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTests {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path FILES = Path.of("src/main/resources/messages");
  private static final Path CODE = Path.of("src/main/java");

  private static final Pattern KEY = Pattern.compile("[a-z-]+(\\.[a-z0-9-]+)+");
  private static final Pattern VALUE = Pattern.compile("\\{(\\d+)");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private static final Pattern TAG =
      Pattern.compile("</?[A-Za-z!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>");
  private static final Pattern TEMPLATE_KEY = Pattern.compile("#\\{([a-z][a-z0-9.-]*)[(}]");
  private static final Pattern CODE_KEY =
      Pattern.compile("Texts\\s*\\.\\s*(?:of|kept)\\(\\s*\"([a-z0-9.-]+)\"(\\s*\\+)?");

  static Stream<Locale> otherLanguages() {
    return Texts.LANGUAGES.stream().skip(1);
  }

  @ParameterizedTest
  @MethodSource("otherLanguages")
  void everyLanguageSaysEverythingWithTheSameValues(Locale language) {
    assertThat(values(texts(language.toLanguageTag()))).isEqualTo(values(texts("")));
  }

  @Test
  void everyTextCanBeFilledIn() {
    for (Locale language : Texts.LANGUAGES) {
      String tag = language.equals(Locale.ENGLISH) ? "" : language.toLanguageTag();
      texts(tag)
          .forEach(
              (key, text) -> {
                assertThat(text.strip()).as("%s in %s", key, language).isNotEmpty();
                assertThat(text.replace("''", ""))
                    .as("%s in %s: an apostrophe is written twice", key, language)
                    .doesNotContain("'");
                new MessageFormat(text, language);
              });
    }
  }

  @Test
  void aFileHoldsOnlyKeysOfItsOwn() {
    for (String file : Texts.FILES) {
      assertThat(read(file, "").keySet())
          .allSatisfy(key -> assertThat(key).matches(KEY).startsWith(file + "."));
    }
    assertThat(filesIn(FILES).map(path -> path.getFileName().toString()))
        .allMatch(
            name -> Texts.FILES.contains(name.replaceAll("(_[a-z]+)?\\.properties$", "")),
            "is one of Texts.FILES");
  }

  @Test
  void everyTextThatIsAskedForIsThereAndEveryTextIsAskedFor() {
    Set<String> there = texts("").keySet();
    Set<String> asked = new TreeSet<>();
    Set<String> beginnings = new TreeSet<>(Set.of("platform.date."));
    filesIn(TEMPLATES)
        .map(TextsTests::content)
        .forEach(
            page -> {
              TEMPLATE_KEY.matcher(page).results().map(at -> at.group(1)).forEach(asked::add);
              // #{${'access.role.' + role}} and #{|access.role.${role}|}
              Pattern.compile("#\\{(?:\\$\\{'|\\|)([a-z0-9.-]+)")
                  .matcher(page)
                  .results()
                  .map(at -> at.group(1))
                  .forEach(beginnings::add);
              Pattern.compile("#messages\\.msg\\('([a-z0-9.-]+)'")
                  .matcher(page)
                  .results()
                  .map(at -> at.group(1))
                  .forEach(asked::add);
            });
    filesIn(CODE)
        .map(TextsTests::content)
        .flatMap(code -> CODE_KEY.matcher(code).results())
        .forEach(at -> (at.group(2) == null ? asked : beginnings).add(at.group(1)));
    assertThat(asked).as("is in no file").allMatch(there::contains);
    String code = filesIn(CODE).map(TextsTests::content).collect(Collectors.joining());
    assertThat(there)
        .filteredOn(key -> !asked.contains(key))
        .filteredOn(key -> beginnings.stream().noneMatch(key::startsWith))
        .as("is asked for nowhere")
        .allMatch(key -> code.contains('"' + key + '"'));
  }

  @Test
  void noTemplateHoldsTextOfItsOwn() {
    List<String> found = new ArrayList<>();
    filesIn(TEMPLATES)
        .forEach(
            path -> {
              String page = content(path).replaceAll("(?s)<!--.*?-->", "");
              String where = TEMPLATES.relativize(path) + ": ";
              literals(page).forEach(text -> found.add(where + text));
            });
    assertThat(found).isEmpty();
  }

  /** Text between tags, in attributes that are read aloud or shown, and in expressions. */
  private static Stream<String> literals(String page) {
    Stream<String> between =
        Arrays.stream(
                TAG.split(page.replaceAll("(?s)<(code|kbd|title)\\b[^>]*>[^<]*</\\1>", "<br>")))
            .map(text -> text.replaceAll("(?s)\\[\\[.*?]]", ""));
    Stream<String> plain =
        Pattern.compile("\\s(?:title|aria-label|placeholder|alt|aria-description)=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map(at -> at.group(1));
    Stream<String> inExpressions =
        Pattern.compile(
                "(?:th:(?:text|title|aria-label|placeholder|alt|replace)=\"|\\[\\[)((?:[^\"\\]]|](?!]))*)")
            .matcher(page)
            .results()
            .map(at -> at.group(1))
            .flatMap(TextsTests::written);
    return Stream.of(between, plain, inExpressions)
        .flatMap(texts -> texts)
        .map(String::strip)
        .filter(text -> !text.equals("Throughline"))
        .filter(text -> WORD.matcher(text).find());
  }

  /**
   * What an expression writes by itself: {@code |…|}, and quoted words that begin large or have a
   * space.
   */
  private static Stream<String> written(String expression) {
    Stream<String> templates =
        Pattern.compile("\\|([^|]*)\\|")
            .matcher(expression)
            .results()
            .map(at -> at.group(1).replaceAll("[$#]\\{[^}]*}", ""))
            .filter(text -> text.contains(" "));
    Stream<String> quoted =
        Pattern.compile("'([^']*)'")
            .matcher(expression)
            .results()
            .map(at -> at.group(1))
            .filter(text -> text.matches("(?s)\\p{Lu}\\p{Ll}.*|.*\\p{L}{2,} .*|.* \\p{L}{2,}.*"));
    return Stream.concat(templates, quoted);
  }

  private static Map<String, Set<String>> values(Map<String, String> texts) {
    Map<String, Set<String>> values = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            values.put(
                key,
                VALUE
                    .matcher(text)
                    .results()
                    .map(at -> at.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))));
    return values;
  }

  private static Map<String, String> texts(String language) {
    Map<String, String> all = new TreeMap<>();
    Texts.FILES.forEach(file -> all.putAll(read(file, language)));
    return all;
  }

  private static Map<String, String> read(String file, String language) {
    Path path = FILES.resolve(file + (language.isEmpty() ? "" : "_" + language) + ".properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }

  private static Stream<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String content(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
