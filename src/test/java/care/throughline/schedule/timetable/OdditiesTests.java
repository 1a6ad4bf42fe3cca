package care.throughline.schedule.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.SessionState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the week page says about a meeting that is not as it should be. */
class OdditiesTests {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final Instant MONDAY = Instant.parse("2027-01-04T15:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2027-01-06T15:00:00Z");
  private static final TimetableEntry.Leader KAI =
      new TimetableEntry.Leader(new StaffId(UUID.randomUUID()), "Kai Lindqvist");
  private static final UUID NORTH = UUID.randomUUID();

  @Test
  void nothingIsOddAboutAnOrdinaryMeeting() {
    assertThat(words(group(5, false, false), usual(), MONDAY)).isEmpty();
    assertThat(words(group(5, true, false), usual(), WEDNESDAY)).isEmpty();
    assertThat(words(hour(KAI, SessionState.PLANNED), usual(), MONDAY)).isEmpty();
    assertThat(words(hour(KAI, SessionState.ATTENDED), usual(), WEDNESDAY)).isEmpty();
  }

  @Test
  void saysWhyTheClinicIsClosed() {
    WeekFacts snow =
        facts(
            Map.of(TUESDAY, new WeekFacts.Closed(null, "Snow")),
            List.of(),
            List.of(),
            List.of(),
            true,
            12);
    assertThat(words(group(5, false, false), snow, MONDAY))
        .containsExactly("The clinic is closed: Snow.");
  }

  @Test
  void someClosedHoursMatterToWhatLiesInThemAlone() {
    Hours evening = new Hours(LocalTime.of(20, 0), LocalTime.of(22, 0));
    Hours afternoon = new Hours(LocalTime.of(13, 0), LocalTime.of(18, 0));
    assertThat(words(group(5, false, false), closed(evening), MONDAY))
        .containsExactly("The clinic is closed from 20:00 to 22:00: Power cut.");
    assertThat(words(group(5, false, false), closed(afternoon), MONDAY))
        .as("it begins when the clinic opens again")
        .isEmpty();
  }

  private static WeekFacts closed(Hours hours) {
    return facts(
        Map.of(TUESDAY, new WeekFacts.Closed(hours, "Power cut")),
        List.of(),
        List.of(),
        List.of(),
        true,
        12);
  }

  @Test
  void saysThatTheClinicIsClosedOnSaturdaysUnlessItIsTelehealth() {
    assertThat(words(onDay(LocalDate.of(2027, 1, 9), NORTH, false), usual(), MONDAY))
        .containsExactly("The clinic does not open on Saturdays.");
    assertThat(words(telehealth(LocalDate.of(2027, 1, 9)), usual(), MONDAY)).isEmpty();
  }

  @Test
  void saysWhoIsOnLeaveAndNotAlsoThatTheyDoNotWorkThen() {
    WeekFacts away =
        facts(
            Map.of(),
            List.of(new WeekFacts.Working(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.NOON)),
            List.of(new WeekFacts.Leave(KAI.id().value(), TUESDAY, TUESDAY)),
            List.of(),
            true,
            12);
    assertThat(words(group(5, false, false), away, MONDAY))
        .containsExactly("Kai Lindqvist is on leave.");
  }

  @Test
  void saysWhoDoesNotWorkAtThatTime() {
    WeekFacts mornings =
        facts(
            Map.of(),
            List.of(new WeekFacts.Working(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.NOON)),
            List.of(),
            List.of(),
            true,
            12);
    assertThat(words(group(5, false, false), mornings, MONDAY))
        .containsExactly("Kai Lindqvist does not work at that time.");
  }

  @Test
  void saysWhichLicenceRanOut() {
    WeekFacts expired =
        facts(
            Map.of(),
            List.of(),
            List.of(),
            List.of(new WeekFacts.Expired(KAI.id().value(), "LCSW", LocalDate.of(2027, 1, 3))),
            true,
            12);
    assertThat(words(group(5, false, false), expired, MONDAY))
        .containsExactly("LCSW of Kai Lindqvist ran out on 3 Jan.");
    WeekFacts lastDay =
        facts(
            Map.of(),
            List.of(),
            List.of(),
            List.of(new WeekFacts.Expired(KAI.id().value(), "LCSW", TUESDAY)),
            true,
            12);
    assertThat(words(group(5, false, false), lastDay, MONDAY)).isEmpty();
  }

