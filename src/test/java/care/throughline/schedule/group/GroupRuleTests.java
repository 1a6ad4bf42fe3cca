package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.StaffId;
import care.throughline.person.PersonId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupRuleTests {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);
  private static final PersonId MARIA = new PersonId(UUID.randomUUID());
  private static final PersonId TOM = new PersonId(UUID.randomUUID());

  /** Somebody and a group of which everything fits until a test says otherwise. */
  private static final class Case {

    private Care care = Care.GIVEN;
    private String site = "main";
    private LocalDate today = MONDAY.minusDays(3);
    private @Nullable String level = "2.1";
    private boolean minor;
    private String language = "en";
    private @Nullable String track;
    private @Nullable String telehealth;
    private boolean needsNoSteps;
    private boolean canCome = true;
    private Predicate<GroupMeeting> free = meeting -> true;
    private CareGroup.Kind kind = CareGroup.Kind.ROLLING;
    private CareGroup.Gender gender = CareGroup.Gender.ANY;
    private String spoken = "en";
    private LocalDate first = MONDAY.minusWeeks(9);
    private @Nullable LocalDate last;
    private boolean dissolved;
    private @Nullable LocalDate until;
    private final Set<PersonId> members = new HashSet<>();
    private final Set<PersonId> staying = new HashSet<>();
    private int newcomers;
    private boolean stepFree = true;

    private List<GroupRule> broken() {
      Joiner.Wish wish =
          new Joiner.Wish() {
            @Override
            public @Nullable String track() {
              return track;
            }

            @Override
            public @Nullable String telehealth() {
              return telehealth;
            }

            @Override
            public boolean stepFree() {
              return needsNoSteps;
            }

            @Override
            public boolean canCome(GroupMeeting meeting) {
              return canCome;
            }
          };
      Joiner joiner =
          new Joiner(
              MARIA, care, site, today, level, minor, "female", language, Set.of(TOM), wish, free);
      Set<PersonId> joined =
          IntStream.range(0, newcomers)
              .mapToObj(number -> new PersonId(UUID.randomUUID()))
              .collect(Collectors.toUnmodifiableSet());
      CareGroup group =
          new CareGroup(
              new CareGroupId(UUID.randomUUID()),
              "main",
              "Evening A",
              kind,
              "2.1",
              CareGroup.Track.EVENING,
              spoken,
              gender,
              CareGroup.Age.ADULT,
              10,
              3,
              2,
              new StaffId(UUID.randomUUID()),
              null,
              null,
              true,
              first,
              last,
              14,
              dissolved ? java.time.Instant.EPOCH : null,
              0,
              List.of(new GroupMeeting(1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180)));
      Joining joining =
          new Joining(
              joiner,
              group,
              new Company(5, members, joined, Set.of(), staying, stepFree),
              MONDAY,
              until,
              14);
      return Arrays.stream(GroupRule.values()).filter(rule -> !rule.holds(joining)).toList();
    }
  }

  private interface Change {
    void to(Case one);
  }

  private static List<GroupRule> broken(Change change) {
    Case one = new Case();
    change.to(one);
    return one.broken();
  }

  private static Arguments breaks(GroupRule rule, Change change) {
    return Arguments.of(rule, change);
  }

  static Stream<Arguments> everyRule() {
    return Stream.of(
        breaks(GroupRule.IN_CARE, one -> one.care = Care.CLOSED),
        breaks(GroupRule.IN_CARE, one -> one.care = Care.DISCHARGED),
        breaks(GroupRule.ON_HOLD, one -> one.care = Care.ON_HOLD),
        breaks(GroupRule.RUNNING, one -> one.dissolved = true),
        breaks(GroupRule.PERIOD, one -> one.until = MONDAY),
        breaks(GroupRule.NOT_PAST, one -> one.today = MONDAY.plusDays(1)),
        breaks(GroupRule.BEGUN, one -> one.first = MONDAY.plusDays(1)),
        breaks(GroupRule.NOT_OVER, one -> one.last = MONDAY),
        breaks(
            GroupRule.JOINED_IN_TIME,
            one -> {
              one.kind = CareGroup.Kind.CLOSED;
              one.last = MONDAY.plusWeeks(3);
            }),
        breaks(GroupRule.SITE, one -> one.site = "north"),
        breaks(GroupRule.LEVEL, one -> one.level = "1"),
        breaks(GroupRule.AGE, one -> one.minor = true),
        breaks(GroupRule.GENDER, one -> one.gender = CareGroup.Gender.MALE),
        breaks(GroupRule.LANGUAGE, one -> one.spoken = "es"),
        breaks(GroupRule.TRACK, one -> one.track = "day"),
        breaks(GroupRule.TELEHEALTH, one -> one.telehealth = "never"),
        breaks(
            GroupRule.STEP_FREE,
            one -> {
              one.needsNoSteps = true;
              one.stepFree = false;
            }),
        breaks(GroupRule.AVAILABLE, one -> one.canCome = false),
        breaks(GroupRule.FREE, one -> one.free = meeting -> false),
        breaks(GroupRule.ONCE, one -> one.members.add(MARIA)),
        breaks(GroupRule.NO_CONTACT, one -> one.members.add(TOM)),
        breaks(GroupRule.NEWCOMERS, one -> one.newcomers = 2));
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void eachRuleKeepsThemOutByItself(GroupRule rule, Change change) {
    assertThat(broken(change)).containsExactly(rule);
  }

  @Test
  void noRuleIsLeftOutAboveAndEachHasAnIdOfItsOwn() {
    assertThat(everyRule().map(one -> one.get()[0]).distinct().toList())
        .isEqualTo(List.of(GroupRule.values()));
    assertThat(Arrays.stream(GroupRule.values()).map(GroupRule::id)).doesNotHaveDuplicates();
  }

  @Test
  void whoeverFitsBreaksNone() {
    assertThat(broken(one -> {})).isEmpty();
    assertThat(broken(one -> one.gender = CareGroup.Gender.FEMALE)).isEmpty();
    assertThat(broken(one -> one.newcomers = 1)).isEmpty();
    assertThat(broken(one -> one.track = CareGroup.Track.EVENING.name().toLowerCase(Locale.ROOT)))
        .isEmpty();
  }

  @Test
  void aGroupInSpanishIsForWhoSpeaksItTheMexicanWay() {
    assertThat(
            broken(
                one -> {
                  one.spoken = "es";
                  one.language = "es-MX";
                }))
        .isEmpty();
  }

  @Test
  void beforeALevelIsConfirmedASeatCanBeKeptAhead() {
    assertThat(broken(one -> one.level = null)).isEmpty();
  }

  @Test
  void whoeverStaysOnIsNotAskedAgainWhatTheyWish() {
    assertThat(
            broken(
                one -> {
                  one.staying.add(MARIA);
                  one.track = "day";
                  one.canCome = false;
                  one.level = "1";
                  one.free = meeting -> false;
                }))
        .isEmpty();
  }

  @Test
  void aSingleSessionIsMadeUpInAnyPartOfTheWeek() {
    assertThat(
            broken(
                one -> {
                  one.until = MONDAY.plusDays(1);
                  one.track = "day";
                  one.canCome = false;
                }))
        .as("the group does not meet on the day of the visit")
        .isEmpty();
  }

  @Test
  void aClosedGroupIsJoinedFromItsFirstDayForTwoWeeks() {
    LocalDate last = MONDAY.plusWeeks(8);
    assertThat(closed(MONDAY.plusDays(1), last)).containsExactly(GroupRule.BEGUN);
    assertThat(closed(MONDAY, last)).isEmpty();
    assertThat(closed(MONDAY.minusDays(13), last)).isEmpty();
    assertThat(closed(MONDAY.minusDays(14), last)).containsExactly(GroupRule.JOINED_IN_TIME);
    assertThat(closed(MONDAY.minusDays(7), MONDAY)).containsExactly(GroupRule.NOT_OVER);
    assertThat(closed(MONDAY.minusDays(7), MONDAY.plusDays(1))).isEmpty();
  }

  @Test
  void aGroupThatBeginsThisWeekIsFilledAtOnce() {
    assertThat(
            broken(
                one -> {
                  one.newcomers = 9;
                  one.first = MONDAY;
                }))
        .isEmpty();
    assertThat(
            broken(
                one -> {
                  one.newcomers = 9;
                  one.first = MONDAY.minusDays(1);
                }))
        .containsExactly(GroupRule.NEWCOMERS);
  }

  private static List<GroupRule> closed(LocalDate first, LocalDate last) {
    return broken(
        one -> {
          one.kind = CareGroup.Kind.CLOSED;
          one.first = first;
          one.last = last;
          one.newcomers = 9;
        });
  }
}
