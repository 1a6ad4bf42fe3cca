package care.throughline.schedule.placing;

import care.throughline.platform.Texts;

/**
 * What would help somebody for whom a repair finds no place, by the rule that stands in the way.
 */
public final class Remedy {

  private Remedy() {}

  /** In a sentence for staff; names nobody. */
  public static String of(PlacingRule rule) {
    return switch (rule) {
      case THERAPIST_OTHER -> Texts.of("schedule-placing.remedy.therapist-other");
      case THERAPIST_CREDENTIAL -> Texts.of("schedule-placing.remedy.therapist-credential");
      case THERAPIST_CASELOAD -> Texts.of("schedule-placing.remedy.therapist-caseload");
      case THERAPIST_LANGUAGE, THERAPIST_GENDER ->
          Texts.of("schedule-placing.remedy.therapist-language");
      case HOUR_WORKED -> Texts.of("schedule-placing.remedy.hour-worked");
      case HOUR_AVAILABLE, HOUR_CLASH -> Texts.of("schedule-placing.remedy.hour-available");
      case HOUR_LEAVE, HOUR_SOON -> Texts.of("schedule-placing.remedy.hour-leave");
      case HOUR_FREE -> Texts.of("schedule-placing.remedy.hour-free");
      case ROOM_SIZE, ROOM_STEP_FREE, ROOM_FREE -> Texts.of("schedule-placing.remedy.room-size");
      case HOUR_BESIDE_GROUP -> Texts.of("schedule-placing.remedy.hour-beside-group");
      case GROUP_OTHER -> Texts.of("schedule-placing.remedy.group-other");
      case GROUP_SEAT, GROUP_NEWCOMERS -> Texts.of("schedule-placing.remedy.group-seat");
      default -> Texts.of("schedule-placing.remedy.other");
    };
  }
}
