package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Episodes;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a person fits into a group (domain guide 4.2 and 6.1), each rule with its words. */
@Component
public class GroupFit {

  private static final int ADULT_AGE = 18;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final Persons persons;
  private final NoContacts noContacts;
  private final GroupSettings settings;

  GroupFit(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Episodes episodes,
      Persons persons,
      NoContacts noContacts,
      GroupSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.persons = persons;
    this.noContacts = noContacts;
    this.settings = settings;
  }

  /**
   * Every rule that keeps the person out of the group over that period; empty when they fit. Free
   * seats are not looked at.
   *
   * @param from first day, in the site's zone
   * @param until first day on which the seat is no longer needed; null when open-ended
   */
  public List<Misfit> misfits(
      CareGroup group, EpisodeId id, LocalDate from, @Nullable LocalDate until) {
    Episode episode = episodes.get(id);
    Person person = persons.get(episode.person());
    List<Misfit> found = new ArrayList<>();
    inCare(episode, person, found);
    period(group, from, until, found);
    whom(group, episode, person, from, found);
    company(group, episode, from, until, found);
    return found;
  }

  private static void inCare(Episode episode, Person person, List<Misfit> found) {
    if (!episode.open() || person.deceasedOn() != null) {
      found.add(
          new Misfit(
              "inCare", "The episode is closed. Open a new referral for this person first.", true));
    } else if (episode.dischargedAt() != null) {
      found.add(
          new Misfit(
              "inCare",
              "The person was discharged. Bring them back into care before you give them a seat.",
              true));
    } else if (episode.state() == EpisodeState.ONHOLD) {
      found.add(
          new Misfit(
              "onHold",
              "The person is on hold at another level of care. Resume the programme first, or put them on the waiting list.",
              true));
    }
  }

  private void period(
      CareGroup group, LocalDate from, @Nullable LocalDate until, List<Misfit> found) {
    LocalDate today = sites.get(group.site()).dayOf(clock.instant());
    LocalDate endsOn = group.endsOn();
    if (group.dissolved()) {
      found.add(
          new Misfit(
              "dissolved", group.name() + " was dissolved. Choose a group that runs.", true));
    }
    if (until != null && !until.isAfter(from)) {
      found.add(
          new Misfit(
              "period",
              "The seat would end on "
                  + DAY.format(until)
                  + ", before it begins on "
                  + DAY.format(from)
                  + ". Choose a later end.",
              true));
    }
    if (from.isBefore(today)) {
      found.add(
          new Misfit(
              "past",
              DAY.format(from) + " is over. Choose " + DAY.format(today) + " or a later day.",
              true));
    }
    if (from.isBefore(group.startsOn())) {
      found.add(
          new Misfit(
              "notBegun",
              group.name()
                  + " begins on "
                  + DAY.format(group.startsOn())
                  + ". Choose that day or a later one.",
              true));
    }
    if (endsOn != null && from.isAfter(endsOn)) {
      found.add(
          new Misfit(
              "over",
              group.name()
                  + " ends on "
                  + DAY.format(endsOn)
                  + ". Choose an earlier day or another group.",
              true));
    } else if (group.kind() == CareGroup.Kind.CLOSED
        && !from.isBefore(group.startsOn().plusDays(settings.joinDays()))) {
      found.add(
          new Misfit(
              "joinClosed",
              group.name()
                  + " is closed and could be joined until "
                  + DAY.format(group.startsOn().plusDays(settings.joinDays() - 1L))
                  + ". Choose a rolling group or wait for the next start.",
              false));
    }
  }

  private static void whom(
      CareGroup group, Episode episode, Person person, LocalDate from, List<Misfit> found) {
    if (!group.site().equals(episode.site())) {
      found.add(
          new Misfit(
              "site", group.name() + " meets at another site. Choose a group of this one.", true));
    }
    boolean minor = person.ageOn(from) < ADULT_AGE;
    if (minor != (group.age() == CareGroup.Age.ADOLESCENT)) {
      found.add(
          new Misfit(
              "age",
              minor
                  ? group.name()
                      + " is for adults and the person is under 18. Choose a group for adolescents."
                  : group.name()
                      + " is for adolescents and the person is an adult. Choose a group for adults.",
              true));
    }
    if (group.gender() != CareGroup.Gender.ANY && !group.gender().key().equals(person.gender())) {
      found.add(
          new Misfit(
              "gender",
              group.name()
                  + (group.gender() == CareGroup.Gender.FEMALE ? " is for women" : " is for men")
                  + ". Choose another group, or ask a supervisor.",
              false));
    }
    if (!language(group.language()).equals(language(person.language()))) {
      found.add(
          new Misfit(
              "language",
              group.name()
                  + " speaks \""
                  + group.language()
                  + "\", the person \""
                  + person.language()
                  + "\". Choose a group in their language, or ask a supervisor.",
              false));
    }
  }

  private void company(
      CareGroup group,
      Episode episode,
      LocalDate from,
      @Nullable LocalDate until,
      List<Misfit> found) {
    if (until != null && !until.isAfter(from)) {
      return;
    }
    if (hasSeat(group, episode, from, until)) {
      found.add(
          new Misfit(
              "twice",
              "The person has a seat in "
                  + group.name()
                  + " already. Use that one, or release it first.",
              true));
    }
    if (noContacts.inGroup(episode.person(), group.id(), from, until)) {
      found.add(
          new Misfit(
              "noContact",
              "Somebody in "
                  + group.name()
                  + " and this person must not meet. Choose another group.",
              true));
    }
    LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    if (group.kind() == CareGroup.Kind.ROLLING
        && monday.isAfter(group.startsOn())
        && newcomers(group, episode, monday) >= group.newcomersPerWeek()) {
      found.add(
          new Misfit(
              "newcomers",
              group.name()
                  + " takes "
                  + group.newcomersPerWeek()
                  + " newcomers a week and has them for the week of "
                  + DAY.format(monday)
                  + ". Choose "
                  + DAY.format(monday.plusWeeks(1))
                  + " or later.",
              false));
    }
  }

  private boolean hasSeat(
      CareGroup group, Episode episode, LocalDate from, @Nullable LocalDate until) {
    return jdbc.sql(
            """
            select exists (select 1 from seat where care_group = :group and person = :person and state <> 'released'
                           and during && daterange(:from::date, :until::date))""")
        .param("group", group.id().value())
        .param("person", episode.person().value())
        .param("from", from)
        .param("until", until)
        .query(Boolean.class)
        .single();
  }

  /** Others who join for the first time that week; 0 when the person has been in the group. */
  private int newcomers(CareGroup group, Episode episode, LocalDate monday) {
    return jdbc.sql(
            """
            select count(*) from seat s
            where s.care_group = :group and s.state <> 'released' and lower(s.during) >= :monday and lower(s.during) < :monday::date + 7
              and not exists (select 1 from seat e where e.care_group = :group and e.person = s.person and lower(e.during) < :monday)
              and not exists (select 1 from seat e where e.care_group = :group and e.person = :person and lower(e.during) < :monday)""")
        .param("group", group.id().value())
        .param("monday", monday)
        .param("person", episode.person().value())
        .query(Integer.class)
        .single();
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}
