package care.throughline.notification;

import java.util.List;
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
  private static final Pattern LINK =
      Pattern.compile(
          "https?:|www\\.|://|\\S+@\\S+|\\b[a-z0-9-]+\\.[a-z]{2,}\\b", Pattern.CASE_INSENSITIVE);

  private NeutralText() {}

  /** Every word or link that may not be there; empty when the text is neutral. */
  static List<String> objections(String text) {
    return java.util.stream.Stream.of(FORBIDDEN_WORD, LINK)
        .flatMap(rule -> rule.matcher(text).results())
        .map(MatchResult::group)
        .toList();
  }
}
