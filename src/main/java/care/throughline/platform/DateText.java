package care.throughline.platform;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ways in which a day or a time of a clock is written, each in the language of whoever is
 * served. Nothing is converted: what is written is the local day and time that is given.
 */
public enum DateText {
  /** {@code 14:55}. */
  CLOCK,
  /** {@code Monday 23 November}. */
  DAY,
  /** {@code Monday 23 November 2026}. */
  DAY_AND_YEAR,
  /** {@code Monday 23 November 2026, 14:55}. */
  MOMENT,
  /** {@code Mon 23 Nov}. */
  SHORT_DAY,
  /** {@code Mon 23 Nov 2026}. */
  SHORT_DAY_AND_YEAR,
  /** {@code Mon 23 Nov 14:55}. */
  SHORT_MOMENT,
  /** {@code 23 November}. */
  DATE,
  /** {@code 23 November 2026}. */
  DATE_AND_YEAR,
  /** {@code 23 Nov}. */
  SHORT_DATE,
  /** {@code 23 Nov 2026}. */
  SHORT_DATE_AND_YEAR;

  private final Map<Locale, DateTimeFormatter> formats = new ConcurrentHashMap<>();

  /**
   * The words.
   *
   * @param at has the fields that are written: a day, a time, or both
   */
  public String of(TemporalAccessor at) {
    return formats.computeIfAbsent(Texts.language(), this::format).format(at);
  }

  private DateTimeFormatter format(Locale language) {
    return DateTimeFormatter.ofPattern(
        Texts.of("platform.date." + name().toLowerCase(Locale.ROOT).replace('_', '-')), language);
  }
}
