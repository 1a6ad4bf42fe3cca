package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Episodes;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    boolean backwards = until != null && !until.isAfter(from);
    Joining joining = joining(group, person, from, until, backwards);
    inCare(episode, person, found);
    period(group, joining, until, found);
    whom(group, episode, person, joining, found);
    if (!backwards) {
      company(group, joining, found);
    }
    return found;
  }

  /**
   * The facts of one group.
   *
   * @param backwards true when the period ends before it begins: nobody is in it
   */
  private Joining joining(
      CareGroup group,
      Person person,
      LocalDate from,
      @Nullable LocalDate until,
      boolean backwards) {
    return new Joining(
        from,
        person.ageOn(from) < ADULT_AGE,
        person.gender(),
        Set.of(person.language()),
        new Joining.Terms(
            group.kind().key(),
            group.age().key(),
            group.gender().key(),
            group.language(),
            group.startsOn(),
            group.endsOn(),
            settings.joinDays(),
            group.newcomersPerWeek()),
        !backwards && hasSeat(group, person.id(), from, until),
        !backwards && noContacts.inGroup(person.id(), group.id(), from, until),
        group.kind() == CareGroup.Kind.ROLLING ? newcomers(group, person.id(), monday(from)) : 0);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
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
              "The person is on hold at another level of care. Plan the return first, then give the seat.",
              true));
    }
  }

  private void period(
      CareGroup group, Joining joining, @Nullable LocalDate until, List<Misfit> found) {
    LocalDate from = joining.from();
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
    if (!GroupRule.BEGUN.holds(joining)) {
      found.add(
          GroupRule.BEGUN.broken(
              group.name()
                  + " begins on "
                  + DAY.format(group.startsOn())
                  + ". Choose that day or a later one."));
    }
    if (endsOn != null && !GroupRule.NOT_OVER.holds(joining)) {
      found.add(
          GroupRule.NOT_OVER.broken(
              group.name()
                  + " ends on "
                  + DAY.format(endsOn)
                  + ". Choose an earlier day or another group."));
    } else if (!GroupRule.JOINED_IN_TIME.holds(joining)) {
      found.add(
          GroupRule.JOINED_IN_TIME.broken(
              group.name()
                  + " is closed and could be joined until "
                  + DAY.format(group.startsOn().plusDays(settings.joinDays() - 1L))
                  + ". Choose a rolling group or wait for the next start."));
    }
  }

  private static void whom(
      CareGroup group, Episode episode, Person person, Joining joining, List<Misfit> found) {
    if (!group.site().equals(episode.site())) {
      found.add(
          new Misfit(
              "site", group.name() + " meets at another site. Choose a group of this one.", true));
    }
    if (!GroupRule.AGE.holds(joining)) {
      found.add(
          GroupRule.AGE.broken(
              joining.minor()
                  ? group.name()
                      + " is for adults and the person is under 18. Choose a group for adolescents."
                  : group.name()
                      + " is for adolescents and the person is an adult. Choose a group for adults."));
    }
    if (!GroupRule.GENDER.holds(joining)) {
      found.add(
          GroupRule.GENDER.broken(
              group.name()
                  + (group.gender() == CareGroup.Gender.FEMALE ? " is for women" : " is for men")
                  + ". Choose another group, or ask a supervisor."));
    }
    if (!GroupRule.LANGUAGE.holds(joining)) {
      found.add(
          GroupRule.LANGUAGE.broken(
              group.name()
                  + " speaks \""
                  + group.language()
                  + "\", the person \""
                  + person.language()
                  + "\". Choose a group in their language, or ask a supervisor."));
    }
  }

  private static void company(CareGroup group, Joining joining, List<Misfit> found) {
    if (!GroupRule.ONCE.holds(joining)) {
      found.add(
          GroupRule.ONCE.broken(
              "The person has a seat in "
                  + group.name()
                  + " already. Use that one, or release it first."));
    }
    if (!GroupRule.NO_CONTACT.holds(joining)) {
      found.add(
          GroupRule.NO_CONTACT.broken(
              "Somebody in "
                  + group.name()
                  + " and this person must not meet. Choose another group."));
    }
    if (!GroupRule.NEWCOMERS.holds(joining)) {
      LocalDate monday = monday(joining.from());
      found.add(
          GroupRule.NEWCOMERS.broken(
              group.name()
                  + " takes "
                  + group.newcomersPerWeek()
                  + " newcomers a week and has them for the week of "
                  + DAY.format(monday)
                  + ". Choose "
                  + DAY.format(monday.plusWeeks(1))
                  + " or later."));
    }
  }

  private boolean hasSeat(
      CareGroup group, PersonId person, LocalDate from, @Nullable LocalDate until) {
    return jdbc.sql(
            """
            select exists (select 1 from seat where care_group = :group and person = :person and state <> 'released'
                           and during && daterange(:from::date, :until::date))""")
        .param("group", group.id().value())
        .param("person", person.value())
        .param("from", from)
        .param("until", until)
        .query(Boolean.class)
        .single();
  }

  /** Others who join for the first time that week; 0 when the person has been in the group. */
  private int newcomers(CareGroup group, PersonId person, LocalDate monday) {
    return jdbc.sql(
            """
            select count(*) from seat s
            where s.care_group = :group and s.state <> 'released' and lower(s.during) >= :monday and lower(s.during) < :monday::date + 7
              and not exists (select 1 from seat e where e.care_group = :group and e.person = s.person and lower(e.during) < :monday)
              and not exists (select 1 from seat e where e.care_group = :group and e.person = :person and lower(e.during) < :monday)""")
        .param("group", group.id().value())
        .param("monday", monday)
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }
}
