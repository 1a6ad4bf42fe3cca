package care.throughline.schedule.placing;

import care.throughline.platform.Texts;
import care.throughline.schedule.group.GroupRule;
import care.throughline.schedule.group.Joining;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a place must be (hard rules) and should be (preferences), each written once: ranking,
 * validation, explanation and repair all ask here.
 *
 * <p>Hard rules of one subject are asked in their order, the ones that are hardest to change first,
 * so that the first one broken is the one worth telling.
 */
public enum PlacingRule {
  GROUP_OTHER("group.other", Subject.GROUP, trial -> true),
  GROUP_CARE("group.inCare", GroupRule.IN_CARE, GroupRule.ON_HOLD),
  GROUP_SITE("group.site", GroupRule.SITE),
  GROUP_LEVEL("group.level", GroupRule.LEVEL),
  GROUP_AGE("group.age", GroupRule.AGE),
  GROUP_GENDER("group.gender", GroupRule.GENDER),
  GROUP_LANGUAGE("group.language", GroupRule.LANGUAGE),
  GROUP_NO_CONTACT("group.noContact", GroupRule.NO_CONTACT),
  GROUP_ONCE("group.once", GroupRule.ONCE),
  GROUP_RUNS("group.runs", GroupRule.BEGUN, GroupRule.NOT_OVER, GroupRule.RUNNING),
  GROUP_PAST("group.past", GroupRule.NOT_PAST, GroupRule.PERIOD),
  GROUP_CLOSED("group.closed", GroupRule.JOINED_IN_TIME),
  GROUP_TRACK("group.track", GroupRule.TRACK),
  GROUP_TELEHEALTH("group.telehealth", GroupRule.TELEHEALTH),
  GROUP_STEP_FREE("group.stepFree", GroupRule.STEP_FREE),
  GROUP_AVAILABLE("group.available", GroupRule.AVAILABLE),
  GROUP_CLASH("group.clash", GroupRule.FREE),
  GROUP_SEAT("group.seat", Subject.GROUP, trial -> trial.group().freeSeats() > 0),
  GROUP_NEWCOMERS("group.newcomers", GroupRule.NEWCOMERS),
  THERAPIST_OTHER("therapist.other", Subject.THERAPIST, trial -> true),
  THERAPIST_CREDENTIAL("therapist.credential", Subject.THERAPIST, HourFit::credential),
  THERAPIST_CASELOAD("therapist.caseload", Subject.THERAPIST, HourFit::caseload),
  THERAPIST_LANGUAGE("therapist.language", Subject.THERAPIST, HourFit::language),
  THERAPIST_GENDER("therapist.gender", Subject.THERAPIST, HourFit::gender),
  HOUR_WORKED("hour.worked", Subject.HOUR, HourFit::worked),
  HOUR_AVAILABLE("hour.available", Subject.HOUR, HourFit::available),
  HOUR_CLASH("hour.clash", Subject.HOUR, HourFit::noClash),
  HOUR_LEAVE("hour.leave", Subject.HOUR, HourFit::noLeave),
  HOUR_SOON("hour.soon", Subject.HOUR, HourFit::soon),
  HOUR_FREE("hour.free", Subject.HOUR, HourFit::free),
  ROOM_SIZE("room.size", Subject.ROOM, HourFit::roomSize),
  ROOM_STEP_FREE("room.stepFree", Subject.ROOM, HourFit::roomStepFree),
  ROOM_FREE("room.free", Subject.ROOM, HourFit::roomFree),
  HOUR_BESIDE_GROUP("hour.besideGroup", Subject.WHOLE, HourFit::besideGroup),
  SAME_GROUP("prefer.sameGroup", 8, Preference::sameGroup),
  SAME_THERAPIST("prefer.sameTherapist", 8, Preference::sameTherapist),
  SAME_HOUR("prefer.sameHour", 4, Preference::sameHour),
  TRAVEL_DAYS("prefer.travelDays", 3, Preference::travelDays),
  PREFERRED_TIMES("prefer.times", 2, Preference::times),
  WISHED_LANGUAGE("prefer.language", 3, Preference::language),
  CASELOAD_WARNING("prefer.caseload", 6, Preference::caseload),
  CREDENTIAL_AHEAD("prefer.credential", 2, Preference::credential),
  LOAD_BALANCE("prefer.balance", 1, Preference::balance);

  /** What a rule is about: which parts of a place must be chosen before it can be asked. */
  public enum Subject {
    GROUP,
    THERAPIST,
    HOUR,
    ROOM,
    WHOLE
  }

  private final String id;
  private final Subject subject;
  private final int weight;
  private final @Nullable GroupRule first;
  private final ToIntFunction<Trial> misses;

  PlacingRule(String id, Subject subject, Predicate<Trial> holds) {
    this(id, subject, null, holds);
  }

  private PlacingRule(
      String id, Subject subject, @Nullable GroupRule first, Predicate<Trial> holds) {
    this.id = id;
    this.subject = subject;
    this.weight = 0;
    this.first = first;
    this.misses = trial -> holds.test(trial) ? 0 : 1;
  }

  /** What the group itself asks of whoever joins it; the words are those of the first. */
  PlacingRule(String id, GroupRule first, GroupRule... more) {
    this(
        id,
        Subject.GROUP,
        first,
        trial -> {
          Joining joining = trial.joining();
          return first.holds(joining) && Arrays.stream(more).allMatch(rule -> rule.holds(joining));
        });
  }

  PlacingRule(String id, int weight, ToIntFunction<Trial> misses) {
    this.id = id;
    this.subject = Subject.WHOLE;
    this.weight = weight;
    this.first = null;
    this.misses = misses;
  }

  /** Never changes; what programs read. */
  public String id() {
    return id;
  }

  /** What must or should hold, in words for staff. */
  public String text() {
    return first == null ? Texts.of("schedule-placing.rule." + key()) : first.text();
  }

  /** What is the case when it does not hold, in words for staff; names nobody. */
  public String otherwise() {
    return first == null ? Texts.of("schedule-placing.otherwise." + key()) : first.otherwise();
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Subject subject() {
    return subject;
  }

  /** True when a place that breaks it is not offered. */
  public boolean hard() {
    return weight == 0;
  }

  boolean holds(Trial trial) {
    return misses.applyAsInt(trial) == 0;
  }

  /** True when the preference says something about this place. */
  boolean applies(Trial trial) {
    return misses.applyAsInt(trial) != Preference.DOES_NOT_APPLY;
  }

  /** What breaking a preference costs; 0 when it holds or does not apply. */
  int cost(Trial trial) {
    return weight * Math.max(0, misses.applyAsInt(trial));
  }
}
