package care.throughline.episode;

/** Where an episode stands, as staff read it. */
public final class EpisodeWords {

  private EpisodeWords() {}

  /** A few words, such as {@code Level 2.1, week 4 of 12} or {@code Contact attempts under way}. */
  public static String where(Episode episode) {
    if (!episode.open()) {
      return episode.dischargeKind() == null
          ? ReferralWords.of(episode.referralState())
          : "Discharged: " + DischargeWords.of(episode.dischargeKind());
    }
    if (episode.aftercare()) {
      return "Aftercare";
    }
    if (episode.dischargedAt() != null) {
      return "Discharged, to be closed";
    }
    if (episode.level() == null) {
      return ReferralWords.of(episode.referralState());
    }
    String week =
        episode.weekNumber() == null
            ? ""
            : ", week " + episode.weekNumber() + " of " + episode.weeksPlanned();
    return "Level "
        + episode.level()
        + week
        + (episode.state() == EpisodeState.ONHOLD ? ", on hold" : "");
  }
}
