package care.throughline.schedule.timetable;

/**
 * Something about an entry that a person should look at, in words.
 *
 * @param words a sentence without anybody's name but that of staff
 */
public record Oddity(Kind kind, String words) {

  /** What is odd, and how much it matters. */
  public enum Kind {
    SITE_CLOSED(true),
    OUTSIDE_OPENING(true),
    ON_LEAVE(true),
    OUTSIDE_WORKING_HOURS(true),
    CREDENTIAL_EXPIRED(true),
    ROOM_OUT_OF_USE(true),
    ROOM_TOO_SMALL(true),
    OVER_CAPACITY(true),
    BELOW_MINIMUM(false),
    NO_GROUP(false),
    NO_THERAPIST(false),
    NO_ROOM(false),
    NOT_SIGNED(false),
    NOT_MARKED(false);

    private final boolean wrong;

    Kind(boolean wrong) {
      this.wrong = wrong;
    }

    /** True when it cannot take place as it stands; false when something is left to do. */
    public boolean wrong() {
      return wrong;
    }
  }
}
