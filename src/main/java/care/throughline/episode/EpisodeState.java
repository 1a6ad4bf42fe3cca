package care.throughline.episode;

/** Where an episode stands as a case (domain guide 4.2; FHIR EpisodeOfCare.status). */
public enum EpisodeState {
  PLANNED,
  WAITLIST,
  ACTIVE,
  ONHOLD,
  FINISHED,
  CANCELLED;

  /** As stored and as FHIR writes it. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean open() {
    return this != FINISHED && this != CANCELLED;
  }

  static EpisodeState of(String key) {
    return valueOf(key.toUpperCase(java.util.Locale.ROOT));
  }
}
