package care.throughline.schedule.placing;

import care.throughline.platform.Texts;
import java.util.Locale;

/**
 * What keeps a group from another colleague or room when its own is lost, each written once. In the
 * order in which they are asked: the one that came furthest is the one worth telling.
 */
public enum CastRule {
  NOBODY("cast.nobody"),
  CREDENTIAL("cast.credential"),
  LANGUAGE("cast.language"),
  HOURS("cast.hours"),
  LEAVE("cast.leave"),
  FREE("cast.free"),
  NO_ROOM("cast.noRoom"),
  ROOM_SIZE("cast.roomSize"),
  ROOM_STEPS("cast.roomSteps"),
  ROOM_FREE("cast.roomFree"),
  SECOND("cast.second");

  private final String id;

  CastRule(String id) {
    this.id = id;
  }

  /** Never changes; what programs read. */
  public String id() {
    return id;
  }

  /** What is the case, in words for staff; names nobody in care. */
  public String words() {
    return Texts.of("schedule-placing.cast." + key());
  }

  /** What would help. */
  public String help() {
    return Texts.of("schedule-placing.cast-help." + key());
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static CastRule of(String id) {
    for (CastRule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("There is no rule " + id + ".");
  }
}
