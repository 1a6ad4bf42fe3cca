package care.throughline.schedule.placing;

import java.util.BitSet;
import java.util.Collection;

/**
 * The minutes of a week that are taken: one bit each, so that asking costs nothing however many
 * bookings there are. Fill it before it is shared.
 */
final class WeekMinutes {

  private static final int DAY_MINUTES = 24 * 60;

  private final BitSet taken = new BitSet(7 * DAY_MINUTES);

  static WeekMinutes of(Collection<WeekTime> times) {
    WeekMinutes minutes = new WeekMinutes();
    times.forEach(minutes::take);
    return minutes;
  }

  /** The same minutes and these; this one stays as it is. */
  WeekMinutes with(WeekTime time) {
    WeekMinutes more = new WeekMinutes();
    more.taken.or(taken);
    more.take(time);
    return more;
  }

  void take(WeekTime time) {
    taken.set(first(time), first(time) + time.minutes());
  }

  boolean free(WeekTime time) {
    int next = taken.nextSetBit(first(time));
    return next < 0 || next >= first(time) + time.minutes();
  }

  private static int first(WeekTime time) {
    return (time.day().getValue() - 1) * DAY_MINUTES + time.from();
  }
}
