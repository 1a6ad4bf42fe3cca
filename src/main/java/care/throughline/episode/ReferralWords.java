package care.throughline.episode;

import java.util.Map;

/** Referral states as staff read them. */
final class ReferralWords {

  private static final Map<String, String> WORDS =
      Map.of(
          "received", "Referral received",
          "duplicate", "Found to be a duplicate",
          "contacting", "Contact attempts under way",
          "contacted", "Reached",
          "scheduled", "Assessment scheduled",
          "assessed", "Assessed",
          "accepted", "Accepted into care",
          "declined", "Declined care",
          "unreachable", "Could not be reached",
          "referredElsewhere", "Referred elsewhere");

  private ReferralWords() {}

  static String of(String state) {
    return WORDS.getOrDefault(state, "withdrawn".equals(state) ? "Referral withdrawn" : state);
  }
}
