package care.throughline.schedule.group;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.support.ClinicTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** A clinic with groups. People are in care without a pathway: nothing here asks for one. */
abstract class GroupTest extends ClinicTest {

  /** The day tests begin on. */
  static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

  static final Actor ANNEKE = new Actor("anneke");

  @Autowired protected CareGroups groups;
  @Autowired protected Seats seats;
  @Autowired protected GroupSessions meetings;

  private int people;

  /** Tuesday and Thursday, 18:00 to 21:00. */
  protected static List<GroupMeeting> evenings() {
    return List.of(
        new GroupMeeting(1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180),
        new GroupMeeting(2, DayOfWeek.THURSDAY, LocalTime.of(18, 0), 180));
  }

  /** A rolling telehealth group at 2.1, led by Kai, that began a month ago. */
  protected NewCareGroup evening(String name) {
    return NewCareGroup.rolling(
            "main",
            name,
            "2.1",
            CareGroup.Track.EVENING,
            as(CastMember.KAI).id(),
            null,
            TODAY.minusMonths(1),
            evenings())
        .sized(10, 3, 100);
  }

  /** The same time of day on the other days of the week. */
  protected NewCareGroup late(String name) {
    return on(
        name,
        CareGroup.Track.EVENING,
        new GroupMeeting(1, DayOfWeek.WEDNESDAY, LocalTime.of(18, 0), 120));
  }

  protected NewCareGroup day(String name) {
    return on(
        name, CareGroup.Track.DAY, new GroupMeeting(1, DayOfWeek.MONDAY, LocalTime.of(9, 0), 180));
  }

  protected NewCareGroup startingToday(String name) {
    return NewCareGroup.rolling(
            "main",
            name,
            "2.1",
            CareGroup.Track.DAY,
            as(CastMember.KAI).id(),
            null,
            TODAY,
            List.of(new GroupMeeting(1, DayOfWeek.FRIDAY, LocalTime.of(9, 0), 180)))
        .sized(10, 3, 100);
  }

  /** One of many groups that do not meet at the same time; number 0 to 24. */
  protected NewCareGroup at(String name, int number, CastMember facilitator) {
    return NewCareGroup.rolling(
            "main",
            name,
            "2.1",
            CareGroup.Track.DAY,
            as(facilitator).id(),
            null,
            TODAY.minusMonths(1),
            List.of(
                new GroupMeeting(
                    1, DayOfWeek.of(1 + number % 5), LocalTime.of(8 + number / 5 * 2, 0), 120)))
        .sized(10, 3, 1000);
  }

  private NewCareGroup on(String name, CareGroup.Track track, GroupMeeting meeting) {
    return NewCareGroup.rolling(
            "main",
            name,
            "2.1",
            track,
            as(CastMember.KAI).id(),
            null,
            TODAY.minusMonths(1),
            List.of(meeting))
        .sized(10, 3, 100);
  }

  protected CareGroupId begin(NewCareGroup group) {
    return groups.add(group, as(CastMember.SAMIR).actor());
  }

  protected EpisodeId somebody() {
    return somebody("female", LocalDate.of(1990, 1, 1), "en");
  }

  protected EpisodeId somebody(String gender, LocalDate born, String language) {
    people++;
    PersonId person =
        persons.add(
            new NewPerson(
                "Somebody",
                "Number" + people,
                born,
                gender,
                language,
                null,
                null,
                null,
                List.of()));
    EpisodeId episode = new EpisodeId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, referred_at)
            values (?, ?, 'main', (select min(number) from release), 'active', 'accepted', 'referral', ?, '2.1', ?)""")
        .params(
            episode.value(),
            person.value(),
            born.isAfter(TODAY.minusYears(18)),
            Times.utc(clock.instant()))
        .update();
    return episode;
  }

  protected Seat reserve(CareGroupId group, EpisodeId episode) {
    return seats.reserve(group, episode, TODAY, null, inTwoDays(), ANNEKE);
  }

  protected Seat enrol(CareGroupId group, EpisodeId episode) {
    return seats.enrol(reserve(group, episode).id(), ANNEKE);
  }

  protected List<EpisodeId> fill(CareGroupId group, int people) {
    return java.util.stream.IntStream.range(0, people)
        .mapToObj(
            person -> {
              EpisodeId episode = somebody();
              enrol(group, episode);
              return episode;
            })
        .toList();
  }

  protected Instant inTwoDays() {
    return clock.instant().plus(Duration.ofHours(48));
  }
}
