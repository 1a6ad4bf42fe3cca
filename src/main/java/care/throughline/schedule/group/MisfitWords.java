package care.throughline.schedule.group;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;

/** Says why somebody does not fit into a group, and the way out; names nobody. */
final class MisfitWords {

  private MisfitWords() {}

  static String of(GroupRule rule, Joining joining) {
    CareGroup group = joining.group();
    String name = group.name();
    LocalDate from = joining.from();
    return switch (rule) {
      case IN_CARE ->
          joining.joiner().care() == Care.DISCHARGED
              ? Texts.of("schedule-group.misfit.discharged")
              : Texts.of("schedule-group.misfit.closed");
      case ON_HOLD -> Texts.of("schedule-group.misfit.on-hold");
      case RUNNING -> Texts.of("schedule-group.misfit.dissolved", name);
      case PERIOD ->
          Texts.of(
              "schedule-group.misfit.period",
              DateText.DAY_AND_YEAR.of(Objects.requireNonNull(joining.until())),
              DateText.DAY_AND_YEAR.of(from));
      case NOT_PAST ->
          Texts.of(
              "schedule-group.misfit.past",
              DateText.DAY_AND_YEAR.of(from),
              DateText.DAY_AND_YEAR.of(joining.joiner().today()));
      case BEGUN ->
          Texts.of(
              "schedule-group.misfit.not-begun", name, DateText.DAY_AND_YEAR.of(group.startsOn()));
      case NOT_OVER ->
          Texts.of(
              "schedule-group.misfit.over",
              name,
              DateText.DAY_AND_YEAR.of(Objects.requireNonNull(group.endsOn())));
      case JOINED_IN_TIME ->
          Texts.of(
              "schedule-group.misfit.join-closed",
              name,
              DateText.DAY_AND_YEAR.of(group.startsOn().plusDays(joining.joinDays() - 1L)));
      case SITE -> Texts.of("schedule-group.misfit.site", name);
      case LEVEL ->
          Texts.of(
              "schedule-group.misfit.level",
              name,
              group.level(),
              Objects.requireNonNull(joining.joiner().level()));
      case AGE ->
          Texts.of(
              joining.joiner().minor()
                  ? "schedule-group.misfit.adults"
                  : "schedule-group.misfit.adolescents",
              name);
      case GENDER ->
          Texts.of(
              group.gender() == CareGroup.Gender.FEMALE
                  ? "schedule-group.misfit.women"
                  : "schedule-group.misfit.men",
              name);
      case LANGUAGE ->
          Texts.of(
              "schedule-group.misfit.language",
              name,
              group.language(),
              joining.joiner().language());
      case TRACK, TELEHEALTH, STEP_FREE, AVAILABLE -> wished(rule, name);
      case FREE -> Texts.of("schedule-group.misfit.clash", name);
      case ONCE -> Texts.of("schedule-group.misfit.twice", name);
      case NO_CONTACT -> Texts.of("schedule-group.misfit.no-contact", name);
      case NEWCOMERS -> {
        LocalDate monday = from.with(DayOfWeek.MONDAY);
        yield Texts.of(
            "schedule-group.misfit.newcomers",
            name,
            group.newcomersPerWeek(),
            DateText.DAY_AND_YEAR.of(monday),
            DateText.DAY_AND_YEAR.of(monday.plusWeeks(1)));
      }
    };
  }

  private static String wished(GroupRule rule, String group) {
    return Texts.of("schedule-group.misfit.wished", group, rule.otherwise());
  }
}
