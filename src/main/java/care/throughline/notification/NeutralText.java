package care.throughline.notification;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a message may not contain, because it would tell whoever sees it that the reader is in care
 * (42 CFR 2.13, domain guide 5.4): clinical words, names of professions and programmes, links and
 * addresses.
 */
final class NeutralText {

  private static final Pattern FORBIDDEN_WORD =
      Pattern.compile(
          "\\b(?:abstinen\\w*|abus\\w*|addict\\w*|aftercare|alcohol\\w*|assess\\w*"
              + "|behaviou?r\\w*|buprenorphine|clean|clinic\\w*|counsel\\w*|crisis|depend\\w*"
              + "|depress\\w*|detox\\w*|diagnos\\w*|disorder\\w*|doctor\\w*|dos(?:e|es|age)"
              + "|drug\\w*|facilitator\\w*|groups?|hospital\\w*|inpatient\\w*|iop|medic\\w*"
              + "|mental\\w*|methadone|naloxone|naltrexone|nurse\\w*|opioid\\w*|opiate\\w*"
              + "|outpatient\\w*|overdos\\w*|patient\\w*|peer|prescri\\w*|program\\w*"
              + "|psych\\w*|recover\\w*|rehab\\w*|relaps\\w*|residential|screen\\w*|sessions?"
              + "|sober|sobriety|substances?|suicid\\w*|test\\w*|therap\\w*|treat\\w*|urine"
              + "|withdraw\\w*)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FORBIDDEN_WORD_ES =
      Pattern.compile(
          "\\b(?:abstinen\\w*|abus\\w*|adic\\w*|alcoh\\w*|buprenorfina|cl[ií]nic\\w*|consejer\\w*|crisis|dependencia\\w*"
              + "|depre\\w*|desintoxic\\w*|diagn[oó]stic\\w*|doctor\\w*|dosis|droga\\w*|enferm\\w*|evaluaci\\w*|grupo\\w*"
              + "|hospital\\w*|m[eé]dic\\w*|mental\\w*|metadona|naloxona|naltrexona|opi[oáa]\\w*|orina|paciente\\w*|programa\\w*"
              + "|prueba\\w*|psic\\w*|psiqui\\w*|reca[ií]\\w*|receta\\w*|recuper\\w*|rehabilit\\w*|residencia\\w*|sesi[oó]n\\w*"
              + "|sobri\\w*|sobredosis|suicid\\w*|sustancia\\w*|terap\\w*|tratamiento\\w*)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** Languages with a list of refused words; in others nothing can be checked. */
  static final Set<String> LANGUAGES = new TreeSet<>(Set.of("en", "es"));

  private static final Pattern LINK =
      Pattern.compile(
          "https?:|www\\.|://|\\S+@\\S+|\\b[a-z0-9-]+\\.[a-z]{2,}\\b", Pattern.CASE_INSENSITIVE);

  private NeutralText() {}

  /** Every word or link that may not be there; empty when the text is neutral. */
  static List<String> objections(String text) {
    return java.util.stream.Stream.of(FORBIDDEN_WORD, FORBIDDEN_WORD_ES, LINK)
        .flatMap(rule -> rule.matcher(text).results())
        .map(MatchResult::group)
        .distinct()
        .toList();
  }
}
