package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a group is to be; its parts are those of {@link CareGroup}. */
public record NewCareGroup(
    String site,
    String name,
    CareGroup.Kind kind,
    String level,
    CareGroup.Track track,
    String language,
    CareGroup.Gender gender,
    CareGroup.Age age,
    int capacity,
    int minimum,
    int newcomersPerWeek,
    StaffId facilitator,
    @Nullable StaffId coFacilitator,
    @Nullable UUID room,
    boolean telehealth,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int holdDays,
    List<GroupMeeting> meetings) {

  private static final int CAPACITY = 10;
  private static final int MINIMUM = 3;
  private static final int NEWCOMERS = 2;
  private static final int HOLD_DAYS = 14;

  /**
   * A rolling group of adults of any gender, in English, with the usual ten seats; by telehealth
   * when there is no room.
   */
  public static NewCareGroup rolling(
      String site,
      String name,
      String level,
      CareGroup.Track track,
      StaffId facilitator,
      @Nullable UUID room,
      LocalDate startsOn,
      List<GroupMeeting> meetings) {
    return new NewCareGroup(
        site,
        name,
        CareGroup.Kind.ROLLING,
        level,
        track,
        "en",
        CareGroup.Gender.ANY,
        CareGroup.Age.ADULT,
        CAPACITY,
        MINIMUM,
        NEWCOMERS,
        facilitator,
        null,
        room,
        room == null,
        startsOn,
        null,
        HOLD_DAYS,
        meetings);
  }

  /** The same with other figures. */
  public NewCareGroup sized(int seats, int atLeast, int newcomers) {
    return new NewCareGroup(
        site,
        name,
        kind,
        level,
        track,
        language,
        gender,
        age,
        seats,
        atLeast,
        newcomers,
        facilitator,
        coFacilitator,
        room,
        telehealth,
        startsOn,
        endsOn,
        holdDays,
        meetings);
  }

  /** The same as a closed group with a last day. */
  public NewCareGroup closedOn(LocalDate lastDay) {
    return new NewCareGroup(
        site,
        name,
        CareGroup.Kind.CLOSED,
        level,
        track,
        language,
        gender,
        age,
        capacity,
        minimum,
        newcomersPerWeek,
        facilitator,
        coFacilitator,
        room,
        telehealth,
        startsOn,
        lastDay,
        holdDays,
        meetings);
  }

  /** The same for other people. */
  public NewCareGroup forWhom(CareGroup.Gender whom, CareGroup.Age old, String speaking) {
    return new NewCareGroup(
        site,
        name,
        kind,
        level,
        track,
        speaking,
        whom,
        old,
        capacity,
        minimum,
        newcomersPerWeek,
        facilitator,
        coFacilitator,
        room,
        telehealth,
        startsOn,
        endsOn,
        holdDays,
        meetings);
  }

  /** The same led by two. */
  public NewCareGroup withCoFacilitator(StaffId second) {
    return new NewCareGroup(
        site,
        name,
        kind,
        level,
        track,
        language,
        gender,
        age,
        capacity,
        minimum,
        newcomersPerWeek,
        facilitator,
        second,
        room,
        telehealth,
        startsOn,
        endsOn,
        holdDays,
        meetings);
  }
}
