package care.throughline.schedule;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.episode.Episode;
import care.throughline.platform.Times;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.TherapistAssignment;
import care.throughline.schedule.booking.TherapistAssignments;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupFit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a person could come instead of a session they missed. */
@Repository
class FreeTimes {

  private static final int STEP_MINUTES = 30;
  private static final int HOURS_A_DAY = 2;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Bookings bookings;
  private final Practices practices;
  private final TherapistAssignments therapists;
  private final CareGroups groups;
  private final GroupFit fit;

  FreeTimes(
      JdbcClient jdbc,
      Clock clock,
      Bookings bookings,
      Practices practices,
      TherapistAssignments therapists,
      CareGroups groups,
      GroupFit fit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.bookings = bookings;
    this.practices = practices;
    this.therapists = therapists;
    this.groups = groups;
    this.fit = fit;
  }

  /** A group for a group, an hour for an hour, on days from the first to the last one. */
  List<FreeTime> instead(
      SessionRow missed, Episode episode, Site site, LocalDate first, LocalDate last) {
    return missed.kind().equals("group")
        ? meetings(episode, site, first, last)
        : hours(missed, episode, site, first, last);
  }

  /** Meetings of other rolling groups whose rules let the person in, with a seat left that day. */
  private List<FreeTime> meetings(Episode episode, Site site, LocalDate first, LocalDate last) {
    Map<UUID, CareGroup> known =
        groups.at(site.id()).stream()
            .collect(Collectors.toMap(group -> group.id().value(), group -> group));
    return dated(episode, site, first, last).stream()
        .filter(
            time -> {
              CareGroup group = known.get(Objects.requireNonNull(time.group()));
              return group != null
                  && fit.misfits(group, episode.id(), time.day(), time.day().plusDays(1)).isEmpty();
            })
        .toList();
  }

  private List<FreeTime> dated(Episode episode, Site site, LocalDate first, LocalDate last) {
    return jdbc.sql(
            """
            select g.id as care_group, g.name, m.id, m.local_date, m.local_start, m.minutes, m.telehealth
            from group_session m join care_group g on g.id = m.care_group
            where g.site = :site and g.dissolved_at is null and g.kind = 'rolling'
              and m.state = 'planned' and m.local_date between :first and :last and lower(m.during) > :now::timestamptz
              and not exists (select 1 from seat s where s.care_group = g.id and s.state <> 'released' and s.person = :person
                                                     and s.during @> m.local_date)
              and (select count(*) from seat s
                   where s.care_group = g.id and s.state <> 'released' and s.during @> m.local_date) < g.capacity
              and not exists (select 1 from booking b where b.resource = :person and b.during && m.during)
            order by lower(m.during), g.name""")
        .param("person", episode.person().value())
        .param("site", site.id())
        .param("first", first)
        .param("last", last)
        .param("now", Times.utc(clock.instant()))
        .query(
            (row, number) ->
                new FreeTime(
                    row.getString("name"),
                    row.getObject("care_group", UUID.class),
                    row.getObject("id", UUID.class),
                    null,
                    row.getObject("local_date", LocalDate.class),
                    row.getObject("local_start", LocalTime.class),
                    row.getInt("minutes"),
                    row.getBoolean("telehealth")))
        .list();
  }

  /** Hours at which the person's therapist works and both are free: at most two a day. */
  private List<FreeTime> hours(
      SessionRow missed, Episode episode, Site site, LocalDate first, LocalDate last) {
    Instant now = clock.instant();
    List<FreeTime> found = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      Optional<TherapistAssignment> therapist = therapists.of(episode.id(), day);
      if (therapist.isPresent() && site.open(day)) {
        found.addAll(hours(missed, episode, site, therapist.get(), day, now));
      }
    }
    return found;
  }

  private List<FreeTime> hours(
      SessionRow missed,
      Episode episode,
      Site site,
      TherapistAssignment assignment,
      LocalDate day,
      Instant now) {
    UUID person = episode.person().value();
    UUID therapist = assignment.therapist().value();
    Practice practice = practices.of(assignment.therapist());
    Map<UUID, List<Span>> taken =
        bookings.taken(
            List.of(person, therapist),
            day.atStartOfDay(site.zone()).toInstant(),
            day.plusDays(1).atStartOfDay(site.zone()).toInstant());
    Hours open =
        Objects.requireNonNull(site.hours().get(day.getDayOfWeek()), "hours of an open day");
    List<FreeTime> found = new ArrayList<>();
    for (LocalTime start = open.opens();
        found.size() < HOURS_A_DAY
            && !start.plusMinutes(missed.minutes()).isAfter(open.closes())
            && start.isBefore(open.closes());
        start = start.plusMinutes(STEP_MINUTES)) {
      Span span = Span.of(day, start, missed.minutes(), site.zone());
      if (span.start().isAfter(now)
          && site.open(day, start, missed.minutes())
          && practice.leaveOn(day).isEmpty()
          && practice.worksOn(day, start, start.plusMinutes(missed.minutes()))
          && taken.values().stream().flatMap(List::stream).noneMatch(span::overlaps)) {
        found.add(
            new FreeTime(
                practice.name(), null, null, therapist, day, start, missed.minutes(), false));
      }
    }
    return found;
  }
}
