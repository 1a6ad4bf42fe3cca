package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.schedule.Alternative;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that fits one person: a group and an hour a week with a therapist.
 *
 * @param group id of the group
 * @param meetings of the group's week, in order
 * @param room id of the room of the hour; null when the hour is by video
 * @param from first day
 * @param until first day after the period
 * @param cost the smaller the better; compares offers of one ranking only
 * @param reasons which preferences it keeps and which it does not
 */
public record Offer(
    UUID group,
    String groupName,
    String track,
    List<WeekTime> meetings,
    StaffId therapist,
    String therapistName,
    WeekTime hour,
    @Nullable UUID room,
    @Nullable String roomName,
    LocalDate from,
    LocalDate until,
    int cost,
    List<Reason> reasons) {

  /**
   * What a preference says about an offer.
   *
   * @param kept false when the offer does not keep it
   */
  public record Reason(PlacingRule rule, boolean kept) {

    /** In words for staff. */
    public String words() {
      return kept ? rule.text() : rule.otherwise();
    }
  }

  Place place() {
    return new Place(group, therapist, hour, room);
  }

  /** In one line, such as {@code Evening A, Tuesday 10:00 with Kai Brandt}. */
  public String words() {
    return Texts.of("schedule-placing.offer.words", groupName, hour.words(), therapistName);
  }

  /** To be asked for instead of another place. */
  Alternative alternative() {
    return new Alternative(
        words(),
        Map.of(
            "group", group.toString(),
            "therapist", therapist.value().toString(),
            "weekday", String.valueOf(hour.day().getValue()),
            "starts", hour.starts().toString(),
            "minutes", String.valueOf(hour.minutes())));
  }
}
