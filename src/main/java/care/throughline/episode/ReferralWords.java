package care.throughline.episode;

import care.throughline.platform.Texts;
import java.util.Map;

/** Referral states as staff read them. */
final class ReferralWords {

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("received", "episode.referral.received"),
          Map.entry("duplicate", "episode.referral.duplicate"),
          Map.entry("contacting", "episode.referral.contacting"),
          Map.entry("contacted", "episode.referral.contacted"),
          Map.entry("scheduled", "episode.referral.scheduled"),
          Map.entry("assessed", "episode.referral.assessed"),
          Map.entry("accepted", "episode.referral.accepted"),
          Map.entry("declined", "episode.referral.declined"),
          Map.entry("unreachable", "episode.referral.unreachable"),
          Map.entry("referredElsewhere", "episode.referral.referred-elsewhere"),
          Map.entry("withdrawn", "episode.referral.withdrawn"));

  private ReferralWords() {}

  static String of(String state) {
    String key = KEYS.get(state);
    return key == null ? state : Texts.of(key);
  }
}
