package care.throughline.schedule.group;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody is told whose group gets no other staff or room, because they are booked during one
 * of its meetings: what holds them, who put it there, and who or what is free instead.
 */
@Component
class CastRefusals {

  private static final int OFFERED_INSTEAD = 3;
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final Clock clock;
  private final GroupSessions meetings;
  private final Bookings bookings;
  private final StaffMembers staff;
  private final Rooms rooms;

  CastRefusals(
      Clock clock, GroupSessions meetings, Bookings bookings, StaffMembers staff, Rooms rooms) {
    this.clock = clock;
    this.meetings = meetings;
    this.bookings = bookings;
    this.staff = staff;
    this.rooms = rooms;
  }

  ScheduleRefused refused(CareGroup known, NewCareGroup wished, Throwable booked) {
    Map<UUID, String> staffWanted = new LinkedHashMap<>();
    Stream.of(wished.facilitator(), wished.coFacilitator())
        .filter(Objects::nonNull)
        .forEach(id -> staffWanted.put(id.value(), name(id)));
    UUID room = wished.room();
    Map<UUID, String> roomWanted = room == null ? Map.of() : Map.of(room, roomName(room));
    List<GroupSession> toCome = toCome(known);
    ScheduleRefused refused =
        objection(toCome, staffWanted)
            .map(lost -> lost.instead(colleagues(known, wished, toCome)))
            .or(
                () ->
                    objection(toCome, roomWanted)
                        .map(lost -> lost.instead(otherRooms(known, wished, toCome))))
            .orElseGet(
                () ->
                    ScheduleRefused.lost(
                        Texts.of("schedule-group.cast.lost", wished.name()),
                        Optional.empty(),
                        Texts.of("schedule-group.cast.others"),
                        List.of()));
    if (refused.getCause() == null) {
      refused.initCause(booked);
    }
    return refused;
  }

  private Optional<ScheduleRefused> objection(List<GroupSession> toCome, Map<UUID, String> wanted) {
    return wanted.isEmpty()
        ? Optional.empty()
        : toCome.stream()
            .flatMap(
                meeting ->
                    bookings
                        .objection(
                            new BookingRequest(
                                wanted, span(meeting), meeting.zone(), meeting.id().value()))
                        .stream())
            .findFirst();
  }

  private List<Alternative> colleagues(
      CareGroup known, NewCareGroup wished, List<GroupSession> toCome) {
    return staff.at(known.site()).stream()
        .filter(Staff::seesPeople)
        .filter(one -> !one.id().equals(wished.facilitator()))
        .filter(one -> !one.id().equals(wished.coFacilitator()))
        .filter(one -> free(one.id().value(), toCome))
        .limit(OFFERED_INSTEAD)
        .map(
            one ->
                new Alternative(
                    Texts.of("schedule-group.cast.free", one.name()),
                    Map.of("facilitator", one.username())))
        .toList();
  }

  private List<Alternative> otherRooms(
      CareGroup known, NewCareGroup wished, List<GroupSession> toCome) {
    return rooms.at(known.site()).stream()
        .filter(one -> one.capacity() >= wished.capacity())
        .filter(one -> !one.id().value().equals(wished.room()))
        .filter(one -> free(one.id().value(), toCome))
        .limit(OFFERED_INSTEAD)
        .map(
            one ->
                new Alternative(
                    Texts.of("schedule-group.cast.free", one.name()),
                    Map.of("room", one.id().value().toString())))
        .toList();
  }

  private boolean free(UUID resource, List<GroupSession> toCome) {
    return objection(toCome, Map.of(resource, "")).isEmpty();
  }

  private List<GroupSession> toCome(CareGroup known) {
    Instant now = clock.instant();
    return meetings.between(known.id(), LocalDate.EPOCH, LAST).stream()
        .filter(meeting -> meeting.state().equals("planned") && meeting.startsAt().isAfter(now))
        .toList();
  }

  private static Span span(GroupSession meeting) {
    return new Span(meeting.startsAt(), meeting.endsAt());
  }

  private String name(@Nullable StaffId id) {
    return staff
        .find(Objects.requireNonNull(id))
        .map(Staff::name)
        .orElseGet(() -> Texts.of("schedule-group.somebody.colleague"));
  }

  private String roomName(UUID room) {
    return rooms
        .find(new RoomId(room))
        .map(found -> found.name())
        .orElseGet(() -> Texts.of("schedule-group.somebody.room"));
  }
}
