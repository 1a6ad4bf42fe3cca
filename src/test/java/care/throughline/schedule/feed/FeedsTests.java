package care.throughline.schedule.feed;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import care.throughline.support.ScheduleRows;
import care.throughline.support.ScheduleRows.InCare;
import care.throughline.support.StaffBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calendars that are read at a secret address. */
@ExtendWith(OutputCaptureExtension.class)
class FeedsTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final LocalTime SIX = LocalTime.of(18, 0);
  private static final Pattern ADDRESS = Pattern.compile("/feeds/([A-Za-z0-9_-]{43})\\.ics");

  @Autowired private Feeds feeds;
  @LocalServerPort private int port;

  private final HttpClient calendarProgram = HttpClient.newHttpClient();
  private ScheduleRows rows;
  private Staff kai;
  private UUID room;

  @BeforeEach
  void aClinicWithARoom() {
    rows = new ScheduleRows(jdbc);
    kai = as(CastMember.KAI);
    room = rows.room("North", 12);
  }

  @Test
  void staffReadWhatTheyLeadTheirBusyTimeAndTheirLeave() throws Exception {
    UUID group = rows.group("Lanterns", kai.id().value(), room);
    UUID meeting = rows.meeting(group, kai.id().value(), room, TUESDAY, SIX);
    rows.busy(kai, TUESDAY, LocalTime.of(9, 0));
    rows.onLeave(kai, LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 15));

    String text = read(ofStaff(kai)).body();

    assertThat(text)
        .contains("UID:" + meeting)
        .contains("DTSTART;TZID=America/New_York:20270105T180000")
        .contains("SUMMARY:Busy", "SUMMARY:Away", "DTEND;VALUE=DATE:20270116")
        .doesNotContain("Lanterns", "Kai", "North");
  }

  @Test
  void aPersonReadsTheirOwnSessionsOnly() throws Exception {
    InCare dana = rows.person("Dana", "Whitlock");
    InCare sol = rows.person("Sol", "Hartmann");
    UUID hers = rows.hour(dana, kai.id().value(), room, TUESDAY, SIX);
    UUID his = rows.hour(sol, kai.id().value(), room, TUESDAY.plusDays(1), SIX);

    String text = read(ofPerson(dana)).body();

    assertThat(text)
        .contains("UID:" + hers, "SUMMARY:Appointment")
        .doesNotContain(his.toString(), "Dana", "Whitlock", "Kai", "North");
  }

  @Test
  void aMovedAndThenCancelledSessionKeepsItsNameAndRaisesItsNumber() throws Exception {
    InCare dana = rows.person("Dana", "Whitlock");
    UUID hour = rows.hour(dana, kai.id().value(), room, TUESDAY, SIX);
    String secret = ofPerson(dana);
    assertThat(read(secret).body()).contains("UID:" + hour, "SEQUENCE:0", "STATUS:CONFIRMED");

    jdbc.sql(
            "update session set local_start = '19:00', during = tstzrange('2027-01-06T00:00:00Z', '2027-01-06T01:00:00Z') where id = ?")
        .param(hour)
        .update();
    assertThat(read(secret).body()).contains("UID:" + hour, "SEQUENCE:1", "T190000");

    jdbc.sql("update session set state = 'cancelledPatient' where id = ?").param(hour).update();
    assertThat(read(secret).body()).contains("UID:" + hour, "SEQUENCE:2", "STATUS:CANCELLED");

    jdbc.sql("update session set state = 'cancelledPatient', note = 'x' where id = ?")
        .param(hour)
        .update();
    assertThat(read(secret).body()).contains("SEQUENCE:2");
  }

  @Test
  void showsAMonthBackAndFourMonthsAheadAndForgetsOldCancellations() throws Exception {
    InCare dana = rows.person("Dana", "Whitlock");
    LocalDate today = LocalDate.of(2027, 1, 4);
    UUID tooOld = rows.hour(dana, kai.id().value(), room, today.minusDays(31), SIX);
    UUID old = rows.hour(dana, kai.id().value(), room, today.minusDays(30), SIX);
    UUID far = rows.hour(dana, kai.id().value(), room, today.plusDays(120), SIX);
    UUID tooFar = rows.hour(dana, kai.id().value(), room, today.plusDays(121), SIX);
    UUID longCancelled = rows.hour(dana, kai.id().value(), room, today.minusDays(8), SIX);
    UUID justCancelled = rows.hour(dana, kai.id().value(), room, today.minusDays(7), SIX);
    jdbc.sql("update session set state = 'cancelledProgramme' where id in (?, ?)")
        .params(longCancelled, justCancelled)
        .update();

    assertThat(read(ofPerson(dana)).body())
        .contains(old.toString(), far.toString(), justCancelled.toString())
        .doesNotContain(tooOld.toString(), tooFar.toString(), longCancelled.toString());
  }

  @Test
  void unknownRevokedAndRenewedAddressesAreNotThere() throws Exception {
    String first = ofStaff(kai);
    String second = ofStaff(kai);
    assertThat(read(first).statusCode()).isEqualTo(404);
    assertThat(read(second).statusCode()).isEqualTo(200);

    feeds.revoke(new FeedOwner.OfStaff(kai.id()), kai.actor());

    assertThat(read(second).statusCode()).isEqualTo(404);
    assertThat(read("A".repeat(43)).statusCode()).isEqualTo(404);
    assertThat(read("short").statusCode()).isEqualTo(404);
    assertThat(read(second).body()).isEmpty();
  }

  @Test
  void whoHasDiedOrLeftIsNoLongerRead() throws Exception {
    InCare dana = rows.person("Dana", "Whitlock");
    String hers = ofPerson(dana);
    String his = ofStaff(kai);
    jdbc.sql("update person set deceased_on = '2027-01-03' where id = ?")
        .param(dana.person().value())
        .update();
    assertThat(read(hers).statusCode()).isEqualTo(404);
    jdbc.sql("update staff set active = false where id = ?").param(kai.id().value()).update();
    try {
      assertThat(read(his).statusCode()).isEqualTo(404);
    } finally {
      jdbc.sql("update staff set active = true where id = ?").param(kai.id().value()).update();
    }
  }

  @Test
  void onlyTheHashOfAnAddressIsKept() {
    String secret = ofStaff(kai);
    String everything =
        jdbc.sql("select string_agg(f::text, ' ') from calendar_feed f")
            .query(String.class)
            .single();
    assertThat(everything).doesNotContain(secret);
    assertThat(
            jdbc.sql(
                    "select string_agg(a::text, ' ') from audit_entry a where action like 'calendarFeed.%'")
                .query(String.class)
                .single())
        .contains("calendarFeed.made")
        .doesNotContain(secret);
    assertThat(IntStream.range(0, 50).mapToObj(n -> ofStaff(kai)).distinct()).hasSize(50);
  }

  @Test
  void anAddressIsNeverLoggedNotEvenWhenReadingFails(CapturedOutput output) throws Exception {
    String secret = ofStaff(kai);
    jdbc.sql("alter table calendar_feed rename to calendar_feed_gone").update();
    try {
      assertThat(read(secret).statusCode()).isEqualTo(503);
    } finally {
      jdbc.sql("alter table calendar_feed_gone rename to calendar_feed").update();
    }
    assertThat(read(secret).statusCode()).isEqualTo(200);
    assertThat(output.getAll())
        .contains("A calendar feed could not be read")
        .doesNotContain(secret);
  }

  @Test
  void mayBeKeptByTheOneProgramThatReadsItAndIsNotSentTwice() throws Exception {
    HttpResponse<String> first = read(ofStaff(kai));
    assertThat(first.headers().allValues("Cache-Control")).containsExactly("private, max-age=900");
    assertThat(first.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();

    HttpResponse<String> again =
        send(
            HttpRequest.newBuilder(first.uri())
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow()));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void nothingElseIsOpenWithoutSigningIn() throws Exception {
    String secret = ofStaff(kai);
    for (String path :
        List.of("/feeds", "/feeds/", "/feeds/" + secret, "/feeds/x/" + secret + ".ics")) {
      assertThat(send(HttpRequest.newBuilder(at(path))).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(
            send(HttpRequest.newBuilder(at("/feeds/" + secret + ".ics"))
                    .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(404);
    assertThat(send(HttpRequest.newBuilder(at("/calendar/feeds"))).uri().getPath())
        .doesNotStartWith("/feeds");
  }

  @Test
  void ofManyWhoRenewAtOnceOneAddressRemains() throws Exception {
    int hands = 8;
    ExecutorService pool = Executors.newFixedThreadPool(hands);
    CyclicBarrier start = new CyclicBarrier(hands);
    Callable<String> renew =
        () -> {
          start.await(10, TimeUnit.SECONDS);
          return ofStaff(kai);
        };
    try {
      List<Future<String>> made =
          pool.invokeAll(IntStream.range(0, hands).mapToObj(n -> renew).toList());
      int open = 0;
      for (Future<String> secret : made) {
        open += read(secret.get(30, TimeUnit.SECONDS)).statusCode() == 200 ? 1 : 0;
      }
      assertThat(open).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void theAddressIsShownOnceAndClosedByTheButton() throws Exception {
    StaffBrowser browser = StaffBrowser.signedIn(port, CastMember.KAI);
    assertThat(browser.get("/calendar/feeds").body()).contains("There is no address");

    Matcher shown = ADDRESS.matcher(browser.press("/calendar/feeds/renew").body());
    assertThat(shown.find()).isTrue();
    String secret = shown.group(1);
    assertThat(read(secret).statusCode()).isEqualTo(200);
    assertThat(browser.get("/calendar/feeds").body())
        .contains("An address is open")
        .doesNotContain(secret);

    assertThat(browser.press("/calendar/feeds/revoke").body()).contains("The address is closed");
    assertThat(read(secret).statusCode()).isEqualTo(404);
  }

  @Test
  void coordinatorsGivePeopleAnAddressAndFacilitatorsDoNot() {
    InCare dana = rows.person("Dana", "Whitlock");
    String page = "/people/" + dana.person().value() + "/calendar-feed";

    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).press(page + "/renew").body())
        .containsPattern(ADDRESS);
    assertThat(StaffBrowser.signedIn(port, CastMember.KAI).get(page).statusCode()).isEqualTo(403);
    assertThat(
            StaffBrowser.signedIn(port, CastMember.ANNEKE)
                .get("/people/" + UUID.randomUUID() + "/calendar-feed")
                .statusCode())
        .isEqualTo(404);
  }

  private String ofStaff(Staff member) {
    return feeds.renew(new FeedOwner.OfStaff(member.id()), member.actor());
  }

  private String ofPerson(InCare who) {
    return feeds.renew(new FeedOwner.OfPerson(who.person()), new Actor("anneke"));
  }

  private HttpResponse<String> read(String secret) throws Exception {
    return send(HttpRequest.newBuilder(at("/feeds/" + secret + ".ics")));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return calendarProgram.send(request.build(), BodyHandlers.ofString());
  }
}
