package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Whatever is done to programmes in whatever order, across the change of the clock and closed days:
 * nobody is in two places, nothing lies outside of hours, minutes add up, local times hold, nothing
 * is there twice.
 */
class ProgrammePropertyTests extends ClinicTest {

  private static final int STEPS = 110;
  private static final Set<String> EVER = new HashSet<>();
  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Doses doses;
  @Autowired private MakeUps makeUps;
  @Autowired private Seats seats;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  private final List<String> done = new ArrayList<>();
  private GroupsInTests groups;

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure where reason = 'property'").update();
  }

  @AfterAll
  static void everythingWasTried() {
    assertThat(EVER).contains("plan", "fit", "closeWeek", "pause", "resume", "extend", "cancel");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20270314, 77, 4242})
  void holdsAfterEveryStep(long seed) {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    close(random);
    groups = new GroupsInTests(jdbc, sites.home(), MONDAY_TEN);
    List<UUID> all =
        List.of(
            groups.group(
                "Evening A",
                as(CastMember.KAI),
                groups.room("Garden room"),
                EVENING,
                DayOfWeek.MONDAY,
                DayOfWeek.THURSDAY),
            groups.group(
                "Morning B",
                as(CastMember.SAMIR),
                groups.room("Blue room"),
                MORNING,
                DayOfWeek.TUESDAY,
                DayOfWeek.FRIDAY));
    List<EpisodeId> people = List.of(somebody(1), somebody(2), somebody(3));
    for (int step = 0; step < STEPS; step++) {
      act(random, people.get(random.nextInt(people.size())), all);
      for (EpisodeId episode : people) {
        holds(episode, seed);
      }
    }
    EVER.addAll(done);
  }

  private void close(Random random) {
    for (int closure = 0; closure < 8; closure++) {
      jdbc.sql(
              "insert into site_closure (site, on_date, reason) values ('main', ?, 'property') on conflict do nothing")
          .param(TUESDAY.plusDays(random.nextInt(160)))
          .update();
    }
  }

  private void act(Random random, EpisodeId episode, List<UUID> all) {
    int choice = random.nextInt(12);
    boolean planned = programmes.find(episode).filter(found -> !found.ended()).isPresent();
    switch (choice) {
      case 0, 1 -> seat(episode, all.get(random.nextInt(all.size())));
      case 2 -> therapist(random, episode);
      case 3, 4 -> run("plan", () -> programmes.plan(episode, "IOP-SEED"));
      case 5 -> clock.stopAt(clock.instant().plus(Duration.ofHours(1 + random.nextInt(60))));
      case 6 -> {
        mark(random, episode);
        makeUp(random, episode);
      }
      case 7 -> run("fit", () -> programmes.fit(episode));
      case 8 -> makeUp(random, episode);
      case 9 -> {
        if (planned) {
          Programme programme = programmes.find(episode).orElseThrow();
          if (programme.running() && programme.weeksLeft()) {
            if (clock.instant().isBefore(programme.weekEndsAt())) {
              clock.stopAt(programme.weekEndsAt());
            }
            run("closeWeek", () -> programmes.closeWeek(episode));
          }
        }
      }
      case 10 -> {
        if (planned) {
          boolean paused = programmes.find(episode).orElseThrow().paused();
          if (paused) {
            run("resume", () -> programmes.resume(episode, "resume", 0));
          } else {
            run("pause", () -> programmes.pause(episode));
          }
        }
      }
      default -> {
        if (planned && random.nextInt(4) > 0) {
          String occurrence = "extension" + done.size();
          run("extend", () -> programmes.extend(episode, 2, occurrence));
        } else if (random.nextInt(3) == 0) {
          run("cancel", () -> programmes.cancel(episode));
        }
      }
    }
  }

  /** Each verb is done twice: the second time it changes nothing. */
  private void run(String what, Runnable verb) {
    transactions.run(verb);
    int after = everything();
    if (!what.equals("closeWeek")) {
      transactions.run(verb);
      assertThat(everything()).as(what + " twice").isEqualTo(after);
    }
    done.add(what);
  }

  private int everything() {
    return jdbc.sql("select count(*) from session").query(Integer.class).single();
  }

  private void seat(EpisodeId episode, UUID group) {
    boolean away = programmes.find(episode).filter(Programme::paused).isPresent();
    if (away) {
      return;
    }
    for (Seat seat : seats.of(episode)) {
      if (!seat.released()) {
        seats.release(seat.id(), today(), "moved", Actor.PATHWAY);
      }
    }
    Seat seat =
        seats.reserve(
            new care.throughline.schedule.group.CareGroupId(group),
            episode,
            today(),
            null,
            clock.instant().plus(Duration.ofHours(48)),
            Actor.PATHWAY);
    seats.enrol(seat.id(), Actor.PATHWAY);
    transactions.run(() -> programmes.fit(episode));
  }

  /** Somebody else may have that hour; then nothing changes. */
  private void therapist(Random random, EpisodeId episode) {
    DayOfWeek weekday = DayOfWeek.of(1 + random.nextInt(5));
    LocalTime hour = LocalTime.of(10 + random.nextInt(6), 0);
    try {
      transactions.run(
          () -> groups.therapist(episode, as(CastMember.MIRIAM), weekday, hour, null, tomorrow()));
    } catch (DataIntegrityViolationException taken) {
      done.add("hour taken");
    }
  }

  private void mark(Random random, EpisodeId episode) {
    SessionState[] states = {SessionState.ATTENDED, SessionState.EXCUSED, SessionState.ATTENDED};
    sessions.of(episode).stream()
        .filter(session -> session.unmarked(clock.instant()))
        .limit(3)
        .forEach(
            session ->
                sessions.markAttendance(
                    session.id(), states[random.nextInt(states.length)], null, as(CastMember.KAI)));
  }

  private void makeUp(Random random, EpisodeId episode) {
    List<MakeUps.Missed> open =
        makeUps.open(episode).stream().filter(missed -> !missed.offers().isEmpty()).toList();
    if (!open.isEmpty()) {
      MakeUps.Missed missed = open.get(random.nextInt(open.size()));
      makeUps.accept(missed.session().id(), missed.offers().get(0).key(), as(CastMember.ANNEKE));
      done.add("makeUp");
    }
  }

  private void holds(EpisodeId episode, long seed) {
    String where = "seed " + seed + " after " + done;
    Site site = sites.home();
    List<SessionRow> live =
        sessions.of(episode).stream().filter(session -> !session.state().cancelled()).toList();
    Instant before = Instant.MIN;
    for (SessionRow session : live) {
      assertThat(session.startsAt()).as("overlap, " + where).isAfterOrEqualTo(before);
      before = session.endsAt();
      assertThat(session.day().atTime(session.start()).atZone(session.zone()).toInstant())
          .as("local time, " + where)
          .isEqualTo(session.startsAt());
      assertThat(Duration.between(session.startsAt(), session.endsAt()).toMinutes())
          .as("minutes, " + where)
          .isEqualTo(session.minutes());
      assertThat(site.open(session.day())).as("open on " + session.day() + ", " + where).isTrue();
      Hours hours = Objects.requireNonNull(site.hours().get(session.day().getDayOfWeek()));
      assertThat(session.start()).as("hours, " + where).isAfterOrEqualTo(hours.opens());
      assertThat(session.start().plusMinutes(session.minutes()))
          .as("hours, " + where)
          .isBeforeOrEqualTo(hours.closes());
    }
    addsUp(episode, where);
    nothingTwice(episode, live, where);
  }

  private void addsUp(EpisodeId episode, String where) {
    Map<List<Integer>, int[]> expected = new HashMap<>();
    Map<UUID, SessionState> states = new HashMap<>();
    Map<UUID, UUID> instead = new HashMap<>();
    jdbc.sql("select id, make_up_for from session where episode = ? and make_up_for is not null")
        .param(episode.value())
        .query(
            row -> {
              instead.put(
                  row.getObject("id", UUID.class), row.getObject("make_up_for", UUID.class));
            });
    List<SessionRow> all = sessions.of(episode);
    all.forEach(session -> states.put(session.id().value(), session.state()));
    for (SessionRow session : all) {
      int[] week =
          expected.computeIfAbsent(
              List.of(session.run(), session.weekNumber()), unknown -> new int[2]);
      UUID missed = instead.get(session.id().value());
      boolean counts =
          session.state() != SessionState.CANCELLED_PROGRAMME
              && (missed == null || states.get(missed) == SessionState.CANCELLED_PROGRAMME);
      week[0] += counts ? session.minutes() : 0;
      week[1] += session.attendedMinutes();
    }
    for (WeekDose dose : doses.of(episode)) {
      int[] week = expected.remove(List.of(dose.run(), dose.weekNumber()));
      assertThat(new int[] {dose.plannedMinutes(), dose.attendedMinutes()})
          .as("dose of week " + dose.weekNumber() + ", " + where)
          .isEqualTo(week);
    }
    assertThat(expected).as("weeks without a dose, " + where).isEmpty();
  }

  private void nothingTwice(EpisodeId episode, List<SessionRow> live, String where) {
    Set<Instant> starts = new HashSet<>();
    assertThat(live).as("twice, " + where).allMatch(session -> starts.add(session.startsAt()));
    programmes
        .find(episode)
        .ifPresent(
            programme -> {
              long ahead =
                  live.stream()
                      .filter(session -> session.state() == SessionState.PLANNED)
                      .filter(session -> session.startsAt().isAfter(clock.instant()))
                      .count();
              if (!programme.running()) {
                assertThat(ahead).as("sessions to come, " + where).isZero();
              }
              assertThat(
                      live.stream()
                          .filter(session -> session.run() == programme.run())
                          .map(SessionRow::weekNumber))
                  .as("weeks, " + where)
                  .allMatch(week -> week >= 1 && week <= programme.weeksPlanned());
            });
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from (
                      select week_number from session
                      where episode = ? and kind = 'individual' and make_up_for is null
                        and state not in ('cancelledPatient', 'cancelledProgramme')
                      group by run, week_number having count(*) > 1) as twice""")
                .param(episode.value())
                .query(Integer.class)
                .single())
        .as("weeks with two individual hours, " + where)
        .isZero();
  }

  private LocalDate today() {
    return sites.home().dayOf(clock.instant());
  }

  private LocalDate tomorrow() {
    return today().plusDays(1);
  }

  private EpisodeId somebody(int number) {
    EpisodeId episode =
        course.open(
            persons.add(
                new NewPerson(
                    "Somebody",
                    "Number" + number,
                    LocalDate.of(1992, 5, 2),
                    "female",
                    "en",
                    null,
                    null,
                    null,
                    List.of())),
            new Referral("phone", "phone:" + number, null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    course.startStay(episode, "2.1", false);
    return episode;
  }
}
