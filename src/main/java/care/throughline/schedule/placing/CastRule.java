package care.throughline.schedule.placing;

/**
 * What keeps a group from another colleague or room when its own is lost, each written once. In the
 * order in which they are asked: the one that came furthest is the one worth telling.
 */
public enum CastRule {
  NOBODY(
      "cast.nobody",
      "Nobody else at this site leads groups.",
      "Give another colleague the role of a facilitator or therapist, or dissolve the group and place its people."),
  CREDENTIAL(
      "cast.credential",
      "A credential of everybody else has run out by then.",
      "Enter the renewed credential under Staff hours."),
  LANGUAGE(
      "cast.language",
      "Nobody else speaks the language of the group.",
      "Enter the languages of staff under Staff hours, or find a colleague who speaks it."),
  HOURS(
      "cast.hours",
      "Nobody else works at all of its meetings.",
      "Change the hours of a colleague under Staff hours, or begin a group at other times."),
  LEAVE(
      "cast.leave",
      "Whoever else could is on leave when it would meet first.",
      "Choose a later first day, or move the leave under Staff hours."),
  FREE(
      "cast.free",
      "Whoever else could is taken during one of its meetings.",
      "Move what they are taken by, then propose again."),
  NO_ROOM(
      "cast.noRoom",
      "The site has no other room.",
      "Add a room under Rooms, or hold the group by telehealth."),
  ROOM_SIZE(
      "cast.roomSize",
      "Every other room has fewer places than the group has seats.",
      "Lower the capacity of the group, or add a larger room under Rooms."),
  ROOM_STEPS(
      "cast.roomSteps",
      "Every other room that is large enough has steps on the way, and somebody in the group cannot take them.",
      "Free a room without steps, or hold the group by telehealth."),
  ROOM_FREE(
      "cast.roomFree",
      "Every other room that fits is taken during one of its meetings.",
      "Move what takes the room, then propose again."),
  SECOND(
      "cast.second",
      "No second facilitator is found, and so many people usually have two.",
      "Find a co-facilitator on the page of the group.");

  private final String id;
  private final String words;
  private final String help;

  CastRule(String id, String words, String help) {
    this.id = id;
    this.words = words;
    this.help = help;
  }

  /** Never changes; what programs read. */
  public String id() {
    return id;
  }

  /** What is the case, in words for staff; names nobody in care. */
  public String words() {
    return words;
  }

  /** What would help. */
  public String help() {
    return help;
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
