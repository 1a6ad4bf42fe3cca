package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms and working hours of the reader's site, for programs. */
@Tag(name = "Rooms and staff hours", description = "What and who can be booked at a site")
@RestController
@RequestMapping("/api/v1")
class BookingApi {

  private final Rooms rooms;
  private final Practices practices;

  BookingApi(Rooms rooms, Practices practices) {
    this.rooms = rooms;
    this.practices = practices;
  }

  /** A room as it is sent. */
  record RoomBody(
      @Nullable String name, @Nullable Integer capacity, @Nullable Boolean accessible) {}

  @Operation(summary = "List the rooms in use")
  @GetMapping("/rooms")
  Listing<Room> rooms(Staff reader) {
    read(reader);
    List<Room> found = rooms.at(reader.site());
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Add a room")
  @PostMapping("/rooms")
  @ResponseStatus(HttpStatus.CREATED)
  Room add(@RequestBody RoomBody body, Staff by) {
    return rooms.add(
        by.site(),
        body.name() == null ? "" : body.name(),
        body.capacity() == null ? 0 : body.capacity(),
        !Boolean.FALSE.equals(body.accessible()),
        by);
  }

  @Operation(summary = "List how staff work: hours, leave, caseload, credentials")
  @GetMapping("/staff-hours")
  Listing<Practice> staffHours(Staff reader) {
    read(reader);
    List<Practice> found = practices.at(reader.site());
    return new Listing<>(found, found.size(), null);
  }

  private static void read(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only for staff who work with people in care.");
    }
  }
}
