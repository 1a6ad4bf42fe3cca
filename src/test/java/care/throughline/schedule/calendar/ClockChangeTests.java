package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Closures and moves where the clock changes: days of 23, 24 and 25 hours, wall times that stay.
 */
class ClockChangeTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "America/New_York,    2027-03-14, 1380",
    "America/New_York,    2027-11-07, 1500",
    "Europe/Berlin,       2027-03-28, 1380",
    "Europe/Berlin,       2027-10-31, 1500",
    "Australia/Lord_Howe, 2027-04-04, 1470",
    "Australia/Lord_Howe, 2027-10-03, 1410",
    "America/Phoenix,     2027-03-14, 1440",
  })
  void aClosureOfAWholeDayCoversAllItsMinutes(String zone, LocalDate day, long minutes) {
    Span closed = Closures.window(closure(day), clinic(zone));
    assertThat(Duration.between(closed.start(), closed.end()).toMinutes()).isEqualTo(minutes);
    assertThat(closed.start().atZone(ZoneId.of(zone)).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(closed.end())
        .isEqualTo(Closures.window(closure(day.plusDays(1)), clinic(zone)).start());
    for (int hour = 0; hour < 23; hour++) {
      Span session = Span.of(day, LocalTime.of(hour, 0), 60, ZoneId.of(zone));
      assertThat(Duration.between(session.start(), session.end())).isEqualTo(Duration.ofHours(1));
      assertThat(session.overlaps(closed)).as("at " + hour).isTrue();
    }
  }

  @Test
  void inTheHourThatIsSkippedASessionBeginsAnHourLaterAndInTheDoubledOneAtItsFirst() {
    Span gap = Span.of(LocalDate.of(2027, 3, 14), LocalTime.of(2, 30), 60, NEW_YORK);
    assertThat(gap)
        .isEqualTo(
            new Span(Instant.parse("2027-03-14T07:30:00Z"), Instant.parse("2027-03-14T08:30:00Z")));
    Span doubled = Span.of(LocalDate.of(2027, 11, 7), LocalTime.of(1, 30), 60, NEW_YORK);
    assertThat(doubled)
        .isEqualTo(
            new Span(Instant.parse("2027-11-07T05:30:00Z"), Instant.parse("2027-11-07T06:30:00Z")));
  }

  /** Random weeks of 2027: what is moved is open, free, sixty minutes, at the wall time it says. */
  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "Europe/Berlin", "America/Phoenix", "Australia/Lord_Howe"})
  void whateverMovesKeepsItsWallTimeAndItsLengthOnBothSidesOfAChange(String zone) {
    long seed = 20271107;
    System.out.println("ClockChangeTests seed " + seed);
    Random random = new Random(seed);
    Site clinic = clinic(zone);
    for (int round = 0; round < 400; round++) {
      LocalDate day = LocalDate.of(2027, 1, 4).plusDays(random.nextInt(350));
      int minutes = 30 * (1 + random.nextInt(6));
      LocalTime from = LocalTime.of(8 + random.nextInt(10), 30 * random.nextInt(2));
      NewTime meant = new NewTime(day, from, from.plusMinutes(minutes));
      List<Closure> closures =
          List.of(new Closure(day, null, null, true, "Holiday", new UUID(0, 1)));
      MoveRules rules =
          new MoveRules(clinic, closures, List.of(), Instant.parse("2026-12-01T12:00:00Z"));
      List<Span> taken = taken(random, day, clinic.zone());
      List<NewTime> found = new ArrayList<>(rules.next(meant, taken, 3));
      rules
          .sameWeek(meant, taken)
          .ifPresent(
              time -> {
                assertThat(time.day().with(DayOfWeek.MONDAY)).isEqualTo(day.with(DayOfWeek.MONDAY));
                found.add(time);
              });
      for (NewTime time : found) {
        Span span = rules.span(time);
        assertThat(span.start().atZone(clinic.zone()).toLocalTime()).isEqualTo(time.from());
        assertThat(Duration.between(span.start(), span.end()).toMinutes()).isEqualTo(minutes);
        assertThat(span.overlaps(Closures.window(closure(day), clinic))).isFalse();
        assertThat(taken).noneMatch(span::overlaps);
        assertThat(time.until()).isBeforeOrEqualTo(LocalTime.of(21, 30));
      }
    }
  }

  @Test
  void anEveningMovedOverTheChangeIsAtTheSameHourByTheClockOnTheWall() {
    LocalDate saturday = LocalDate.of(2027, 3, 13);
    MoveRules rules =
        new MoveRules(
            clinic("America/New_York"),
            List.of(new Closure(saturday, null, null, true, "Holiday", new UUID(0, 1))),
            List.of(),
            Instant.parse("2027-03-01T12:00:00Z"));
    NewTime sunday =
        rules
            .sameWeek(new NewTime(saturday, LocalTime.of(18, 0), LocalTime.of(21, 0)), List.of())
            .orElseThrow();
    assertThat(sunday.day()).isEqualTo(saturday.plusDays(1));
    assertThat(sunday.from()).isEqualTo(LocalTime.of(18, 0));
    assertThat(rules.span(sunday).start()).isEqualTo(Instant.parse("2027-03-14T22:00:00Z"));
  }

  private static List<Span> taken(Random random, LocalDate day, ZoneId zone) {
    List<Span> taken = new ArrayList<>();
    for (int one = 0; one < 20; one++) {
      taken.add(
          Span.of(
              day.plusDays(random.nextInt(14) - 6L),
              LocalTime.of(8 + random.nextInt(12), 0),
              120,
              zone));
    }
    return taken;
  }

  private static NewClosure closure(LocalDate day) {
    return new NewClosure("main", day, null, null, true, "Holiday");
  }

  /** Open every day, also on those on which the clock changes. */
  private static Site clinic(String zone) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(21, 30)));
    }
    return new Site("main", "Clinic", ZoneId.of(zone), "(555) 010-0100", hours, Set.of());
  }
}
