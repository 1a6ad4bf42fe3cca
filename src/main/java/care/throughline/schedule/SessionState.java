package care.throughline.schedule;

import java.util.Arrays;

/** What became of a session (domain guide 4.2). */
public enum SessionState {
  PLANNED("planned", "planned"),
  ATTENDED("attended", "attended"),
  LATE("late", "came late"),
  LEFT_EARLY("leftEarly", "left early"),
  NO_SHOW("noShow", "no-show"),
  EXCUSED("excused", "excused"),
  CANCELLED_PATIENT("cancelledPatient", "cancelled by the person"),
  CANCELLED_PROGRAMME("cancelledProgramme", "cancelled by the programme");

  private final String key;
  private final String words;

  SessionState(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  public String words() {
    return words;
  }

  /** True when the person was there, for all of it or for a part. */
  public boolean present() {
    return this == ATTENDED || this == LATE || this == LEFT_EARLY;
  }

  /** True when the meeting does not take place, or not with this person. */
  public boolean cancelled() {
    return this == CANCELLED_PATIENT || this == CANCELLED_PROGRAMME;
  }

  /**
   * The state with that key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static SessionState of(String key) {
    return Arrays.stream(values())
        .filter(state -> state.key.equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + key + "\" is no state of a session."));
  }
}
