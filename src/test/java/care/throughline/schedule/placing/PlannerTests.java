package care.throughline.schedule.placing;

import static care.throughline.schedule.placing.Scene.FROM;
import static care.throughline.schedule.placing.Scene.at;
import static care.throughline.schedule.placing.Scene.facts;
import static care.throughline.schedule.placing.Scene.group;
import static care.throughline.schedule.placing.Scene.id;
import static care.throughline.schedule.placing.Scene.person;
import static care.throughline.schedule.placing.Scene.room;
import static care.throughline.schedule.placing.Scene.seeker;
import static care.throughline.schedule.placing.Scene.therapist;
import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.person.PersonId;
import care.throughline.schedule.group.Care;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlannerTests {

  private static final Seeker MARIA = seeker("Maria");

  private static Wishes wishes(
      String track, String language, String gender, String telehealth, boolean stepFree) {
    return new Wishes(List.of(), List.of(), track, language, gender, telehealth, stepFree);
  }

  private static Seeker with(Wishes wishes) {
    return seeker("Maria", wishes);
  }

  private static Seeker not(String name) {
    return maria(Care.GIVEN, FROM.minusDays(3), Set.of(person(name)));
  }

  private static Seeker maria(Care care, LocalDate today, Set<PersonId> mustNotMeet) {
    return new Seeker(
        MARIA.episode(),
        MARIA.person(),
        care,
        MARIA.site(),
        today,
        MARIA.level(),
        false,
        MARIA.gender(),
        MARIA.language(),
        Wishes.NONE,
        new WeekMinutes(),
        mustNotMeet,
        Set.of(),
        Scene.NOWHERE);
  }

  static Stream<Arguments> groupsThatDoNotFit() {
    return Stream.of(
        Arguments.of(
            PlacingRule.GROUP_CARE,
            maria(Care.DISCHARGED, FROM.minusDays(3), Set.of()),
            group("G")),
        Arguments.of(
            PlacingRule.GROUP_CARE, maria(Care.ON_HOLD, FROM.minusDays(3), Set.of()), group("G")),
        Arguments.of(
            PlacingRule.GROUP_PAST, maria(Care.GIVEN, FROM.plusDays(1), Set.of()), group("G")),
        Arguments.of(PlacingRule.GROUP_SITE, MARIA, group("G").site("north")),
        Arguments.of(PlacingRule.GROUP_LEVEL, MARIA, group("G").level("1")),
        Arguments.of(PlacingRule.GROUP_AGE, MARIA, group("G").age("adolescent")),
        Arguments.of(PlacingRule.GROUP_GENDER, MARIA, group("G").gender("male")),
        Arguments.of(PlacingRule.GROUP_LANGUAGE, MARIA, group("G").language("es")),
        Arguments.of(PlacingRule.GROUP_NO_CONTACT, not("Tom"), group("G").members(person("Tom"))),
        Arguments.of(PlacingRule.GROUP_ONCE, MARIA, group("G").members(person("Maria"))),
        Arguments.of(PlacingRule.GROUP_RUNS, MARIA, group("G").startsOn(FROM.plusDays(1))),
        Arguments.of(
            PlacingRule.GROUP_CLOSED,
            MARIA,
            group("G").closed(FROM.minusWeeks(2), FROM.plusWeeks(10))),
        Arguments.of(
            PlacingRule.GROUP_TRACK,
            with(wishes("day", null, null, null, false)),
            group("G").track("evening")),
        Arguments.of(
            PlacingRule.GROUP_TELEHEALTH,
            with(wishes(null, null, null, "only", false)),
            group("G")),
        Arguments.of(
            PlacingRule.GROUP_TELEHEALTH,
            with(wishes(null, null, null, "never", false)),
            group("G").telehealth()),
        Arguments.of(
            PlacingRule.GROUP_STEP_FREE,
            with(wishes(null, null, null, null, true)),
            group("G").steps()),
        Arguments.of(
            PlacingRule.GROUP_AVAILABLE,
            with(Scene.available(at(DayOfWeek.TUESDAY, 8, 22))),
            group("G")),
        Arguments.of(
            PlacingRule.GROUP_CLASH,
            seeker("Maria", Wishes.NONE, Scene.NOWHERE, at(DayOfWeek.THURSDAY, 20)),
            group("G")),
        Arguments.of(PlacingRule.GROUP_SEAT, MARIA, group("G").free(0)),
        Arguments.of(PlacingRule.GROUP_NEWCOMERS, MARIA, group("G").newcomers(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("groupsThatDoNotFit")
  void namesTheRuleThatKeepsSomebodyOutOfAGroup(
      PlacingRule rule, Seeker seeker, Scene.GroupBuilder group) {
    Ranking ranking =
        Planner.rank(facts(seeker, List.of(group.facts()), List.of(therapist("Ada").facts())));
    assertThat(ranking.offers()).isEmpty();
    assertThat(ranking.excluded()).extracting(Exclusion::rule).containsExactly(rule);
  }

  static Stream<Arguments> roomsThatDoNotFit() {
    WeekTime monday = at(DayOfWeek.MONDAY, 9);
    Seeker wheelchair = with(wishes(null, null, null, null, true));
    return Stream.of(
        Arguments.of(
            PlacingRule.ROOM_SIZE,
            MARIA,
            new RoomFacts(id("Cabin"), "Cabin", 1, true, new WeekMinutes())),
        Arguments.of(
            PlacingRule.ROOM_STEP_FREE,
            wheelchair,
            new RoomFacts(id("Attic"), "Attic", 3, false, new WeekMinutes())),
        Arguments.of(PlacingRule.ROOM_FREE, MARIA, room("Room 1", monday)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("roomsThatDoNotFit")
  void offersNoHourInARoomThatDoesNotFit(PlacingRule rule, Seeker seeker, RoomFacts room) {
    WeekTime monday = at(DayOfWeek.MONDAY, 9);
    Trial trial =
        Trial.of(seeker, Scene.period())
            .with(therapist("Ada").works(monday).facts())
            .at(monday)
            .inside(room);
    assertThat(PlacingRules.firstBroken(trial, PlacingRule.Subject.ROOM)).contains(rule);
    List<GroupFacts> groups = List.of(group("G").facts());
    List<TherapistFacts> therapists = List.of(therapist("Ada").works(monday).facts());
    assertThat(
            Planner.rank(
                    new PlacingFacts(
                        seeker, Scene.period(), null, 60, groups, therapists, List.of(room)))
                .offers())
        .isEmpty();
    assertThat(
            Planner.rank(
                    new PlacingFacts(
                        seeker,
                        Scene.period(),
                        null,
                        60,
                        groups,
                        therapists,
                        List.of(room, room("Room 2"))))
                .offers())
        .as("with a second room that fits")
        .isNotEmpty();
  }

  static Stream<Arguments> therapistsThatDoNotFit() {
    WeekTime monday = at(DayOfWeek.MONDAY, 9);
    return Stream.of(
        Arguments.of(
            PlacingRule.THERAPIST_CREDENTIAL,
            MARIA,
            therapist("Ada").credentialUntil(FROM.minusDays(1))),
        Arguments.of(PlacingRule.THERAPIST_CASELOAD, MARIA, therapist("Ada").caseload(24)),
        Arguments.of(PlacingRule.THERAPIST_LANGUAGE, MARIA, therapist("Ada").speaks("es")),
        Arguments.of(
            PlacingRule.THERAPIST_GENDER,
            with(wishes(null, null, "female", null, false)),
            therapist("Ada")),
        Arguments.of(PlacingRule.HOUR_WORKED, MARIA, therapist("Ada").works()),
        Arguments.of(
            PlacingRule.HOUR_AVAILABLE,
            with(Scene.available(at(DayOfWeek.TUESDAY, 17, 22), at(DayOfWeek.THURSDAY, 17, 22))),
            therapist("Ada")),
        Arguments.of(
            PlacingRule.HOUR_CLASH,
            seeker("Maria", Wishes.NONE, Scene.NOWHERE, monday),
            therapist("Ada").works(monday)),
        Arguments.of(PlacingRule.HOUR_LEAVE, MARIA, therapist("Ada").away(FROM, FROM.plusWeeks(1))),
        Arguments.of(PlacingRule.HOUR_FREE, MARIA, therapist("Ada").works(monday).taken(monday)),
        Arguments.of(
            PlacingRule.HOUR_BESIDE_GROUP,
            MARIA,
            therapist("Ada").works(at(DayOfWeek.TUESDAY, 18, 21))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("therapistsThatDoNotFit")
  void namesTheRuleThatKeepsATherapistFromBeingOffered(
      PlacingRule rule, Seeker seeker, Scene.TherapistBuilder therapist) {
    Ranking ranking =
        Planner.rank(facts(seeker, List.of(group("G").facts()), List.of(therapist.facts())));
    assertThat(ranking.offers()).isEmpty();
    assertThat(ranking.excluded())
        .filteredOn(exclusion -> exclusion.kind().equals("therapist"))
        .extracting(Exclusion::rule)
        .containsExactly(rule);
  }

  @Test
  void offersNoHourWithoutARoomThatIsFree() {
    WeekTime monday = at(DayOfWeek.MONDAY, 9);
    PlacingFacts facts =
        new PlacingFacts(
            MARIA,
            Scene.period(),
            null,
            60,
            List.of(group("G").facts()),
            List.of(therapist("Ada").works(monday).facts()),
            List.of(room("Room 1", monday)));
    assertThat(Planner.rank(facts).excluded())
        .extracting(Exclusion::rule)
        .contains(PlacingRule.ROOM_FREE);
  }

  @Test
  void countsAClosedDayWhenItAsksHowSoonTheFirstHourIs() {
    PlacingFacts facts =
        new PlacingFacts(
            MARIA,
            Scene.period(Set.of(FROM.plusDays(1)), Map.of()),
            null,
            60,
            List.of(group("G").facts()),
            List.of(therapist("Ada").works(at(DayOfWeek.TUESDAY, 9)).facts()),
            List.of(room("Room 1")));
    assertThat(Planner.rank(facts).excluded())
        .extracting(Exclusion::rule)
        .contains(PlacingRule.HOUR_SOON);
  }

  @Test
  void countsADayWhoseHoursAreClosedAtThatTimeOnly() {
    Map<LocalDate, Hours> morning =
        Map.of(FROM.plusDays(1), new Hours(LocalTime.of(8, 0), LocalTime.of(12, 0)));
    for (int hour : new int[] {9, 13}) {
      PlacingFacts facts =
          new PlacingFacts(
              MARIA,
              Scene.period(Set.of(), morning),
              null,
              60,
              List.of(group("G").facts()),
              List.of(therapist("Ada").works(at(DayOfWeek.TUESDAY, hour)).facts()),
              List.of(room("Room 1")));
      assertThat(
              Planner.rank(facts).excluded().stream()
                  .anyMatch(one -> one.rule() == PlacingRule.HOUR_SOON))
          .as("at " + hour)
          .isEqualTo(hour == 9);
    }
  }

  @Test
  void putsTheHourOnADayOfTheGroupFirst() {
    Ranking ranking =
        Planner.rank(facts(MARIA, List.of(group("G").facts()), List.of(therapist("Ada").facts())));
    Offer best = ranking.offers().get(0);
    assertThat(best.hour().day()).isEqualTo(DayOfWeek.TUESDAY);
    assertThat(best.reasons()).contains(new Offer.Reason(PlacingRule.TRAVEL_DAYS, true));
  }

  @Test
  void prefersTheGroupAndTheTherapistAPersonKnows() {
    Seeker back =
        new Seeker(
            MARIA.episode(),
            MARIA.person(),
            MARIA.care(),
            MARIA.site(),
            MARIA.today(),
            "2.1",
            false,
            "female",
            "en",
            Wishes.NONE,
            new WeekMinutes(),
            Set.of(),
            Set.of(id("Old group")),
            new Place(null, Scene.staff("Zoe"), null, null));
    Offer best =
        Planner.rank(
                facts(
                    back,
                    List.of(group("New group").facts(), group("Old group").facts()),
                    List.of(therapist("Ada").facts(), therapist("Zoe").caseload(10).facts())))
            .offers()
            .get(0);
    assertThat(best.groupName()).isEqualTo("Old group");
    assertThat(best.therapistName()).isEqualTo("Zoe");
  }

  @Test
  void warnsOfATherapistWhoSeesManyPeopleAndPrefersOthers() {
    Ranking ranking =
        Planner.rank(
            facts(
                MARIA,
                List.of(group("G").facts()),
                List.of(therapist("Ada").caseload(20).facts(), therapist("Zoe").facts())));
    assertThat(ranking.offers().get(0).therapistName()).isEqualTo("Zoe");
    assertThat(ranking.offers())
        .filteredOn(offer -> offer.therapistName().equals("Ada"))
        .allMatch(
            offer ->
                offer.reasons().contains(new Offer.Reason(PlacingRule.CASELOAD_WARNING, false)));
  }

  @Test
  void everyOfferPassesTheSameRulesWhenItIsTaken() {
    PlacingFacts facts =
        facts(
            MARIA,
            List.of(group("G").facts(), group("H").free(1).facts()),
            List.of(therapist("Ada").facts(), therapist("Zoe").caseload(23).facts()));
    assertThat(Planner.rank(facts).offers())
        .isNotEmpty()
        .allMatch(
            offer ->
                Planner.judge(facts, offer.group(), offer.therapist().value(), offer.hour())
                        .broken()
                    == null);
  }

  @Test
  void everyRuleHasAnIdAndWordsOfItsOwn() {
    List<PlacingRule> rules = Arrays.asList(PlacingRule.values());
    assertThat(rules).extracting(PlacingRule::id).doesNotHaveDuplicates();
    assertThat(rules).allMatch(rule -> rule.text().endsWith(".") && rule.otherwise().endsWith("."));
    Set<PlacingRule> shown = new HashSet<>();
    groupsThatDoNotFit().forEach(row -> shown.add((PlacingRule) row.get()[0]));
    therapistsThatDoNotFit().forEach(row -> shown.add((PlacingRule) row.get()[0]));
    roomsThatDoNotFit().forEach(row -> shown.add((PlacingRule) row.get()[0]));
    shown.addAll(
        List.of(PlacingRule.HOUR_SOON, PlacingRule.THERAPIST_OTHER, PlacingRule.GROUP_OTHER));
    assertThat(rules.stream().filter(PlacingRule::hard).filter(rule -> !shown.contains(rule)))
        .as("hard rules that no test here breaks")
        .isEmpty();
  }
}
