package care.throughline.schedule.attendance;

import care.throughline.person.Person;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of a note that tell who somebody is: given and family names, and record numbers. */
final class NamingWords {

  /** Shorter names are often everyday words (will, may, art): they count with a capital only. */
  private static final int EVERYDAY = 5;

  /** Shorter parts of a name of several parts are its joints, such as van, de, O. */
  private static final int JOINT = 3;

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NamingWords() {}

  /** True when the text names one of the people. Accents and cases make no difference. */
  static boolean in(String text, List<Person> people) {
    Set<String> said = BETWEEN.splitAsStream(plain(text)).collect(Collectors.toSet());
    Set<String> saidSmall =
        said.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return people.stream()
        .anyMatch(
            person ->
                Stream.of(person.givenName(), person.familyName())
                        .flatMap(NamingWords::parts)
                        .anyMatch(part -> names(part, said, saidSmall))
                    || number(person.mrn()).matcher(text).find());
  }

  private static boolean names(String part, Set<String> said, Set<String> saidSmall) {
    String small = part.toLowerCase(Locale.ROOT);
    if (part.length() >= EVERYDAY) {
      return saidSmall.contains(small);
    }
    return said.stream()
        .anyMatch(
            word ->
                word.toLowerCase(Locale.ROOT).equals(small)
                    && Character.isUpperCase(word.codePointAt(0)));
  }

  private static Stream<String> parts(String name) {
    List<String> parts =
        Arrays.stream(BETWEEN.split(plain(name))).filter(part -> !part.isEmpty()).toList();
    return parts.size() == 1
        ? parts.stream()
        : parts.stream().filter(part -> part.length() > JOINT);
  }

  private static String plain(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  /** The number however its parts are kept apart. */
  private static Pattern number(String mrn) {
    String parts =
        BETWEEN
            .splitAsStream(mrn)
            .filter(part -> !part.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("[^\\p{L}\\p{N}]?"));
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + parts + "(?![\\p{L}\\p{N}])");
  }
}
