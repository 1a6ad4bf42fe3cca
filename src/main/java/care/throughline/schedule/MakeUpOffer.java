package care.throughline.schedule;

import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;

/**
 * A session that could be had in place of a missed one.
 *
 * @param key names it when it is accepted
 * @param week the programme week it would take place in
 * @param keepsDose true when that is the week of the miss
 */
public record MakeUpOffer(String key, FreeTime time, int week, boolean keepsDose) {

  static final Comparator<MakeUpOffer> BEST_FIRST =
      Comparator.comparing((MakeUpOffer offer) -> !offer.keepsDose())
          .thenComparing(offer -> offer.time().day())
          .thenComparing(offer -> offer.time().start())
          .thenComparing(MakeUpOffer::key);

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  static MakeUpOffer of(FreeTime time, int week, int missedWeek) {
    String key =
        time.meeting() == null ? time.day() + "T" + time.start() : time.meeting().toString();
    return new MakeUpOffer(key, time, week, week == missedWeek);
  }

  /** For people: whom with, when, and what it does for the dose. */
  public String words() {
    return time.with()
        + ", "
        + WHEN.format(time.day())
        + " at "
        + time.start()
        + (keepsDose ? ", keeps the dose of week " + week : ", counts in week " + week);
  }

  /** How long it takes. */
  public int minutes() {
    return time.minutes();
  }
}
