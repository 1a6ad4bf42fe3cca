package care.throughline.demo;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkListView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Plays the demo's people from a hundred days ago until now, a day at a time: everyone's open items
 * are done except those their story leaves open. If a story breaks off half-way at a restart, it is
 * told again: referrals are taken once and done work stays done.
 */
@Component
class DemoPeople {

  private static final int DAYS = 100;
  private static final int DAYS_BETWEEN_DATINGS = 7;
  private static final Duration HANDLING_TIME = Duration.ofMinutes(7);

  private final Sites sites;
  private final Persons persons;
  private final EpisodeCourse course;
  private final Journey journey;
  private final Sessions sessions;
  private final ListedItems listed;
  private final WorkItemDesk desk;
  private final DemoSchedule schedule;

  DemoPeople(
      Sites sites,
      Persons persons,
      EpisodeCourse course,
      Journey journey,
      Sessions sessions,
      ListedItems listed,
      WorkItemDesk desk,
      DemoSchedule schedule) {
    this.sites = sites;
    this.persons = persons;
    this.course = course;
    this.journey = journey;
    this.sessions = sessions;
    this.listed = listed;
    this.desk = desk;
    this.schedule = schedule;
  }

  void play(Instant now) {
    Site site = sites.home();
    LocalDate today = site.dayOf(now);
    Map<DemoStory, EpisodeId> begun = new HashMap<>();
    Map<EpisodeId, DemoStory> stories = new HashMap<>();
    Set<String> told = new HashSet<>();
    for (int daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
      Instant morning = today.minusDays(daysAgo).atTime(9, 30).atZone(site.zone()).toInstant();
      if (morning.isAfter(now)) {
        break;
      }
      if (daysAgo == DAYS) {
        journey.begin(morning);
        schedule.setUp(site, site.dayOf(morning));
      }
      journey.passUntil(morning);
      if (daysAgo % DAYS_BETWEEN_DATINGS == 0) {
        schedule.date(site, site.dayOf(morning));
      }
      schedule.signSheets(site, site.dayOf(morning).minusDays(DAYS_BETWEEN_DATINGS), stories);
      journey.settle();
      for (DemoStory story : DemoStory.values()) {
        if (story.daysAgo() == daysAgo) {
          EpisodeId opened = begin(story, today);
          begun.put(story, opened);
          stories.put(opened, story);
        }
        EpisodeId episode = begun.get(story);
        if (episode != null) {
          tell(story, episode, story.daysAgo() - daysAgo, told);
        }
      }
    }
    journey.passUntil(now);
    schedule.comingWeeks(site, today, Objects.requireNonNull(begun.get(DemoStory.AOIFE)));
    takeSome();
  }

  private EpisodeId begin(DemoStory story, LocalDate today) {
    NewPerson.Identifier known = new NewPerson.Identifier("urn:throughline:demo", story.name());
    PersonId person =
        persons
            .identifiedBy(known)
            .map(found -> found.id())
            .orElseGet(
                () ->
                    persons.add(
                        new NewPerson(
                            story.given(),
                            story.family(),
                            today.minusYears(story.age()).minusDays(story.ordinal() * 23L + 11),
                            story.gender(),
                            "en",
                            "(555) 010-0" + (140 + story.ordinal()),
                            story.name().toLowerCase(java.util.Locale.ROOT) + "@example.org",
                            null,
                            List.of(known))));
    schedule.wish(story, person);
    EpisodeId episode =
        course.open(
            person,
            new Referral(
                "demo",
                "demo:" + story.name(),
                story.referrer(),
                story.conditions(),
                List.of(),
                story.stepDown()),
            Actor.INSTALLATION);
    journey.settle();
    return episode;
  }

  private void tell(DemoStory story, EpisodeId episode, int day, Set<String> told) {
    markAttendance(story, episode);
    story.reports().stream()
        .filter(report -> report.day() == day && told.add(story + report.message()))
        .forEach(report -> journey.report(episode, report.message(), report.answers()));
    boolean did = true;
    while (did) {
      did = false;
      for (WorkItem item : journey.open(episode)) {
        if (!story.leaves(item.step(), day)) {
          journey.pass(HANDLING_TIME);
          journey.complete(item, story.answers(item.step()));
          did = true;
          break;
        }
      }
    }
  }

  /** Hours with a therapist that were over by this morning get their mark; groups have sheets. */
  private void markAttendance(DemoStory story, EpisodeId episode) {
    for (SessionRow session : sessions.of(episode)) {
      if (session.unmarked(journey.now())) {
        SessionState state = story.attendance(session.weekNumber(), session.ordinal());
        Integer minutes = state == SessionState.LATE ? session.minutes() - 25 : null;
        sessions.markAttendance(session.id(), state, minutes, journey.member(CastMember.KAI));
      }
    }
    journey.settle();
  }

  /** Anneke and Miriam hold what is due first, so that their lists are not empty. */
  private void takeSome() {
    for (CastMember member : List.of(CastMember.ANNEKE, CastMember.MIRIAM)) {
      Staff staff = journey.member(member);
      ListedItems.Look look =
          listed.look(staff, ListTimes.at(journey.now(), sites.home().zone()), null);
      listed
          .page(ListAddress.of(WorkListView.UNASSIGNED), look, null, 3)
          .items()
          .forEach(item -> desk.claim(item.id(), staff));
    }
  }
}
