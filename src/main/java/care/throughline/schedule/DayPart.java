package care.throughline.schedule;

import care.throughline.access.Hours;
import java.time.LocalTime;

/** Parts of a clinic day. People who do not answer in the morning may in the evening. */
enum DayPart {
  MORNING(LocalTime.of(10, 0)),
  AFTERNOON(LocalTime.of(14, 0)),
  EVENING(LocalTime.of(18, 0));

  private static final int LAST_MINUTES = 30;

  private final LocalTime wished;

  DayPart(LocalTime wished) {
    this.wished = wished;
  }

  /** The part a local time falls into. */
  static DayPart of(LocalTime time) {
    return time.isBefore(LocalTime.NOON)
        ? MORNING
        : time.isBefore(LocalTime.of(17, 0)) ? AFTERNOON : EVENING;
  }

  /** The part so many contacts later. */
  DayPart after(int contacts) {
    return values()[(ordinal() + contacts) % values().length];
  }

  /** When in this part to call, never before opening and at least half an hour before closing. */
  LocalTime within(Hours hours) {
    LocalTime last = hours.closes().minusMinutes(LAST_MINUTES);
    LocalTime time = wished.isAfter(last) ? last : wished;
    return time.isBefore(hours.opens()) ? hours.opens() : time;
  }
}
