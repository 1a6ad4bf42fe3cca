package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupFit;
import care.throughline.schedule.group.GroupRule;
import care.throughline.schedule.group.Misfit;
import care.throughline.schedule.group.Seats;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever gets no place in a group by its rules gets no seat in it either. */
class SeatDoorTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final Actor ANNEKE = new Actor("anneke");

  @Autowired private Seats seats;
  @Autowired private GroupFit fit;
  @Autowired private CareGroups groups;
  @Autowired private Placing placing;
  @Autowired private WishBook wishes;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;

  private FullClinic clinic;
  private CareGroupId evening;
  private EpisodeId maria;

  @BeforeEach
  void oneEveningGroup() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 3)
            .withRooms(3)
            .withGroups(1)
            .withPeople(2, 1);
    evening = new CareGroupId(clinic.groups().get(0));
    maria = clinic.person("Maria");
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  private interface Change {
    void to(SeatDoorTests clinic);
  }

  private static Arguments breaks(GroupRule rule, @Nullable PlacingRule placing, Change change) {
    return Arguments.of(rule, placing, change);
  }

  static Stream<Arguments> atBothDoors() {
    return Stream.of(
        breaks(GroupRule.IN_CARE, null, one -> one.episode("discharged_at = now()")),
        breaks(GroupRule.ON_HOLD, null, one -> one.episode("state = 'onhold'")),
        breaks(GroupRule.LEVEL, PlacingRule.GROUP_LEVEL, one -> one.episode("level = '1'")),
        breaks(
            GroupRule.AGE, PlacingRule.GROUP_AGE, one -> one.person("birth_date = '2012-01-01'")),
        breaks(GroupRule.GENDER, PlacingRule.GROUP_GENDER, one -> one.group("gender = 'male'")),
        breaks(GroupRule.LANGUAGE, PlacingRule.GROUP_LANGUAGE, one -> one.group("language = 'es'")),
        breaks(
            GroupRule.BEGUN, PlacingRule.GROUP_RUNS, one -> one.group("starts_on = '2027-03-01'")),
        breaks(
            GroupRule.JOINED_IN_TIME,
            PlacingRule.GROUP_CLOSED,
            one -> one.group("kind = 'closed', ends_on = '2027-06-01'")),
        breaks(
            GroupRule.TRACK,
            PlacingRule.GROUP_TRACK,
            one -> one.wishes(new Wishes(List.of(), List.of(), "day", null, null, null, false))),
        breaks(
            GroupRule.TELEHEALTH,
            PlacingRule.GROUP_TELEHEALTH,
            one -> one.wishes(new Wishes(List.of(), List.of(), null, null, null, "only", false))),
        breaks(
            GroupRule.STEP_FREE,
            PlacingRule.GROUP_STEP_FREE,
            one -> {
              one.jdbc.sql("update room set accessible = false").update();
              one.wishes(new Wishes(List.of(), List.of(), null, null, null, null, true));
            }),
        breaks(
            GroupRule.AVAILABLE,
            PlacingRule.GROUP_AVAILABLE,
            one -> one.wishes(Scene.available(new WeekTime(DayOfWeek.FRIDAY, 8 * 60, 18 * 60)))),
        breaks(
            GroupRule.NEWCOMERS,
            PlacingRule.GROUP_NEWCOMERS,
            one -> {
              one.group("newcomers_per_week = 1");
              one.seats.reserve(
                  one.evening,
                  one.clinic.person("First"),
                  TUESDAY,
                  null,
                  one.clock.instant().plus(Duration.ofHours(9)),
                  ANNEKE);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("atBothDoors")
  void aRuleThatKeepsSomebodyFromAPlaceKeepsThemFromASeat(
      GroupRule rule, @Nullable PlacingRule place, Change change) {
    assertThat(broken()).as("before").isEmpty();
    change.to(this);
    assertThat(broken()).containsExactly(rule.id());
    assertThatThrownBy(
            () ->
                seats.reserve(
                    evening,
                    maria,
                    TUESDAY,
                    null,
                    clock.instant().plus(Duration.ofHours(9)),
                    ANNEKE))
        .isInstanceOf(ScheduleRefused.class);
    if (place == null) {
      assertThatThrownBy(() -> placing.offers(maria)).isInstanceOf(ScheduleRefused.class);
    } else {
      assertThat(placing.offers(maria).excluded())
          .filteredOn(exclusion -> exclusion.id().equals(evening.value()))
          .extracting(Exclusion::rule)
          .containsExactly(place);
    }
  }

  @Test
  void aWishCanBeGoneBeyondByASupervisorAndCareCannot() {
    wishes(new Wishes(List.of(), List.of(), "day", null, null, null, false));
    assertThat(seats.override(evening, maria, TUESDAY, "asked for it", as(CastMember.SAMIR)))
        .isNotNull();
    EpisodeId held = clinic.person("Held");
    jdbc.sql("update episode set state = 'onhold' where id = ?").param(held.value()).update();
    assertThatThrownBy(
            () -> seats.override(evening, held, TUESDAY, "cannot wait", as(CastMember.SAMIR)))
        .hasMessageContaining("on hold");
  }

  private List<String> broken() {
    CareGroup group = groups.get(evening);
    return fit.misfits(group, maria, TUESDAY, group.until()).stream().map(Misfit::rule).toList();
  }

  private void episode(String change) {
    jdbc.sql("update episode set " + change + " where id = ?").param(maria.value()).update();
  }

  private void person(String change) {
    jdbc.sql(
            "update person set " + change + " where id = (select person from episode where id = ?)")
        .param(maria.value())
        .update();
  }

  private void group(String change) {
    jdbc.sql("update care_group set " + change + " where id = ?").param(evening.value()).update();
  }

  private void wishes(Wishes wish) {
    wishes.change(episodes.get(maria).person(), wish, as(CastMember.ANNEKE));
  }
}
