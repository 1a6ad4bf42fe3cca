package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Role;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Change;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import care.throughline.support.FullClinic;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Domain guide 9, scenarios 8 and 9: a therapist leaves, and a group has one seat left. */
class FullGroupAndLeavingTherapistTests extends JourneyTest {

  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 8);
  private static final LocalDate MONDAY_AFTER = LocalDate.of(2027, 1, 11);
  private static final String OTHER_COORDINATOR = "coordinator02";

  @Autowired private Seats seats;
  @Autowired private WaitingList waiting;
  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private StaffMembers staff;
  @LocalServerPort private int port;

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
    jdbc.sql("update staff set active = false where username = ?")
        .param(OTHER_COORDINATOR)
        .update();
  }

  @Test
  void ofTwoCoordinatorsWhoEnrolAtOnceOneGetsTheLastSeatAndTheOtherIsToldWhatElseThereIs()
      throws Exception {
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    UUID evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            EVENING,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    List<UUID> taken = new ArrayList<>();
    for (int seat = 0; seat < 10; seat++) {
      taken.add(groups.seat(evening, refer(), today(), null));
    }
    EpisodeId one = admitted();
    EpisodeId other = admitted();
    assertThat(waiting.of(one)).as("the group is full: they wait").isPresent();
    assertThat(waiting.of(other)).isPresent();
    groups.group(
        "Morning B",
        as(CastMember.SAMIR),
        groups.room("Blue room"),
        MORNING,
        DayOfWeek.MONDAY,
        DayOfWeek.FRIDAY);
    groups.release(taken.get(9));
    secondCoordinator();

    List<HttpResponse<String>> answers =
        atOnce(evening, Map.of(CastMember.ANNEKE.username(), one, OTHER_COORDINATOR, other));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
    assertThat(seats.in(new CareGroupId(evening), today())).hasSize(10);
    HttpResponse<String> refused =
        answers.stream().filter(answer -> answer.statusCode() == 409).findFirst().orElseThrow();
    JsonNode words = JsonMapper.builder().build().readTree(refused.body());
    assertThat(words.get("detail").asString())
        .contains("Evening A is full", "the last one too.", " took it today ")
        .doesNotContain("Dana", FAMILY_NAME);
    assertThat(words.get("takenBy").get("who").asString()).isNotBlank();
    assertThat(words.get("next")).hasSameSizeAs(words.get("alternatives"));
    assertThat(words.get("alternatives").toString())
        .contains("Morning B (evening): 10 free seats")
        .contains("Waiting list of Evening A: they would be served next");
    EpisodeId loser = seated(one) ? other : one;
    assertThat(waiting.of(loser)).as("keeps the place in the queue").isPresent();
    assertThat(waiting.of(loser.equals(one) ? other : one)).isEmpty();
    journey.settle();
  }

  @Test
  void whenATherapistLeavesOnFridayEverybodyHasANewOneAndASessionWithinSevenDays() {
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    groups.hours(as(CastMember.MIRIAM), MORNING, EVENING);
    groups.room("Oak");
    FullClinic clinic =
        new FullClinic(jdbc, sites.home(), journey.now(), today()).withTherapists(staff, 2);
    UUID evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            EVENING,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    StaffId miriam = as(CastMember.MIRIAM).id();
    List<EpisodeId> people = new ArrayList<>();
    for (int person = 0; person < 4; person++) {
      people.add(seenByMiriam(groups, evening, LocalTime.of(10 + person, 0)));
    }
    Map<EpisodeId, List<String>> before = new HashMap<>();
    people.forEach(person -> before.put(person, openSteps(person)));

    Repair proposal =
        repairs.propose(new Cause.TherapistLeaves(miriam), MONDAY_AFTER, as(CastMember.SAMIR));
    assertThat(proposal.stranded()).isEmpty();
    assertThat(proposal.changes())
        .extracting(Change::episode)
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(proposal.groupChanges()).as("the group is not touched").isZero();
    publication.publish(proposal.id(), as(CastMember.SAMIR));
    journey.settle();

    for (EpisodeId person : people) {
      UUID therapist = clinic.therapistOf(person, MONDAY_AFTER);
      assertThat(therapist).isIn(clinic.therapists().stream().map(StaffId::value).toList());
      assertThat(clinic.therapistOf(person, FRIDAY))
          .as("history keeps the old one")
          .isEqualTo(miriam.value());
      assertThat(hoursWith(person, therapist, MONDAY_AFTER, MONDAY_AFTER.plusDays(7)))
          .as("a session within seven days")
          .isEqualTo(1);
      assertThat(hoursWith(person, miriam.value(), MONDAY_AFTER, MONDAY_AFTER.plusWeeks(20)))
          .isZero();
      assertThat(openSteps(person)).as("nothing else changed").isEqualTo(before.get(person));
      assertThat(messages(person))
          .filteredOn(message -> message.template().equals("placeChanged"))
          .as("told once")
          .hasSize(1);
    }
    assertThat(told())
        .isNotEmpty()
        .allSatisfy(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContain("therap", "miriam", "addict", "treatment", "group", "evening"));

    people.forEach(person -> passToWeek(person, 2));
    for (EpisodeId person : people) {
      passToWeek(person, 3);
      assertThat(programme(person).openWeek()).as("the same run goes on").isEqualTo(3);
      assertThat(programme(person).run()).isEqualTo(1);
    }
  }

  private EpisodeId seenByMiriam(GroupsInTests groups, UUID group, LocalTime hour) {
    EpisodeId episode = scheduled();
    LocalDate from = sites.home().openOnOrAfter(today().plusDays(1));
    groups.seat(group, episode, from, null);
    groups.therapist(episode, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, hour, null, from);
    assess(episode, Map.of());
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  private long hoursWith(EpisodeId person, UUID therapist, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select count(*) from session
            where episode = ? and kind = 'individual' and state = ? and therapist = ? and local_date >= ? and local_date < ?""")
        .params(person.value(), SessionState.PLANNED.key(), therapist, from, until)
        .query(Long.class)
        .single();
  }

  /** Everything that was written to people about a change of place, as it is sent. */
  private List<String> told() {
    return jdbc.sql(
            "select coalesce(subject, '') || ' ' || body from outbox where template = 'placeChanged'")
        .query(String.class)
        .list();
  }

  private boolean seated(EpisodeId episode) {
    return seats.of(episode).stream().anyMatch(seat -> !seat.released());
  }

  /** Signs in with the same password as the rest of the cast. */
  private void secondCoordinator() {
    jdbc.sql("update staff set active = true where username = ?").param(OTHER_COORDINATOR).update();
    if (staff.named(OTHER_COORDINATOR).isEmpty()) {
      String hash =
          jdbc.sql("select password_hash from staff where username = ?")
              .param(CastMember.ANNEKE.username())
              .query(String.class)
              .single();
      staff.add(
          OTHER_COORDINATOR,
          "Bo Castell",
          false,
          sites.home().id(),
          Set.of(Role.COORDINATOR),
          hash);
    }
  }

  /** Each asks for a seat in the group for somebody, none before the other is ready. */
  private List<HttpResponse<String>> atOnce(UUID group, Map<String, EpisodeId> wishes)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(wishes.size());
    ExecutorService hands = Executors.newFixedThreadPool(wishes.size());
    try {
      List<Future<HttpResponse<String>>> sent = new ArrayList<>();
      wishes.forEach(
          (username, episode) ->
              sent.add(
                  hands.submit(
                      () -> {
                        start.await(20, TimeUnit.SECONDS);
                        return reserve(group, username, episode);
                      })));
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> each : sent) {
        answers.add(each.get(30, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      hands.shutdownNow();
    }
  }

  private HttpResponse<String> reserve(UUID group, String username, EpisodeId episode)
      throws Exception {
    String account =
        Base64.getEncoder()
            .encodeToString((username + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/api/v1/groups/" + group + "/seats"))
                .header("Authorization", "Basic " + account)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"episode\":\"" + episode.value() + "\",\"from\":\"" + today() + "\"}"))
                .build(),
            BodyHandlers.ofString());
  }
}
