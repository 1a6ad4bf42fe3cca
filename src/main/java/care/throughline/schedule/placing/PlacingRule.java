package care.throughline.schedule.placing;

import care.throughline.schedule.group.GroupRule;
import care.throughline.schedule.group.Joining;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What a place must be (hard rules) and should be (preferences), each written once: ranking,
 * validation, explanation and repair all ask here.
 *
 * <p>Hard rules of one subject are asked in their order, the ones that are hardest to change first,
 * so that the first one broken is the one worth telling.
 */
public enum PlacingRule {
  GROUP_OTHER(
      "group.other",
      Subject.GROUP,
      "Another group runs at the site.",
      "No other group runs at this site.",
      trial -> true),
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
  GROUP_SEAT(
      "group.seat",
      Subject.GROUP,
      "The group has a free seat in the whole period.",
      "Every seat is taken or held.",
      trial -> trial.group().freeSeats() > 0),
  GROUP_NEWCOMERS("group.newcomers", GroupRule.NEWCOMERS),
  THERAPIST_OTHER(
      "therapist.other",
      Subject.THERAPIST,
      "Another therapist sees people at the site.",
      "No other therapist sees people at this site.",
      trial -> true),
  THERAPIST_CREDENTIAL(
      "therapist.credential",
      Subject.THERAPIST,
      "The therapist's credential is valid when the person begins.",
      "A credential has run out by then.",
      HourFit::credential),
  THERAPIST_CASELOAD(
      "therapist.caseload",
      Subject.THERAPIST,
      "The therapist sees fewer people than the limit.",
      "They see as many people as the limit allows.",
      HourFit::caseload),
  THERAPIST_LANGUAGE(
      "therapist.language",
      Subject.THERAPIST,
      "The therapist speaks a language of the person.",
      "They do not speak the person's language.",
      HourFit::language),
  THERAPIST_GENDER(
      "therapist.gender",
      Subject.THERAPIST,
      "The therapist has the gender the person wishes.",
      "The person wishes a therapist of another gender.",
      HourFit::gender),
  HOUR_WORKED(
      "hour.worked",
      Subject.HOUR,
      "The therapist works at that hour.",
      "The therapist does not work then.",
      HourFit::worked),
  HOUR_AVAILABLE(
      "hour.available",
      Subject.HOUR,
      "The person can come at that hour.",
      "It is when the person cannot come.",
      HourFit::available),
  HOUR_CLASH(
      "hour.clash",
      Subject.HOUR,
      "The person has to be nowhere else at that hour.",
      "The person has to be elsewhere then.",
      HourFit::noClash),
  HOUR_LEAVE(
      "hour.leave",
      Subject.HOUR,
      "The therapist is there for the first hour.",
      "The therapist is on leave when it would begin.",
      HourFit::noLeave),
  HOUR_SOON(
      "hour.soon",
      Subject.HOUR,
      "The first hour is within seven days.",
      "The first hour would be more than seven days away.",
      HourFit::soon),
  HOUR_FREE(
      "hour.free",
      Subject.HOUR,
      "The therapist is free at that hour.",
      "The therapist is taken then.",
      HourFit::free),
  ROOM_SIZE(
      "room.size",
      Subject.ROOM,
      "The room holds two people or more.",
      "It is too small.",
      HourFit::roomSize),
  ROOM_STEP_FREE(
      "room.stepFree",
      Subject.ROOM,
      "The room is reached without steps by who needs it.",
      "It has steps on the way.",
      HourFit::roomStepFree),
  ROOM_FREE(
      "room.free",
      Subject.ROOM,
      "The room is free at that hour.",
      "No room is free then.",
      HourFit::roomFree),
  HOUR_BESIDE_GROUP(
      "hour.besideGroup",
      Subject.WHOLE,
      "The hour does not overlap the group.",
      "Every hour left overlaps the group.",
      HourFit::besideGroup),
  SAME_GROUP(
      "prefer.sameGroup",
      8,
      "Back in the group they know.",
      "Another group than before.",
      Preference::sameGroup),
  SAME_THERAPIST(
      "prefer.sameTherapist",
      8,
      "With the therapist they know.",
      "Another therapist than before.",
      Preference::sameTherapist),
  SAME_HOUR(
      "prefer.sameHour",
      4,
      "At the hour they are used to.",
      "At another hour than before.",
      Preference::sameHour),
  TRAVEL_DAYS(
      "prefer.travelDays",
      3,
      "No more travel days than the group needs.",
      "One more day of travel for the hour with the therapist.",
      Preference::travelDays),
  PREFERRED_TIMES(
      "prefer.times",
      2,
      "At the times they prefer.",
      "Not all of it is at times they prefer.",
      Preference::times),
  WISHED_LANGUAGE(
      "prefer.language",
      3,
      "In the language they wish.",
      "Partly in another language they speak.",
      Preference::language),
  CASELOAD_WARNING(
      "prefer.caseload",
      6,
      "The therapist has room for more people.",
      "The therapist already sees many people.",
      Preference::caseload),
  CREDENTIAL_AHEAD(
      "prefer.credential",
      2,
      "The therapist's credential holds for the whole period.",
      "The therapist's credential must be renewed within the period.",
      Preference::credential),
  LOAD_BALANCE(
      "prefer.balance",
      1,
      "The work is shared evenly.",
      "Others see fewer people.",
      Preference::balance);

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
  private final String text;
  private final String otherwise;
  private final ToIntFunction<Trial> misses;

  PlacingRule(String id, Subject subject, String text, String otherwise, Predicate<Trial> holds) {
    this.id = id;
    this.subject = subject;
    this.weight = 0;
    this.text = text;
    this.otherwise = otherwise;
    this.misses = trial -> holds.test(trial) ? 0 : 1;
  }

  /** What the group itself asks of whoever joins it; the words are those of the first. */
  PlacingRule(String id, GroupRule first, GroupRule... more) {
    this(
        id,
        Subject.GROUP,
        first.text(),
        first.otherwise(),
        trial -> {
          Joining joining = trial.joining();
          return first.holds(joining) && Arrays.stream(more).allMatch(rule -> rule.holds(joining));
        });
  }

  PlacingRule(String id, int weight, String text, String otherwise, ToIntFunction<Trial> misses) {
    this.id = id;
    this.subject = Subject.WHOLE;
    this.weight = weight;
    this.text = text;
    this.otherwise = otherwise;
    this.misses = misses;
  }

  /** Never changes; what programs read. */
  public String id() {
    return id;
  }

  /** What must or should hold, in words for staff. */
  public String text() {
    return text;
  }

  /** What is the case when it does not hold, in words for staff; names nobody. */
  public String otherwise() {
    return otherwise;
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
