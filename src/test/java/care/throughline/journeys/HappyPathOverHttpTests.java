package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Stay;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.WeekDose;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import care.throughline.worklist.WorkItem;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Domain guide 9, scenario 1; every step that a human does goes through the pages. */
class HappyPathOverHttpTests extends JourneyTest {

  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)\\b(alcohol|addict|assess|clinic|counsel|dana|drug|group|program|recover|session|therap|treat|whitlock)\\w*");

  @LocalServerPort private int port;

  private final Map<CastMember, StaffBrowser> browsers = new EnumMap<>(CastMember.class);

  @Test
  void aReferredPersonGoesAllTheWayToTheEndOfAftercare() {
    EpisodeId episode = refer();
    assertThat(item(episode, "UserTask_ContactPerson").dueAt())
        .as("four clinic hours")
        .isEqualTo(local("2027-01-04T14:00"));
    journey.passUntil(local("2027-01-04T10:40"));
    doInBrowser(episode, "UserTask_ContactPerson", Map.of());
    assertThat(episodes.get(episode).referralState()).isEqualTo("contacting");
    doInBrowser(episode, "UserTask_RegisterPerson", BY_EMAIL);
    assertThat(episodes.get(episode).referralState()).isEqualTo("scheduled");
    assertNeutral(episode, "appointmentConfirmed", "Tue 1/5", "2:00 PM");

    journey.passUntil(local("2027-01-05T14:00"));
    doInBrowser(episode, "UserTask_ScreenSafety", Map.of());
    doInBrowser(episode, "UserTask_RateDimensions", Map.of());
    assertThat(record.latestDecision(episode, "suggestedLevelOfCare").orElseThrow().outputs())
        .containsValue(2);
    doInBrowser(episode, "UserTask_ConfirmPlacement", Map.of());
    doInBrowser(episode, "UserTask_CheckAdmission", Map.of());
    theWholeScheduleIsThereBeforeTheFirstDay(episode);

    journey.passUntil(local("2027-01-10T10:00"));
    doInBrowser(episode, "UserTask_SignCarePlan", Map.of());
    attendEverything(episode);
    twelveWeeksWereReviewed(episode);

    doInBrowser(episode, "UserTask_DecideStepDown", Map.of());
    doInBrowser(episode, "UserTask_CompleteDischarge", Map.of());
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("completed");
    assertThat(episodes.get(episode).aftercare()).isTrue();
    assertThat(stays.of(episode))
        .extracting(Stay::level, Stay::state, Stay::outcome)
        .containsExactly(tuple("2.1", "ended", "completed"));

    int calls = callUntilAftercareIsOver(episode);
    assertThat(calls).isEqualTo(23);
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(journey.open(episode)).isEmpty();
    assertThat(today()).isBetween(LocalDate.of(2028, 3, 28), LocalDate.of(2028, 4, 3));
  }

  private void theWholeScheduleIsThereBeforeTheFirstDay(EpisodeId episode) {
    List<SessionRow> all = sessions.of(episode);
    assertThat(all).allMatch(session -> session.startsAt().isAfter(journey.now()));
    assertThat(all).filteredOn(session -> session.kind().equals("group")).hasSize(24);
    assertThat(all).filteredOn(session -> session.kind().equals("individual")).hasSize(12);
    assertThat(all.stream().mapToInt(SessionRow::minutes).sum()).isEqualTo(84 * 60);
    assertThat(all.get(0).startsAt()).isEqualTo(local("2027-01-06T16:00"));
    assertThat(all.get(all.size() - 1).startsAt()).isEqualTo(local("2027-03-30T18:00"));
    assertNeutral(episode, "sessionsPlanned", "The first is on Wed 1/6 at 4:00 PM.");
    assertThat(item(episode, "UserTask_SignCarePlan").dueAt())
        .as("seven days, same local time")
        .isEqualTo(local("2027-01-12T14:00"));
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(episodes.get(episode).level()).isEqualTo("2.1");
  }

  /** The facilitator marks every session when it ends, the therapist reviews every week. */
  private void attendEverything(EpisodeId episode) {
    for (SessionRow session : sessions.of(episode)) {
      journey.passUntil(session.endsAt());
      sessions.markAttendance(session.id(), SessionState.ATTENDED, null, as(CastMember.KAI));
      reviewWhatIsOpen(episode);
    }
    journey.passUntil(programme(episode).weekEndsAt());
    reviewWhatIsOpen(episode);
  }

  private void reviewWhatIsOpen(EpisodeId episode) {
    for (WorkItem item : journey.open(episode)) {
      if (item.step().equals("UserTask_ReviewNearEnd")) {
        assertThat(programme(episode).openWeek()).isEqualTo(11);
        assertThat(record.latestDecision(episode, "extensionCriteria").orElseThrow().outputs())
            .containsValue("finish");
      }
      if (item.step().startsWith("UserTask_Review")) {
        doInBrowser(episode, item.step(), Map.of());
      }
    }
  }

  private void twelveWeeksWereReviewed(EpisodeId episode) {
    assertThat(record.answers(episode, "reviewWeek", 50)).hasSize(10);
    assertThat(record.answers(episode, "reviewMidway", 50)).hasSize(1);
    assertThat(record.answers(episode, "reviewNearEnd", 50)).hasSize(1);
    assertThat(doses.of(episode)).hasSize(12).allMatch(dose -> dose.percent() == 100);
    assertThat(doses.of(episode)).extracting(WeekDose::plannedMinutes).containsOnly(420);
    assertThat(today()).isEqualTo(LocalDate.of(2027, 3, 31));
  }

  private int callUntilAftercareIsOver(EpisodeId episode) {
    int calls = 0;
    while (episodes.get(episode).open() && calls < 40) {
      assertThat(journey.open(episode)).isEmpty();
      journey.passUntil(nextCall());
      doInBrowser(episode, "UserTask_MakeContact", Map.of());
      calls++;
    }
    return calls;
  }

  private Instant nextCall() {
    return jdbc.sql("select max(due_at) from aftercare_contact")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /**
   * Someone of the right role finds the item on the team's list, takes it, fills it in, sends it.
   */
  private void doInBrowser(EpisodeId episode, String step, Map<String, ?> answers) {
    WorkItem item = item(episode, step);
    String id = item.id().value().toString();
    StaffBrowser browser =
        browsers.computeIfAbsent(
            CastMember.with(item.roles().get(0)), member -> StaffBrowser.signedIn(port, member));
    assertThat(browser.list("team")).contains(id);
    assertThat(browser.claim(id).statusCode()).isEqualTo(200);
    assertThat(browser.list("mine")).contains(id);
    assertThat(browser.form(id).get("id").asString()).isEqualTo(item.form());
    HttpResponse<String> done =
        browser.complete(
            id, browser.draft(id).get("version").asInt(), journey.answers(item, answers));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("Completing: ").doesNotContain(FAMILY_NAME);
    journey.settle();
    assertThat(browser.list("team")).doesNotContain(id);
  }

  private void assertNeutral(EpisodeId episode, String template, String... told) {
    String body = notifications.text(message(episode, template).id()).body();
    assertThat(body).contains(told).doesNotContainPattern(TELLING);
  }
}
