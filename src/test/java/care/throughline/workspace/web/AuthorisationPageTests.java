package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.Authorisation;
import care.throughline.schedule.Authorisations;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class AuthorisationPageTests extends JourneyTest {

  @Autowired private Authorisations authorisations;
  @LocalServerPort private int port;

  private Map<String, String> six(LocalDate from, LocalDate until) {
    return Map.of(
        "unit", "session", "units", "6", "from", from.toString(), "until", until.toString());
  }

  @Test
  void attendedSessionsUseItUpAndTheCaseloadWarnsBeforeItEnds() {
    EpisodeId dana = inTreatment();
    new GroupsInTests(jdbc, sites.home(), clock.instant())
        .therapist(
            dana,
            as(CastMember.MIRIAM),
            DayOfWeek.FRIDAY,
            LocalTime.of(9, 0),
            null,
            LocalDate.of(2027, 1, 1));
    String path = "/people/" + person(dana).value() + "/authorisations";
    StaffBrowser anneke = StaffBrowser.signedIn(port, CastMember.ANNEKE);
    assertThat(anneke.submit(path, six(today(), today().plusMonths(2))).body())
        .contains("6 of 6 sessions left");
    anneke.submit(path, six(today(), today().plusMonths(2)));
    assertThat(authorisations.entered(dana)).as("sent twice is one").hasSize(1);

    journey.passUntil(programme(dana).weekEndsAt());
    List<SessionRow> over =
        awaited(dana).stream().filter(one -> !one.endsAt().isAfter(journey.now())).toList();
    sessions.markAttendance(over.get(0).id(), SessionState.ATTENDED, null, as(CastMember.MIRIAM));
    sessions.markAttendance(over.get(1).id(), SessionState.NO_SHOW, null, as(CastMember.MIRIAM));
    assertThat(StaffBrowser.signedIn(port, CastMember.MIRIAM).get("/caseload").body())
        .contains("5 of 6 sessions left", "state soon");
    Authorisation given = authorisations.entered(dana).get(0);
    assertThat(given.state(today())).isEqualTo("soon");
    assertThat(given.state(given.endsOn().plusDays(1))).isEqualTo("late");

    UUID id = java.util.Objects.requireNonNull(given.id());
    assertThat(anneke.press(path + "/" + id + "/withdrawal").body()).contains("It counts no more.");
    assertThat(authorisations.entered(dana)).isEmpty();
  }

  @Test
  void whatIsEnteredWronglyIsToldAndStaysAndOnlyThoseWhoDealWithPayersEnterAny() {
    EpisodeId dana = scheduled();
    String path = "/people/" + person(dana).value() + "/authorisations";
    var answer =
        StaffBrowser.signedIn(port, CastMember.ANNEKE)
            .submit(path, six(today(), today().minusDays(1)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("It ends before it begins", today().minusDays(1).toString());
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    assertThat(rosa.submit(path, six(today(), today())).statusCode()).isEqualTo(403);
    assertThat(rosa.part(path).body()).contains("Nothing entered").doesNotContain("<html");
    assertThat(StaffBrowser.signedIn(port, CastMember.OLU).get(path).statusCode()).isEqualTo(403);
    assertThat(authorisations.entered(dana)).isEmpty();
  }
}
