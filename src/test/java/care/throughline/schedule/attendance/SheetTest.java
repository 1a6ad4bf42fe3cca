package care.throughline.schedule.attendance;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.support.ClinicTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An evening group led by Kai with Miriam, Tuesdays and Thursdays from 18:00 to 21:00. Its people
 * are in the first week of a programme; only those of journeys are in a pathway too.
 */
abstract class SheetTest extends ClinicTest {

  static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  static final LocalDate THURSDAY = LocalDate.of(2027, 1, 7);

  @Autowired protected CareGroups groups;
  @Autowired protected GroupSessions groupSessions;
  @Autowired protected Sheets sheets;

  protected CareGroupId eveningGroup() {
    CareGroupId group =
        groups.add(
            NewCareGroup.rolling(
                    "main",
                    "Evening group",
                    "2.1",
                    CareGroup.Track.EVENING,
                    as(CastMember.KAI).id(),
                    null,
                    TUESDAY.minusMonths(1),
                    List.of(
                        new GroupMeeting(1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180),
                        new GroupMeeting(2, DayOfWeek.THURSDAY, LocalTime.of(18, 0), 180)))
                .sized(10, 3, 100),
            as(CastMember.SAMIR).actor());
    jdbc.sql("update care_group set co_facilitator = ? where id = ?")
        .params(as(CastMember.MIRIAM).id().value(), group.value())
        .update();
    groupSessions.ensure(group, TUESDAY.plusWeeks(1));
    return group;
  }

  protected GroupSession on(CareGroupId group, LocalDate day) {
    return groupSessions.between(group, day, day).get(0);
  }

  /** Somebody in care, in a programme whose first week began on Tuesday. */
  protected EpisodeId somebody(String givenName, String familyName) {
    PersonId person =
        persons.add(
            new NewPerson(
                givenName,
                familyName,
                LocalDate.of(1990, 1, 1),
                "female",
                "en",
                null,
                null,
                null,
                List.of()));
    EpisodeId episode = new EpisodeId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, referred_at)
            values (?, ?, 'main', (select min(number) from release), 'active', 'accepted', 'referral', false, '2.1', ?)""")
        .params(episode.value(), person.value(), Times.utc(clock.instant()))
        .update();
    jdbc.sql(
            """
            insert into programme (episode, template, template_version, level, zone, run, run_starts_on, week_number, week_starts_on, weeks_planned, state)
            values (?, 'IOP-SEED', 1, '2.1', 'America/New_York', 1, ?, 1, ?, 12, 'running')""")
        .params(episode.value(), TUESDAY, TUESDAY)
        .update();
    return episode;
  }

  /** Ten people with the session in their plan. */
  protected List<EpisodeId> ten(GroupSession session) {
    return Arrays.stream(
            new String[] {
              "Abara",
              "Brandt",
              "Castillo",
              "Dimitrov",
              "Eriksen",
              "Fontaine",
              "Gupta",
              "Hofmann",
              "Ivanova",
              "Janssen"
            })
        .map(
            name -> {
              EpisodeId episode = somebody("Robin", name);
              join(episode, session, 1);
              return episode;
            })
        .toList();
  }

  protected SessionId join(EpisodeId episode, GroupSession session, int ordinal) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state, group_session)
            select ?, e.id, e.person, 1, 1, 'group', ?, g.local_date, g.local_start, g.zone, g.minutes, g.during, 'planned', g.id
            from episode e, group_session g where e.id = ? and g.id = ?""")
        .params(id, ordinal, episode.value(), session.id().value())
        .update();
    return new SessionId(id);
  }

  protected SheetLine line(Sheet sheet, String familyName) {
    return sheet.lines().stream()
        .filter(line -> line.person().familyName().equals(familyName))
        .findFirst()
        .orElseThrow();
  }

  protected static SheetContent.Mark mark(
      SheetLine line, SessionState state, @Nullable Integer missedMinutes) {
    return new SheetContent.Mark(line.session().id(), state, missedMinutes, null);
  }

  protected static SheetContent exceptions(SheetContent.Mark... marks) {
    return new SheetContent(List.of(marks), null);
  }
}
