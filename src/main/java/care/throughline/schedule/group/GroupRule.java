package care.throughline.schedule.group;

import care.throughline.platform.Texts;
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
      joining ->
          joining.joiner().care() != Care.CLOSED && joining.joiner().care() != Care.DISCHARGED),
  ON_HOLD("onHold", true, joining -> joining.joiner().care() != Care.ON_HOLD),
  RUNNING("dissolved", true, joining -> !joining.group().dissolved()),
  PERIOD(
      "period",
      true,
      joining -> joining.until() == null || joining.until().isAfter(joining.from())),
  NOT_PAST("past", true, joining -> !joining.from().isBefore(joining.joiner().today())),
  BEGUN("notBegun", true, joining -> !joining.from().isBefore(joining.group().startsOn())),
  NOT_OVER("over", true, GroupRule::notOver),
  JOINED_IN_TIME("joinClosed", false, GroupRule::joinedInTime),
  SITE("site", true, joining -> joining.group().site().equals(joining.joiner().site())),
  LEVEL("level", false, GroupRule::level),
  AGE(
      "age",
      true,
      joining -> joining.joiner().minor() == (joining.group().age() == CareGroup.Age.ADOLESCENT)),
  GENDER("gender", false, GroupRule::gender),
  LANGUAGE("language", false, GroupRule::language),
  TRACK("track", false, GroupRule::track),
  TELEHEALTH("telehealth", false, GroupRule::telehealth),
  STEP_FREE(
      "stepFree",
      false,
      joining ->
          joining.stays() || !joining.joiner().wish().stepFree() || joining.company().stepFree()),
  AVAILABLE("available", false, GroupRule::available),
  FREE("clash", false, GroupRule::free),
  ONCE("twice", true, joining -> !joining.seated()),
  NO_CONTACT("noContact", true, joining -> !joining.apart()),
  NEWCOMERS("newcomers", false, GroupRule::newcomers);

  private final String id;
  private final boolean strict;

  private final Predicate<Joining> test;

  GroupRule(String id, boolean strict, Predicate<Joining> test) {
    this.id = id;
    this.strict = strict;

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
    return Texts.of("schedule-group.rule." + key());
  }

  /** What is the case when it does not hold, in words for staff; names nobody. */
  public String otherwise() {
    return Texts.of("schedule-group.rule." + key() + ".otherwise");
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
