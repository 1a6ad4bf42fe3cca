package care.throughline.episode;

import care.throughline.platform.Texts;

/** Where an episode stands, as staff read it. */
public final class EpisodeWords {

  private EpisodeWords() {}

  /** A few words, such as {@code Level 2.1, week 4 of 12} or {@code Contact attempts under way}. */
  public static String where(Episode episode) {
    if (!episode.open()) {
      return episode.dischargeKind() == null
          ? ReferralWords.of(episode.referralState())
          : Texts.of("episode.where.discharged", DischargeWords.of(episode.dischargeKind()));
    }
    if (episode.aftercare()) {
      return Texts.of("episode.where.aftercare");
    }
    if (episode.dischargedAt() != null) {
      return Texts.of("episode.where.to-be-closed");
    }
    if (episode.level() == null) {
      return ReferralWords.of(episode.referralState());
    }
    boolean onHold = episode.state() == EpisodeState.ONHOLD;
    Integer week = episode.weekNumber();
    Integer weeks = episode.weeksPlanned();
    if (week == null || weeks == null) {
      return Texts.of(
          onHold ? "episode.where.level-on-hold" : "episode.where.level", episode.level());
    }
    return Texts.of(
        onHold ? "episode.where.week-on-hold" : "episode.where.week", episode.level(), week, weeks);
  }
}
