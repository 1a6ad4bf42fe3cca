package care.throughline.schedule.group;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The rules of a group about who joins it when (domain guide 4.2 and 6.1), each written once: asked
 * when a seat is taken and when places are offered or mended.
 */
public enum GroupRule {
  BEGUN(
      "notBegun",
      true,
      "The group runs when the person would begin.",
      "It has not begun or is over by then.",
      joining -> !joining.from().isBefore(joining.terms().startsOn())),
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
  AGE(
      "age",
      true,
      "Under 18s and adults have groups of their own.",
      "It is for another age.",
      joining -> joining.minor() == joining.terms().age().equals(CareGroup.Age.ADOLESCENT.key())),
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
    LocalDate endsOn = joining.terms().endsOn();
    return endsOn == null || joining.from().isBefore(endsOn);
  }

  private static boolean joinedInTime(Joining joining) {
    Joining.Terms terms = joining.terms();
    return !terms.closed() || joining.from().isBefore(terms.startsOn().plusDays(terms.joinDays()));
  }

  private static boolean gender(Joining joining) {
    String whom = joining.terms().gender();
    return whom.equals(CareGroup.Gender.ANY.key()) || whom.equals(joining.gender());
  }

  /** Regions do not matter: a group in Spanish is one for people from Mexico. */
  private static boolean language(Joining joining) {
    String spoken = language(joining.terms().language());
    return joining.languages().stream().anyMatch(one -> language(one).equals(spoken));
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }

  /** In the week it begins a group is filled. */
  private static boolean newcomers(Joining joining) {
    Joining.Terms terms = joining.terms();
    LocalDate monday = joining.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return terms.closed()
        || !monday.isAfter(terms.startsOn())
        || joining.newcomers() < terms.newcomersPerWeek();
  }
}
