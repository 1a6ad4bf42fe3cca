package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.util.Arrays;

/** What became of a session (domain guide 4.2). */
public enum SessionState {
  PLANNED("planned"),
  ATTENDED("attended"),
  LATE("late"),
  LEFT_EARLY("leftEarly"),
  NO_SHOW("noShow"),
  EXCUSED("excused"),
  CANCELLED_PATIENT("cancelledPatient"),
  CANCELLED_PROGRAMME("cancelledProgramme");

  private final String key;

  SessionState(String key) {
    this.key = key;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  /** As a person reads it. */
  public String words() {
    return switch (this) {
      case PLANNED -> Texts.of("schedule.state.planned");
      case ATTENDED -> Texts.of("schedule.state.attended");
      case LATE -> Texts.of("schedule.state.late");
      case LEFT_EARLY -> Texts.of("schedule.state.left-early");
      case NO_SHOW -> Texts.of("schedule.state.no-show");
      case EXCUSED -> Texts.of("schedule.state.excused");
      case CANCELLED_PATIENT -> Texts.of("schedule.state.cancelled-patient");
      case CANCELLED_PROGRAMME -> Texts.of("schedule.state.cancelled-programme");
    };
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
