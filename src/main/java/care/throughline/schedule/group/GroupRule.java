package care.throughline.schedule.group;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of a group about who joins it when (domain guide 4.2 and 6.1), each written once: asked
 * when a seat is taken and when places are offered or mended.
 */
public enum GroupRule {
  IN_CARE(
      "inCare",
      true,
      "The person is in care.",
      "They are not in care: the episode is closed, or they were discharged.",
      joining ->
          joining.joiner().care() != Care.CLOSED && joining.joiner().care() != Care.DISCHARGED),
  ON_HOLD(
      "onHold",
      true,
      "The programme is not on hold.",
      "They are at another level of care for a while.",
      joining -> joining.joiner().care() != Care.ON_HOLD),
  RUNNING(
      "dissolved",
      true,
      "The group has not been dissolved.",
      "It was dissolved.",
      joining -> !joining.group().dissolved()),
  PERIOD(
      "period",
      true,
      "The seat begins before it ends.",
      "It would end before it begins.",
      joining -> joining.until() == null || joining.until().isAfter(joining.from())),
  NOT_PAST(
      "past",
      true,
      "The first day is today or later.",
      "The first day is over.",
      joining -> !joining.from().isBefore(joining.joiner().today())),
  BEGUN(
      "notBegun",
      true,
      "The group runs when the person would begin.",
      "It has not begun or is over by then.",
      joining -> !joining.from().isBefore(joining.group().startsOn())),
  NOT_OVER(
      "over",
      true,
      "The group runs when the person would begin.",
      "It has not begun or is over by then.",
      GroupRule::notOver),
  JOINED_IN_TIME(
      "joinClosed",
      false,
      "A closed group is joined in its first two weeks.",
      "It is closed and past its second week; wait for its next start.",
      GroupRule::joinedInTime),
  SITE(
      "site",
      true,
      "The group meets at the site the person is treated at.",
      "It meets at another site.",
      joining -> joining.group().site().equals(joining.joiner().site())),
  LEVEL(
      "level",
      false,
      "The group is for the person's level of care.",
      "It is for another level of care.",
      GroupRule::level),
  AGE(
      "age",
      true,
      "Under 18s and adults have groups of their own.",
      "It is for another age.",
      joining -> joining.joiner().minor() == (joining.group().age() == CareGroup.Age.ADOLESCENT)),
  GENDER(
      "gender",
      false,
      "The group is open to the person's gender.",
      "It is for another gender.",
      GroupRule::gender),
  LANGUAGE(
      "language",
      false,
      "The group speaks a language of the person.",
      "It is held in a language they did not name.",
      GroupRule::language),
  TRACK(
      "track",
      false,
      "The group meets in the part of the week the person wishes.",
      "It meets in another part of the week than they wish.",
      GroupRule::track),
  TELEHEALTH(
      "telehealth",
      false,
      "The person can take part the way the group meets.",
      "It does not meet the way they can take part: on site or by video.",
      GroupRule::telehealth),
  STEP_FREE(
      "stepFree",
      false,
      "The room is reached without steps by who needs it.",
      "Its room has steps on the way.",
      joining ->
          joining.stays() || !joining.joiner().wish().stepFree() || joining.company().stepFree()),
  AVAILABLE(
      "available",
      false,
      "The person can come to every meeting.",
      "It meets when they cannot come.",
      GroupRule::available),
  FREE(
      "clash",
      false,
      "The person has to be nowhere else during a meeting.",
      "They have to be elsewhere at one of its times.",
      GroupRule::free),
  ONCE(
      "twice",
      true,
      "The person has no seat in a group yet.",
      "They have a seat already.",
      joining -> !joining.seated()),
  NO_CONTACT(
      "noContact",
      true,
      "Nobody is in the group whom the person must not meet.",
      "Somebody they must not meet is in it.",
      joining -> !joining.apart()),
  NEWCOMERS(
      "newcomers",
      false,
      "A group takes only so many newcomers in one week.",
      "It has taken its newcomers of that week; a later start is possible.",
      GroupRule::newcomers);

  private final String id;
  private final boolean strict;
  private final String text;
  private final String otherwise;
  private final Predicate<Joining> test;

  GroupRule(String id, boolean strict, String text, String otherwise, Predicate<Joining> test) {
    this.id = id;
    this.strict = strict;
    this.text = text;
    this.otherwise = otherwise;
    this.test = test;
  }

  /** Never changes; what programs read. */
  public String id() {
    return id;
  }

  /** True when not even a supervisor may go beyond it. */
  public boolean strict() {
    return strict;
  }

  /** What must hold, in words for staff. */
  public String text() {
    return text;
  }

  /** What is the case when it does not hold, in words for staff; names nobody. */
  public String otherwise() {
    return otherwise;
  }

  public boolean holds(Joining joining) {
    return test.test(joining);
  }

  Misfit broken(String words) {
    return new Misfit(id, words, strict);
  }

  private static boolean notOver(Joining joining) {
    LocalDate endsOn = joining.group().endsOn();
    return endsOn == null || joining.from().isBefore(endsOn);
  }

  /** Whoever stays on has joined long ago; what is over is no longer joined at all. */
  private static boolean joinedInTime(Joining joining) {
    return !joining.closed()
        || joining.stays()
        || !notOver(joining)
        || joining.from().isBefore(joining.group().startsOn().plusDays(joining.joinDays()));
  }

  /** Before a level is confirmed none speaks against a group; placing waits for it. */
  private static boolean level(Joining joining) {
    String level = joining.joiner().level();
    return level == null || joining.stays() || level.equals(joining.group().level());
  }

  private static boolean gender(Joining joining) {
    CareGroup.Gender whom = joining.group().gender();
    return whom == CareGroup.Gender.ANY || whom.key().equals(joining.joiner().gender());
  }

  /** Regions do not matter: a group in Spanish is one for people from Mexico. */
  private static boolean language(Joining joining) {
    return language(joining.joiner().language()).equals(language(joining.group().language()));
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /** A single session may be made up in any part of the week. */
  private static boolean track(Joining joining) {
    String wish = joining.joiner().wish().track();
    return wish == null
        || joining.stays()
        || joining.visit()
        || wish.equals(joining.group().track().key());
  }

  private static boolean telehealth(Joining joining) {
    String wish = joining.joiner().wish().telehealth();
    return wish == null || joining.stays() || wish.equals("only") == joining.group().telehealth();
  }

  private static boolean available(Joining joining) {
    return joining.stays() || meetings(joining).allMatch(joining.joiner().wish()::canCome);
  }

  private static boolean free(Joining joining) {
    return joining.stays() || meetings(joining).allMatch(joining.joiner().free());
  }

  /** Of a visit only those on its day. */
  private static Stream<GroupMeeting> meetings(Joining joining) {
    return joining.group().meetings().stream()
        .filter(meeting -> !joining.visit() || meeting.weekday() == joining.from().getDayOfWeek());
  }

  /** In the week it begins a group is filled. */
  private static boolean newcomers(Joining joining) {
    LocalDate monday = joining.from().with(DayOfWeek.MONDAY);
    return joining.closed()
        || !monday.isAfter(joining.group().startsOn())
        || joining.newcomers() < joining.group().newcomersPerWeek();
  }
}
