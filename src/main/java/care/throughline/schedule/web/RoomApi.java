package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.RoomId;
import care.throughline.schedule.booking.Rooms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rooms of the reader's site, for programs. */
@Tag(name = "Rooms and staff hours", description = "What and who can be booked at a site")
@RestController
@RequestMapping("/api/v1/rooms")
class RoomApi {

  private final Rooms rooms;

  RoomApi(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * A room as it is sent.
   *
   * @param accessible true when missing
   */
  record RoomBody(@Nullable String name, @Nullable Integer capacity, @Nullable Boolean accessible) {

    String words() {
      return name == null ? "" : name;
    }

    int people() {
      return capacity == null ? 0 : capacity;
    }

    boolean reachable() {
      return !Boolean.FALSE.equals(accessible);
    }
  }

  @Operation(summary = "List the rooms in use")
  @GetMapping
  Listing<Room> rooms(Staff reader) {
    SiteAccess.read(reader);
    List<Room> found = rooms.at(reader.site());
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Read one room, closed ones included")
  @GetMapping("/{id}")
  Room get(@PathVariable UUID id, Staff reader) {
    SiteAccess.read(reader);
    return known(id, reader);
  }

  @Operation(summary = "Add a room (supervisors and directors)")
  @PostMapping
  ResponseEntity<Room> add(@RequestBody RoomBody body, Staff by) {
    SiteAccess.edit(by);
    Room room = rooms.add(by.site(), body.words(), body.people(), body.reachable(), by);
    return ResponseEntity.created(URI.create("/api/v1/rooms/" + room.id().value())).body(room);
  }

  @Operation(summary = "Change a room; what is booked in it stays")
  @PutMapping("/{id}")
  Room change(@PathVariable UUID id, @RequestBody RoomBody body, Staff by) {
    SiteAccess.edit(by);
    return rooms.change(known(id, by).id(), body.words(), body.people(), body.reachable(), by);
  }

  @Operation(summary = "Close a room for good; 422 says what is still booked in it or meets there")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable UUID id, Staff by) {
    SiteAccess.edit(by);
    rooms.close(known(id, by).id(), by);
  }

  /** A room of another site is not there. */
  private Room known(UUID id, Staff by) {
    return rooms
        .find(new RoomId(id))
        .filter(room -> room.site().equals(by.site()))
        .orElseThrow(() -> new NoSuchElementException("There is no such room."));
  }
}