  @Test
  void saysThatARoomIsOutOfUseOrTooSmall() {
    assertThat(
            words(
                group(5, false, false),
                facts(Map.of(), List.of(), List.of(), List.of(), false, 12),
                MONDAY))
        .containsExactly("North is out of use.");
    assertThat(
            words(
                group(9, false, false),
                facts(Map.of(), List.of(), List.of(), List.of(), true, 8),
                MONDAY))
        .containsExactly("9 people, but North is for 8.");
  }

  @Test
  void saysWhenTooFewOrTooManyHoldAPlace() {
    assertThat(words(group(1, false, false), usual(), MONDAY))
        .containsExactly("1 person, the least is 3.");
    assertThat(words(group(11, false, false), usual(), MONDAY))
        .containsExactly("11 people in 10 places.");
  }

  @Test
  void asksForTheSheetAndTheMarksOnceItIsOver() {
    assertThat(words(group(5, false, true), usual(), WEDNESDAY))
        .containsExactly("The sheet is not signed.", "2 not marked.");
    assertThat(words(hour(KAI, SessionState.PLANNED), usual(), WEDNESDAY))
        .containsExactly("Not marked yet.");
  }

  @Test
  void asksForATherapist() {
    assertThat(words(hour(null, SessionState.PLANNED), usual(), MONDAY))
        .containsExactly("No therapist yet.");
  }

  @Test
  void leavesWhatIsCancelledAlone() {
    WeekFacts snow =
        facts(
            Map.of(TUESDAY, new WeekFacts.Closed(null, "Snow")),
            List.of(),
            List.of(),
            List.of(),
            true,
            12);
    assertThat(words(hour(KAI, SessionState.CANCELLED_PROGRAMME), snow, MONDAY)).isEmpty();
  }

  private static List<String> words(TimetableEntry entry, WeekFacts facts, Instant now) {
    return Oddities.of(entry, facts, now).stream().map(Oddity::words).toList();
  }

  private static WeekFacts usual() {
    return facts(Map.of(), List.of(), List.of(), List.of(), true, 12);
  }

  private static WeekFacts facts(
      Map<LocalDate, WeekFacts.Closed> closed,
      List<WeekFacts.Working> kaiWorks,
      List<WeekFacts.Leave> leave,
      List<WeekFacts.Expired> expired,
      boolean roomInUse,
      int roomFor) {
    Map<DayOfWeek, Hours> opening = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() < 6) {
        opening.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(21, 0)));
      }
    }
    return new WeekFacts(
        List.of(),
        List.of(new WeekFacts.Room(NORTH, "North", roomFor, roomInUse)),
        List.of(),
        kaiWorks.isEmpty() ? Map.of() : Map.of(KAI.id().value(), kaiWorks),
        leave,
        expired,
        opening,
        closed);
  }

  private static TimetableEntry group(int seats, boolean signed, boolean unmarked) {
    return new TimetableEntry.OfGroup(
        UUID.randomUUID(),
        evening(TUESDAY),
        UUID.randomUUID(),
        "Lanterns",
        KAI,
        null,
        NORTH,
        false,
        seats,
        3,
        10,
        unmarked ? 2 : 0,
        signed,
        false,
        null);
  }

  private static TimetableEntry telehealth(LocalDate day) {
    return onDay(day, null, true);
  }

  private static TimetableEntry onDay(LocalDate day, @Nullable UUID room, boolean telehealth) {
    return new TimetableEntry.OfGroup(
        UUID.randomUUID(),
        evening(day),
        UUID.randomUUID(),
        "Lanterns",
        KAI,
        null,
        room,
        telehealth,
        5,
        3,
        10,
        0,
        false,
        false,
        null);
  }

  private static TimetableEntry hour(
      TimetableEntry.@Nullable Leader therapist, SessionState state) {
    return new TimetableEntry.OfPerson(
        UUID.randomUUID(),
        evening(TUESDAY),
        new PersonId(UUID.randomUUID()),
        new EpisodeId(UUID.randomUUID()),
        "Dana",
        "Whitlock",
        false,
        therapist,
        NORTH,
        false,
        state,
        null);
  }

  private static EntryTime evening(LocalDate day) {
    ZoneId zone = ZoneId.of("America/New_York");
    return new EntryTime(
        day,
        LocalTime.of(18, 0),
        LocalTime.of(21, 0),
        day.atTime(18, 0).atZone(zone).toInstant(),
        day.atTime(21, 0).atZone(zone).toInstant());
  }
}
