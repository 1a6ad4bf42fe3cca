package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.NewCareGroup;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A group as a form or a program sends it. What is missing gets the usual figure.
 *
 * @param facilitator username
 * @param coFacilitator username; null or empty for none
 * @param version of the group that was looked at; null for a new one
 */
record GroupBody(
    @Nullable String name,
    @Nullable String kind,
    @Nullable String level,
    @Nullable String track,
    @Nullable String language,
    @Nullable String gender,
    @Nullable String age,
    @Nullable Integer capacity,
    @Nullable Integer minimum,
    @Nullable Integer newcomersPerWeek,
    @Nullable String facilitator,
    @Nullable String coFacilitator,
    @Nullable String room,
    @Nullable Boolean telehealth,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate startsOn,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate endsOn,
    @Nullable Integer holdDays,
    @Nullable List<Meeting> meetings,
    @Nullable Integer version) {

  private static final int CAPACITY = 10;
  private static final int MINIMUM = 3;
  private static final int NEWCOMERS = 2;
  private static final int HOLD_DAYS = 14;

  /**
   * A meeting of the week.
   *
   * @param weekday English, such as {@code tuesday}
   * @param starts such as {@code 18:00}
   */
  record Meeting(@Nullable String weekday, @Nullable String starts, @Nullable Integer minutes) {}

  /**
   * The group that is meant.
   *
   * @throws ScheduleRefused when a value is none of those it may be; names every such value
   */
  NewCareGroup read(String site, LocalDate today, StaffMembers staff) {
    List<String> found = new ArrayList<>();
    CareGroup.Kind whichKind = choice(CareGroup.Kind.class, kind, "rolling", "kind", found);
    CareGroup.Track whichTrack = choice(CareGroup.Track.class, track, "evening", "track", found);
    CareGroup.Gender whom = choice(CareGroup.Gender.class, gender, "any", "gender", found);
    CareGroup.Age old = choice(CareGroup.Age.class, age, "adult", "age", found);
    StaffId first = member(facilitator, "facilitator", staff, found);
    StaffId second =
        blank(coFacilitator) ? null : member(coFacilitator, "co-facilitator", staff, found);
    UUID where = room(found);
    List<GroupMeeting> week = week(found);
    if (!found.isEmpty()
        || whichKind == null
        || whichTrack == null
        || whom == null
        || old == null
        || first == null) {
      throw new ScheduleRefused(String.join(" ", found));
    }
    return new NewCareGroup(
        site,
        name == null ? "" : name,
        whichKind,
        blank(level) ? "2.1" : text(level),
        whichTrack,
        blank(language) ? "en" : text(language),
        whom,
        old,
        or(capacity, CAPACITY),
        or(minimum, MINIMUM),
        or(newcomersPerWeek, NEWCOMERS),
        first,
        second,
        where,
        Boolean.TRUE.equals(telehealth),
        startsOn == null ? today : startsOn,
        endsOn,
        or(holdDays, HOLD_DAYS),
        week);
  }

  private static <E extends Enum<E>> @Nullable E choice(
      Class<E> type, @Nullable String value, String usual, String what, List<String> found) {
    String wished = blank(value) ? usual : text(value);
    Optional<E> chosen =
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equalsIgnoreCase(wished))
            .findFirst();
    if (chosen.isEmpty()) {
      found.add(
          Texts.of(
              "schedule-pages.group-body.not-a-" + what,
              wished,
              Arrays.stream(type.getEnumConstants())
                  .map(each -> each.name().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", "))));
    }
    return chosen.orElse(null);
  }

  private static @Nullable StaffId member(
      @Nullable String username, String as, StaffMembers staff, List<String> found) {
    if (blank(username)) {
      found.add(Texts.of("schedule-pages.group-body.no-" + as));
      return null;
    }
    Optional<Staff> member = staff.named(text(username));
    if (member.isEmpty()) {
      found.add(Texts.of("schedule-pages.group-body.unknown-" + as, text(username)));
    }
    return member.map(Staff::id).orElse(null);
  }

  private @Nullable UUID room(List<String> found) {
    if (blank(room)) {
      return null;
    }
    try {
      return UUID.fromString(text(room));
    } catch (IllegalArgumentException notOne) {
      found.add(Texts.of("schedule-pages.group-body.room"));
      return null;
    }
  }

  private List<GroupMeeting> week(List<String> found) {
    List<GroupMeeting> week = new ArrayList<>();
    for (Meeting meeting : meetings == null ? List.<Meeting>of() : meetings) {
      if (blank(meeting.weekday()) && blank(meeting.starts())) {
        continue;
      }
      DayOfWeek day = choice(DayOfWeek.class, meeting.weekday(), "no weekday", "weekday", found);
      LocalTime starts = time(meeting.starts(), found);
      if (day != null && starts != null) {
        week.add(new GroupMeeting(week.size() + 1, day, starts, or(meeting.minutes(), 0)));
      }
    }
    return week;
  }

  private static @Nullable LocalTime time(@Nullable String value, List<String> found) {
    try {
      return LocalTime.parse(value == null ? "" : value);
    } catch (DateTimeException notOne) {
      found.add(Texts.of("schedule-pages.group-body.time", text(value)));
      return null;
    }
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static int or(@Nullable Integer value, int usual) {
    return value == null ? usual : value;
  }
}
