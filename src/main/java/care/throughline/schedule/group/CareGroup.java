package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group people meet in every week (domain guide 6.1).
 *
 * @param site id of the site
 * @param level code of the level of care it serves
 * @param language BCP 47, such as {@code en}
 * @param capacity how many seats there are
 * @param minimum with fewer people it should be merged or dissolved
 * @param newcomersPerWeek how many may join a rolling group in one week, Monday to Sunday
 * @param room null for a telehealth group without a room
 * @param startsOn first day, in the site's zone
 * @param endsOn last day of a closed group; null for a rolling one
 * @param holdDays calendar days for which the seat of somebody on hold is kept
 * @param dissolvedAt null while it runs
 * @param version raised with every change
 * @param meetings in the order of the week
 */
public record CareGroup(
    CareGroupId id,
    String site,
    String name,
    Kind kind,
    String level,
    Track track,
    String language,
    Gender gender,
    Age age,
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
    @Nullable Instant dissolvedAt,
    int version,
    List<GroupMeeting> meetings) {

  /** Whether people join at any time. */
  public enum Kind {
    /** Joined in any week, up to the limit of newcomers. */
    ROLLING,
    /** Joined in its first two weeks only. */
    CLOSED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The part of the week it meets in. */
  public enum Track {
    DAY,
    EVENING,
    WEEKEND;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code evening}. */
    String words() {
      return Texts.of("schedule-group.track." + key());
    }
  }

  /** Whom it is for. */
  public enum Gender {
    ANY,
    FEMALE,
    MALE;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Minors are kept apart from adults. */
  public enum Age {
    ADULT,
    ADOLESCENT;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean dissolved() {
    return dissolvedAt != null;
  }

  /** First day on which it no longer meets; null when no end is set. */
  public @Nullable LocalDate until() {
    return endsOn == null ? null : endsOn.plusDays(1);
  }

  CareGroup meeting(List<GroupMeeting> week) {
    return new CareGroup(
        id,
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
        coFacilitator,
        room,
        telehealth,
        startsOn,
        endsOn,
        holdDays,
        dissolvedAt,
        version,
        List.copyOf(week));
  }
}
