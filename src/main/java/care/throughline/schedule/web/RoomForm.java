package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Room;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One room with the form that changes it.
 *
 * @param typed what the form holds: as it is, or as it was typed when it was refused
 * @param open true while what was typed was refused
 */
record RoomForm(UUID id, String name, String words, Typed typed, boolean open) {

  /** What the form for a new room begins with. */
  static final Typed EMPTY = new Typed("", "12", true);

  /** What is typed about a room, not read yet. */
  record Typed(@Nullable String name, @Nullable String capacity, @Nullable Boolean accessible) {

    String words() {
      return Objects.requireNonNullElse(name, "");
    }

    public boolean reachable() {
      return Boolean.TRUE.equals(accessible);
    }

    int people() {
      return number(Texts.of("schedule-pages.rooms.holds"), capacity);
    }
  }

  static RoomForm of(Room room, @Nullable Typed refused) {
    return new RoomForm(
        room.id().value(),
        room.name(),
        room.accessible()
            ? Texts.of("schedule-pages.rooms.for", room.capacity())
            : Texts.of("schedule-pages.rooms.for-not-accessible", room.capacity()),
        refused == null
            ? new Typed(room.name(), Integer.toString(room.capacity()), room.accessible())
            : refused,
        refused != null);
  }

  /**
   * A whole number as it is typed.
   *
   * @throws ScheduleRefused when it is none; the message names the field
   */
  static int number(String field, @Nullable String text) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(text, "").strip());
    } catch (NumberFormatException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.number-needed", field));
    }
  }
}
