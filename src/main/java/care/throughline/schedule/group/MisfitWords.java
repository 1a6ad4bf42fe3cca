package care.throughline.schedule.group;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Says why somebody does not fit into a group, and the way out; names nobody. */
final class MisfitWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

  private MisfitWords() {}

  static String of(GroupRule rule, Joining joining) {
    CareGroup group = joining.group();
    String name = group.name();
    LocalDate from = joining.from();
    return switch (rule) {
      case IN_CARE ->
          joining.joiner().care() == Care.DISCHARGED
              ? "The person was discharged. Bring them back into care before you give them a seat."
              : "The episode is closed. Open a new referral for this person first.";
      case ON_HOLD ->
          "The person is on hold at another level of care. Plan the return first, then give the seat.";
      case RUNNING -> name + " was dissolved. Choose a group that runs.";
      case PERIOD ->
          "The seat would end on "
              + DAY.format(Objects.requireNonNull(joining.until()))
              + ", before it begins on "
              + DAY.format(from)
              + ". Choose a later end.";
      case NOT_PAST ->
          DAY.format(from)
              + " is over. Choose "
              + DAY.format(joining.joiner().today())
              + " or a later day.";
      case BEGUN ->
          name + " begins on " + DAY.format(group.startsOn()) + ". Choose that day or a later one.";
      case NOT_OVER ->
          name
              + " ends on "
              + DAY.format(Objects.requireNonNull(group.endsOn()))
              + ". Choose an earlier day or another group.";
      case JOINED_IN_TIME ->
          name
              + " is closed and could be joined until "
              + DAY.format(group.startsOn().plusDays(joining.joinDays() - 1L))
              + ". Choose a rolling group or wait for the next start.";
      case SITE -> name + " meets at another site. Choose a group of this one.";
      case LEVEL ->
          name
              + " is for level "
              + group.level()
              + ", the person is at level "
              + joining.joiner().level()
              + ". Choose a group of their level, or ask a supervisor.";
      case AGE ->
          joining.joiner().minor()
              ? name + " is for adults and the person is under 18. Choose a group for adolescents."
              : name + " is for adolescents and the person is an adult. Choose a group for adults.";
      case GENDER ->
          name
              + (group.gender() == CareGroup.Gender.FEMALE ? " is for women" : " is for men")
              + ". Choose another group, or ask a supervisor.";
      case LANGUAGE ->
          name
              + " speaks \""
              + group.language()
              + "\", the person \""
              + joining.joiner().language()
              + "\". Choose a group in their language, or ask a supervisor.";
      case TRACK, TELEHEALTH, STEP_FREE, AVAILABLE -> wished(rule, name);
      case FREE ->
          "The person has to be elsewhere when "
              + name
              + " meets. Choose another group, or move what they have then.";
      case ONCE ->
          "The person has a seat in " + name + " already. Use that one, or release it first.";
      case NO_CONTACT ->
          "Somebody in " + name + " and this person must not meet. Choose another group.";
      case NEWCOMERS -> {
        LocalDate monday = from.with(DayOfWeek.MONDAY);
        yield name
            + " takes "
            + group.newcomersPerWeek()
            + " newcomers a week and has them for the week of "
            + DAY.format(monday)
            + ". Choose "
            + DAY.format(monday.plusWeeks(1))
            + " or later.";
      }
    };
  }

  private static String wished(GroupRule rule, String group) {
    return group
        + " does not fit what the person told us. "
        + rule.otherwise()
        + " Choose another group, ask them again, or ask a supervisor.";
  }
}
