package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Closures, of days and of hours, and moves of sessions and of whole meetings in random order under
 * each holiday policy: nobody is in two places, nothing to come lies on closed or outside hours,
 * wall times hold, and a meeting and its people stay together.
 */
class CalendarPropertyTests extends ClinicTest {

  private static final int STEPS = 40;
  private static final LocalDate TUESDAY = LocalDate.of(2027, 2, 16);
  private static final Instant BEGIN = Instant.parse("2027-02-15T15:00:00Z");

  @Autowired private Closures closures;
  @Autowired private Moves moves;
  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  private final List<String> done = new ArrayList<>();

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend'").update();
  }

  @ParameterizedTest
  @CsvSource({
    "1, skipExtend",
    "20270314, makeupSameWeek",
    "77, skipKeepEnd",
    "4242, makeupSameWeek"
  })
  void whateverIsClosedAndMovedEverybodyIsWhereTheyCanBe(long seed, String policy) {
    System.out.println("CalendarPropertyTests seed " + seed);
    clock.stopAt(BEGIN);
    jdbc.sql("update site set holiday_policy = ?").param(policy).update();
    Random random = new Random(seed);
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), BEGIN);
    UUID evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            LocalTime.of(18, 0),
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    List<EpisodeId> people = List.of(treated("Dana"), treated("Lee"), treated("Ada"));
    int hour = 10;
    for (EpisodeId episode : people) {
      groups.seat(evening, episode, TUESDAY, null);
      groups.therapist(
          episode,
          as(CastMember.MIRIAM),
          DayOfWeek.WEDNESDAY,
          LocalTime.of(hour++, 0),
          null,
          TUESDAY);
      transactions.run(() -> programmes.plan(episode, "IOP-SEED"));
    }
    for (int step = 0; step < STEPS; step++) {
      act(random, people.get(random.nextInt(people.size())));
      holds(people, "seed " + seed + " after " + done);
    }
    assertThat(done).contains("closed", "moved", "meeting moved");
  }

  private void act(Random random, EpisodeId episode) {
    Site site = sites.home();
    LocalDate today = site.dayOf(clock.instant());
    switch (random.nextInt(5)) {
      case 0 -> {
        LocalDate day = today.plusDays(1 + random.nextInt(60));
        boolean part = random.nextBoolean();
        tried(
            "closed",
            () ->
                closures.close(
                    new NewClosure(
                        "main",
                        day,
                        part ? LocalTime.of(9, 0) : null,
                        part ? LocalTime.of(9 + random.nextInt(1, 12), 0) : null,
                        random.nextBoolean(),
                        "property"),
                    as(CastMember.SAMIR)));
      }
      case 1 -> {
        SessionRow one = any(random, episode, "individual");
        moves.next(one.id(), wish(random, one)).stream()
            .findFirst()
            .ifPresent(
                to ->
                    tried("moved", () -> moves.move(one.id(), to, "asked", as(CastMember.ANNEKE))));
      }
      case 2 -> {
        SessionRow one = any(random, episode, "group");
        GroupSessionId meeting = new GroupSessionId(Objects.requireNonNull(meetingOf(one)));
        moves.nextOfMeeting(meeting, wish(random, one)).stream()
            .findFirst()
            .ifPresent(
                to ->
                    tried(
                        "meeting moved",
                        () -> moves.moveMeeting(meeting, to, "painting", as(CastMember.ANNEKE))));
      }
      case 3 -> transactions.run(() -> programmes.fit(episode));
      default -> clock.stopAt(clock.instant().plus(Duration.ofHours(random.nextInt(30))));
    }
  }

  private void tried(String what, Runnable act) {
    try {
      act.run();
      done.add(what);
    } catch (ScheduleRefused refused) {
      done.add(what + " refused");
    }
  }

  private static NewTime wish(Random random, SessionRow one) {
    LocalTime from = LocalTime.of(8 + random.nextInt(10), 0);
    return new NewTime(
        one.day().plusDays(random.nextInt(3)), from, from.plusMinutes(one.minutes()));
  }

  private SessionRow any(Random random, EpisodeId episode, String kind) {
    List<SessionRow> open =
        toCome(episode).stream().filter(session -> session.kind().equals(kind)).toList();
    return open.get(random.nextInt(open.size()));
  }

  private List<SessionRow> toCome(EpisodeId episode) {
    return sessions.of(episode).stream()
        .filter(session -> session.state() == SessionState.PLANNED)
        .filter(session -> session.startsAt().isAfter(clock.instant()))
        .sorted(Comparator.comparing(SessionRow::startsAt))
        .toList();
  }

  private UUID meetingOf(SessionRow session) {
    return jdbc.sql("select group_session from session where id = ?")
        .param(session.id().value())
        .query(UUID.class)
        .single();
  }

  private void holds(List<EpisodeId> people, String where) {
    Site site = sites.home();
    for (EpisodeId episode : people) {
      Instant before = Instant.MIN;
      for (SessionRow session : toCome(episode)) {
        assertThat(session.startsAt()).as("overlap, " + where).isAfterOrEqualTo(before);
        before = session.endsAt();
        assertThat(session.startsAt().atZone(site.zone()).toLocalTime())
            .as("wall time, " + where)
            .isEqualTo(session.start());
        assertThat(Duration.between(session.startsAt(), session.endsAt()).toMinutes())
            .as("minutes, " + where)
            .isEqualTo(session.minutes());
        assertThat(site.open(session.day(), session.start(), session.minutes()))
            .as("open on " + session.day() + " at " + session.start() + ", " + where)
            .isTrue();
        Hours hours = Objects.requireNonNull(site.hours().get(session.day().getDayOfWeek()));
        assertThat(session.start().isBefore(hours.opens())).as("hours, " + where).isFalse();
        assertThat(session.start().plusMinutes(session.minutes()))
            .as("hours, " + where)
            .isBeforeOrEqualTo(hours.closes());
      }
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from session s join group_session m on m.id = s.group_session
                    where s.state = 'planned' and (m.state = 'cancelled' or m.during <> s.during)""")
                .query(Integer.class)
                .single())
        .as("people beside their meeting, " + where)
        .isZero();
  }
}
