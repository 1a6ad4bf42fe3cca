package care.throughline.schedule;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Clinics and templates to plan with. */
final class Clinics {

  static final List<Slot> SEED =
      List.of(
          new Slot("group", 1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180),
          new Slot("individual", 1, DayOfWeek.WEDNESDAY, LocalTime.of(16, 0), 60),
          new Slot("group", 2, DayOfWeek.THURSDAY, LocalTime.of(18, 0), 180));

  private Clinics() {}

  /** Open 8 to 20 on weekdays. */
  static Site weekdays(String zone, LocalDate... closed) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(20, 0)));
      }
    }
    return new Site(
        "main",
        "Clinic",
        ZoneId.of(zone),
        "(555) 010-0100",
        hours,
        Set.copyOf(Arrays.asList(closed)));
  }

  /** The sessions of weeks for somebody without a group or a therapist of their own. */
  static List<PlannedSession> weeks(
      List<Slot> slots, LocalDate startsOn, int from, int to, Site site, List<Span> taken) {
    return new SessionPlan(slots, List.of(), List.of(), site, TakenTime.of(new UUID(0, 1), taken))
        .weeks(startsOn, from, to);
  }

  static Instant at(Site site, String local) {
    return LocalDateTime.parse(local).atZone(site.zone()).toInstant();
  }

  static String local(Site site, Instant instant) {
    return instant.atZone(site.zone()).toLocalDateTime().toString();
  }
}
