package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetContent;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A person's group sessions are marked on the group's sheet, and the pathway goes on from there.
 */
class AttendanceSheetTests extends JourneyTest {

  @Autowired private CareGroups groups;
  @Autowired private Sheets sheets;
  @Autowired private Snoozes snoozes;

  @Test
  void aNoShowOnTheSheetStartsWhatTheSheetSaidItWould() {
    EpisodeId episode = inTreatment();
    List<SessionRow> meetings =
        sessions.of(episode).stream().filter(row -> row.kind().equals("group")).toList();
    CareGroupId group = groupThatMeetsAt(meetings.get(0));
    assertThat(missOn(group, meetings.get(0)))
        .isEqualTo("First miss: a call the same day, within two hours.");
    assertThat(openSteps(episode)).contains("UserTask_ReachOut");
    complete(episode, "UserTask_ReachOut");
    assertThat(missOn(group, meetings.get(1)))
        .isEqualTo("Two in a row: re-engagement within 48 hours.");
    assertThat(openSteps(episode)).contains("UserTask_Reengage");
    assertThat(sessions.consecutiveMisses(episode)).isEqualTo(2);
    assertThat(
            jdbc.sql("select count(*) from work_item where page is not null and state = 'done'")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void whatWaitsForThePersonToComeIsBackWhenASheetWithThemIsSigned() {
    EpisodeId episode = inTreatment();
    List<SessionRow> meetings =
        sessions.of(episode).stream().filter(row -> row.kind().equals("group")).toList();
    CareGroupId group = groupThatMeetsAt(meetings.get(0));
    missOn(group, meetings.get(0));
    WorkItem waits = item(episode, "UserTask_ReachOut");
    snoozes.snooze(
        waits.id(),
        new Snoozes.Until(
            journey.now().plus(Duration.ofDays(9)), SnoozeEnd.ATTENDANCE, "speak after the group"),
        as(CastMember.SAMIR),
        null);

    GroupSessionId next = meeting(group, meetings.get(1));
    journey.passUntil(meetings.get(1).endsAt());
    assertThat(snoozes.aside(waits.id())).as("an unsigned sheet says nothing").isNotNull();
    sheets.sign(
        next,
        new SheetContent(List.of(), null),
        sheets.open(next, as(CastMember.KAI)).version(),
        as(CastMember.KAI));
    assertThat(snoozes.aside(waits.id())).isNull();
    journey.settle();
  }

  /** Waits for the end, signs the sheet with a no-show, and says what the sheet had foretold. */
  private String missOn(CareGroupId group, SessionRow session) {
    GroupSessionId meeting = meeting(group, session);
    journey.passUntil(session.endsAt());
    Sheet sheet = sheets.open(meeting, as(CastMember.KAI));
    sheets.sign(
        meeting,
        new SheetContent(
            List.of(new SheetContent.Mark(session.id(), SessionState.NO_SHOW, null, null)), null),
        sheet.version(),
        as(CastMember.KAI));
    journey.settle();
    return String.valueOf(sheet.lines().get(0).missStarts());
  }

  private CareGroupId groupThatMeetsAt(SessionRow session) {
    return groups.add(
        NewCareGroup.rolling(
            "main",
            "Group of the sheet",
            "2.1",
            CareGroup.Track.EVENING,
            as(CastMember.KAI).id(),
            null,
            session.day(),
            List.of(
                new GroupMeeting(
                    1, session.day().getDayOfWeek(), session.start(), session.minutes()))),
        as(CastMember.SAMIR).actor());
  }

  private GroupSessionId meeting(CareGroupId group, SessionRow session) {
    UUID id = UUID.randomUUID();
    jdbc.sql("update session set group_session = null where id = ?")
        .param(session.id().value())
        .update();
    jdbc.sql(
            """
            insert into group_session (id, care_group, local_date, local_start, zone, minutes, during, facilitator, telehealth, state, changed_at)
            select ?, ?, s.local_date, s.local_start, s.zone, s.minutes, s.during, ?, true, 'planned', ? from session s where s.id = ?""")
        .params(
            id,
            group.value(),
            as(CastMember.KAI).id().value(),
            Times.utc(journey.now()),
            session.id().value())
        .update();
    jdbc.sql("update session set group_session = ? where id = ?")
        .params(id, session.id().value())
        .update();
    return new GroupSessionId(id);
  }
}
