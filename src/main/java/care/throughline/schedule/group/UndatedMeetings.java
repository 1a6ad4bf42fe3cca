package care.throughline.schedule.group;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.booking.Taken;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Dates on which a group cannot meet because its staff or its room are booked for something. */
@Component
class UndatedMeetings {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final GroupSessions sessions;
  private final GroupSettings settings;
  private final Bookings bookings;
  private final StaffMembers staff;
  private final Rooms rooms;

  UndatedMeetings(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      GroupSessions sessions,
      GroupSettings settings,
      Bookings bookings,
      StaffMembers staff,
      Rooms rooms) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.sessions = sessions;
    this.settings = settings;
    this.bookings = bookings;
    this.staff = staff;
    this.rooms = rooms;
  }

  /** One sentence for each date and what holds it, soonest first. */
  List<UndatedMeeting> of(CareGroup group) {
    Site site = sites.get(group.site());
    LocalDate today = site.dayOf(clock.instant());
    Set<GroupSessions.MeetingDate> missing =
        new LinkedHashSet<>(sessions.dates(group, site, today.plusWeeks(settings.horizonWeeks())));
    Set<String> dated = dated(group, today);
    missing.removeIf(date -> dated.contains(key(date.meeting().ordinal(), date.day())));
    if (missing.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> wanted = wanted(group);
    List<Span> spans =
        missing.stream()
            .map(
                date ->
                    Span.of(
                        date.day(), date.meeting().starts(), date.meeting().minutes(), site.zone()))
            .sorted(Comparator.comparing(Span::start))
            .toList();
    Span all = new Span(spans.get(0).start(), spans.get(spans.size() - 1).end());
    List<Taken> taken = bookings.conflicts(new BookingRequest(wanted, all, site.zone(), null));
    return spans.stream()
        .flatMap(
            span ->
                taken.stream()
                    .filter(one -> one.span().overlaps(span))
                    .limit(1)
                    .map(
                        one ->
                            new UndatedMeeting(
                                group.id(),
                                group.name(),
                                site.dayOf(span.start()),
                                Texts.of(
                                    "schedule-group.undated",
                                    Taken.words(span, site.zone()),
                                    String.valueOf(wanted.get(one.resource())),
                                    one.what()))))
        .toList();
  }

  /** Groups of a site that have a date without a meeting between two days, both included. */
  List<CareGroupId> groupsMissing(String site, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select distinct g.id
            from care_group g join group_meeting m on m.care_group = g.id
            cross join generate_series(:from::date, :to::date, interval '1 day') as day
            where g.site = :site and g.dissolved_at is null and m.weekday = extract(isodow from day)
              and day >= g.starts_on and (g.ends_on is null or day <= g.ends_on)
              and not exists (select 1 from group_session s
                              where s.care_group = g.id and s.meeting = m.ordinal and s.meeting_date = day::date)
            order by g.id""")
        .param("site", site)
        .param("from", from)
        .param("to", to)
        .query((row, number) -> new CareGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  private Set<String> dated(CareGroup group, LocalDate from) {
    return jdbc
        .sql(
            """
            select meeting, meeting_date from group_session
            where care_group = ? and meeting is not null and meeting_date >= ?""")
        .params(group.id().value(), from)
        .query(
            (row, number) ->
                key(row.getInt("meeting"), row.getObject("meeting_date", LocalDate.class)))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  private Map<UUID, String> wanted(CareGroup group) {
    Map<UUID, String> wanted = new LinkedHashMap<>();
    put(wanted, group.facilitator());
    put(wanted, group.coFacilitator());
    UUID room = group.room();
    if (room != null) {
      wanted.put(
          room,
          rooms
              .find(new RoomId(room))
              .map(found -> found.name())
              .orElseGet(() -> Texts.of("schedule-group.somebody.room")));
    }
    return wanted;
  }

  private void put(Map<UUID, String> wanted, @Nullable StaffId id) {
    if (id != null) {
      wanted.put(
          id.value(),
          staff
              .find(id)
              .map(Staff::name)
              .orElseGet(() -> Texts.of("schedule-group.somebody.facilitator")));
    }
  }

  private static String key(int meeting, LocalDate day) {
    return meeting + " " + day;
  }
}
