package care.throughline.schedule.placing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * The minutes of a week that are taken: one bit each for what is taken every week, so that asking
 * costs nothing however many bookings there are, and a few single dates beside them. Fill it before
 * it is shared.
 */
final class WeekMinutes {

  private static final int DAY_MINUTES = 24 * 60;

  private final BitSet taken = new BitSet(7 * DAY_MINUTES);
  private final List<Dated> dates = new ArrayList<>();
  private final int mostClashes;

  /** Time taken on one date only. */
  private record Dated(WeekTime time, LocalDate on) {}

  WeekMinutes() {
    this(0);
  }

  /**
   * Nothing is taken yet.
   *
   * @param mostClashes on how many single dates a time may be taken and still counts as free
   */
  WeekMinutes(int mostClashes) {
    this.mostClashes = mostClashes;
  }

  static WeekMinutes of(Collection<WeekTime> times) {
    WeekMinutes minutes = new WeekMinutes();
    times.forEach(minutes::take);
    return minutes;
  }

  /** The same minutes and these; this one stays as it is. */
  WeekMinutes with(WeekTime time) {
    WeekMinutes more = new WeekMinutes(mostClashes);
    more.taken.or(taken);
    more.dates.addAll(dates);
    more.take(time);
    return more;
  }

  void take(WeekTime time) {
    taken.set(first(time), first(time) + time.minutes());
  }

  /** Takes time on one date; what is taken every week anyway is not counted again. */
  void take(WeekTime time, LocalDate on) {
    if (taken.nextClearBit(first(time)) < first(time) + time.minutes()) {
      dates.add(new Dated(time, on));
    }
  }

  /** True when the time is taken in no week, and on no more single dates than may clash. */
  boolean free(WeekTime time) {
    int next = taken.nextSetBit(first(time));
    return (next < 0 || next >= first(time) + time.minutes()) && clashes(time) <= mostClashes;
  }

  private long clashes(WeekTime time) {
    return dates.stream()
        .filter(dated -> dated.time().overlaps(time))
        .map(Dated::on)
        .distinct()
        .count();
  }

  private static int first(WeekTime time) {
    return (time.day().getValue() - 1) * DAY_MINUTES + time.from();
  }
}
