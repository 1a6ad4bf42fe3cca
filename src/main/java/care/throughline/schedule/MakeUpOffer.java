package care.throughline.schedule;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.util.Comparator;

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

  static MakeUpOffer of(FreeTime time, int week, int missedWeek) {
    String key =
        time.meeting() == null ? time.day() + "T" + time.start() : time.meeting().toString();
    return new MakeUpOffer(key, time, week, week == missedWeek);
  }

  /** For people: whom with, when, and what it does for the dose. */
  public String words() {
    String day = DateText.DAY.of(time.day());
    return keepsDose
        ? Texts.of("schedule.make-up.keeps-dose", time.with(), day, time.start(), week)
        : Texts.of("schedule.make-up.counts-in-week", time.with(), day, time.start(), week);
  }

  /** How long it takes. */
  public int minutes() {
    return time.minutes();
  }
}
