package care.throughline.schedule.placing;

/**
 * What would help somebody for whom a repair finds no place, by the rule that stands in the way.
 */
public final class Remedy {

  private Remedy() {}

  /** In a sentence for staff; names nobody. */
  public static String of(PlacingRule rule) {
    return switch (rule) {
      case THERAPIST_OTHER ->
          "Give a colleague the role of a therapist and enter their hours, or ask for one from another site.";
      case THERAPIST_CREDENTIAL -> "Enter the renewed credential under Staff hours.";
      case THERAPIST_CASELOAD ->
          "Raise the limit of a therapist under Staff hours, or end an assignment that is over.";
      case THERAPIST_LANGUAGE, THERAPIST_GENDER ->
          "Talk with the person about what they wish, or find such a therapist.";
      case HOUR_WORKED -> "Enter working hours for another therapist under Staff hours.";
      case HOUR_AVAILABLE, HOUR_CLASH ->
          "Ask the person when else they can come, and note it under their wishes.";
      case HOUR_LEAVE, HOUR_SOON ->
          "Choose a later first day, and let a supervisor see the person until then.";
      case HOUR_FREE ->
          "Nobody else has a free hour that fits: add hours of a therapist under Staff hours, or move what takes them.";
      case ROOM_SIZE, ROOM_STEP_FREE, ROOM_FREE ->
          "Add or free a room, or agree on an hour by video.";
      case HOUR_BESIDE_GROUP -> "Add hours of a therapist beside the meetings of the group.";
      case GROUP_OTHER -> "Begin another group, then propose again.";
      case GROUP_SEAT, GROUP_NEWCOMERS ->
          "Put the person on the waiting list of a group, or let a supervisor go beyond the limit with a reason.";
      default -> "Look at the person's wishes and the groups of the site, then propose again.";
    };
  }
}
