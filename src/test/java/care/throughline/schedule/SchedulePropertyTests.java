package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.calendar.NewClosure;
import care.throughline.schedule.calendar.NewTime;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Everything that can be done to a schedule, in whatever order, in four zones and over both changes
 * of the clock; {@link ScheduleInvariants} hold after every step. A run is repeated by its printed
 * line: {@code -Dschedule.seed=N} runs that seed everywhere, {@code -Dschedule.rounds=N} adds so
 * many seeds.
 */
class SchedulePropertyTests extends ClinicTest {

  private static final int STEPS = Integer.getInteger("schedule.steps", 60);
  private static final int ROUNDS = Integer.getInteger("schedule.rounds", 1);
  private static final @Nullable Long ONE_SEED = Long.getLong("schedule.seed");
  private static final List<String> ACTS =
      List.of(
          "place",
          "cancel",
          "pause",
          "resume",
          "restart",
          "enterAt",
          "extend",
          "close week",
          "close day",
          "close hours",
          "holiday",
          "reopen",
          "move",
          "move meeting",
          "cancel session",
          "cancel meeting",
          "make up",
          "decline",
          "mark",
          "leave",
          "fit",
          "pass");

  /** How often each act succeeded, over all runs. */
  private static final Map<String, Integer> DONE = new TreeMap<>();

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private MakeUps makeUps;
  @Autowired private Moves moves;
  @Autowired private Closures closures;
  @Autowired private StaffHours staffHours;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  private final List<String> done = new ArrayList<>();
  private final List<EpisodeId> people = new ArrayList<>();
  private Random random = new Random(0);
  private ScheduleInvariants schedule = new ScheduleInvariants(jdbc);

  /** Three months that hold a change of the clock, where the zone has one. */
  static Stream<Arguments> runs() {
    List<List<String>> places =
        List.of(
            List.of("America/New_York", "2027-02-22", "skipExtend"),
            List.of("America/New_York", "2027-10-18", "makeupSameWeek"),
            List.of("Europe/Berlin", "2027-03-08", "skipKeepEnd"),
            List.of("Europe/Berlin", "2027-10-11", "skipExtend"),
            List.of("Australia/Lord_Howe", "2027-03-15", "makeupSameWeek"),
            List.of("Australia/Lord_Howe", "2027-09-13", "skipExtend"),
            List.of("America/Phoenix", "2027-02-22", "skipExtend"),
            List.of("America/Phoenix", "2027-10-18", "skipKeepEnd"));
    List<Arguments> runs = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int place = 0; place < places.size(); place++) {
        long seed = ONE_SEED == null ? 20270314L + 100L * round + place : ONE_SEED + round;
        List<String> where = places.get(place);
        runs.add(Arguments.of(where.get(0), LocalDate.parse(where.get(1)), seed, where.get(2)));
      }
    }
    return runs.stream();
  }

  @AfterEach
  void asItWas() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("delete from site_hours where weekday = 7").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend', zone = 'America/New_York'").update();
  }

  @AfterAll
  static void everythingWasDone() {
    System.out.println("SchedulePropertyTests did " + DONE);
    if (ONE_SEED == null) {
      assertThat(DONE.keySet()).containsAll(ACTS);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void holdsAfterEveryStep(String zone, LocalDate begin, long seed, String policy) {
    System.out.println("schedule seed " + seed + " " + zone + " " + begin + " " + policy);
    run(zone, begin, seed, policy);
  }

  /** Ids differ from run to run; what is done and what comes of it does not. */
  @Test
  void theSameSeedIsTheSameRun() {
    run("Europe/Berlin", LocalDate.of(2027, 3, 8), 7, "skipExtend");
    List<String> first = List.copyOf(done);
    List<List<String>> timetables = people.stream().map(schedule::timetable).toList();
    asItWas();
    emptyAgain();
    run("Europe/Berlin", LocalDate.of(2027, 3, 8), 7, "skipExtend");
    assertThat(done).isEqualTo(first);
    assertThat(people.stream().map(schedule::timetable).toList()).isEqualTo(timetables);
  }

  private void run(String zone, LocalDate begin, long seed, String policy) {
    done.clear();
    people.clear();
    random = new Random(seed);
    schedule = new ScheduleInvariants(jdbc);
    clinic(ZoneId.of(zone), begin, policy);
    for (int step = 0; step < STEPS; step++) {
      act(people.get(random.nextInt(people.size())));
      schedule.hold(
          people,
          sites.home(),
          clock.instant(),
          "seed " + seed + " " + zone + " " + begin + " " + policy + " after " + done);
    }
    done.forEach(act -> DONE.merge(act, 1, Integer::sum));
  }

  /** Two groups with few seats, two therapists, and five people who want to be in them. */
  private void clinic(ZoneId zone, LocalDate begin, String policy) {
    jdbc.sql("update site set zone = ?, holiday_policy = ?").params(zone.getId(), policy).update();
    jdbc.sql(
            "insert into site_hours (site, weekday, opens, closes) values ('main', 7, '08:00', '21:30')")
        .update();
    clock.stopAt(begin.atTime(10, 0).atZone(zone).toInstant());
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), clock.instant());
    groups.group(
        "Evening A",
        as(CastMember.KAI),
        groups.room("Garden room"),
        LocalTime.of(18, 0),
        DayOfWeek.SUNDAY,
        DayOfWeek.TUESDAY);
    groups.group(
        "Morning B",
        as(CastMember.SAMIR),
        groups.room("Blue room"),
        LocalTime.of(9, 0),
        DayOfWeek.MONDAY,
        DayOfWeek.THURSDAY);
    jdbc.sql("update care_group set capacity = 3").update();
    for (CastMember therapist : List.of(CastMember.MIRIAM, CastMember.NOOR)) {
      // They work four days a week: what moves to another day must find one of theirs.
      for (int weekday = 1; weekday <= 4; weekday++) {
        jdbc.sql(
                "insert into staff_hours (staff, weekday, hours) values (?, ?, timerange('09:00', '17:00'))")
            .params(as(therapist).id().value(), weekday)
            .update();
      }
    }
    groups.room("Quiet room");
    for (String name : List.of("Ada", "Dana", "Lee", "Maria", "Noa")) {
      people.add(treated(name));
    }
  }

  private void act(EpisodeId who) {
    Programme programme = programmes.find(who).filter(found -> !found.ended()).orElse(null);
    int choice = random.nextInt(24);
    if (programme == null) {
      place(who);
      return;
    }
    switch (choice) {
      case 0, 1, 2 -> pauseOrResume(who, programme);
      case 3 -> extend(who);
      case 4 -> {
        if (programme.paused()) {
          extend(who);
        } else {
          pauseOrResume(who, programme);
        }
      }
      case 5, 6 -> close();
      case 7 -> reopen();
      case 8, 9 -> move(who);
      case 10 -> moveMeeting(who);
      case 11 -> cancelSession(who);
      case 12, 13, 14 -> makeUp(who);
      case 15, 16 -> mark(who);
      case 17 -> leave();
      case 18 -> twice("fit", () -> programmes.fit(who));
      case 19 -> {
        if (random.nextInt(3) == 0) {
          twice("cancel", () -> programmes.cancel(who));
        } else {
          pass(Duration.ofDays(random.nextInt(20)));
        }
      }
      default -> pass(Duration.ofHours(1 + random.nextInt(72)));
    }
  }

  /** Who left while away from the programme is taken off hold first, as whoever comes back is. */
  private void place(EpisodeId who) {
    transactions.run(() -> course.resume(who));
    twice(
        "place",
        () -> {
          programmes.place(who);
          programmes.plan(who, "IOP-SEED");
        });
  }

  private void pauseOrResume(EpisodeId who, Programme programme) {
    if (!programme.paused()) {
      twice("pause", () -> programmes.pause(who));
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> twice("restart", () -> programmes.resume(who, "restart", 0));
      case 1 -> {
        int week = 1 + random.nextInt(programme.weeksPlanned());
        twice("enterAt", () -> programmes.resume(who, "enterAt", week));
      }
      default -> twice("resume", () -> programmes.resume(who, "resume", 0));
    }
  }

  private void extend(EpisodeId who) {
    String occurrence = who.value() + " " + done.size();
    int weeks = 1 + random.nextInt(3);
    twice("extend", () -> programmes.extend(who, weeks, occurrence));
  }

  private void close() {
    LocalDate day = today().plusDays(1 + random.nextInt(40));
    boolean part = random.nextInt(3) == 0;
    boolean holiday = random.nextBoolean();
    LocalTime from = LocalTime.of(8 + random.nextInt(10), 0);
    LocalTime until = from.plusHours(1 + random.nextInt(4));
    tried(
        holiday ? "holiday" : part ? "close hours" : "close day",
        () ->
            closures.close(
                new NewClosure(
                    "main", day, part ? from : null, part ? until : null, holiday, "property"),
                as(CastMember.SAMIR)));
  }

  private void reopen() {
    closures.from("main", today().plusDays(1)).stream()
        .findFirst()
        .ifPresent(
            closure ->
                tried(
                    "reopen", () -> closures.reopen("main", closure.day(), as(CastMember.SAMIR))));
  }

  private void move(EpisodeId who) {
    one(toCome(who, false))
        .flatMap(
            session ->
                moves.next(session.id(), wish(session)).stream()
                    .findFirst()
                    .map(to -> Map.entry(session, to)))
        .ifPresent(
            found ->
                tried(
                    "move",
                    () -> moves.move(found.getKey().id(), found.getValue(), "asked", anneke())));
  }

  private void moveMeeting(EpisodeId who) {
    Optional<SessionRow> session = one(toCome(who, true));
    if (session.isEmpty()) {
      return;
    }
    GroupSessionId meeting = meetingOf(session.get());
    if (random.nextInt(4) == 0) {
      tried(
          "cancel meeting",
          () -> moves.cancelMeeting(meeting, random.nextBoolean(), "storm", anneke()));
      return;
    }
    moves.nextOfMeeting(meeting, wish(session.get())).stream()
        .findFirst()
        .ifPresent(
            to ->
                tried("move meeting", () -> moves.moveMeeting(meeting, to, "painting", anneke())));
  }

  private void cancelSession(EpisodeId who) {
    boolean programme = random.nextBoolean();
    one(toCome(who, false).stream().limit(3).toList())
        .ifPresent(
            session ->
                tried(
                    "cancel session",
                    () -> moves.cancel(session.id(), programme, "asked", anneke())));
  }

  private void makeUp(EpisodeId who) {
    List<MakeUps.Missed> open =
        makeUps.open(who).stream().filter(missed -> !missed.offers().isEmpty()).toList();
    if (open.isEmpty()) {
      mark(who);
      return;
    }
    MakeUps.Missed missed = open.get(random.nextInt(open.size()));
    if (random.nextInt(5) == 0) {
      tried("decline", () -> makeUps.decline(missed.session().id(), anneke()));
    } else {
      String offer = missed.offers().get(random.nextInt(missed.offers().size())).key();
      tried("make up", () -> makeUps.accept(missed.session().id(), offer, anneke()));
    }
  }

  private void mark(EpisodeId who) {
    List<SessionRow> over =
        sessions.of(who).stream()
            .filter(session -> session.unmarked(clock.instant()))
            .sorted(BY_TIME)
            .limit(4)
            .toList();
    for (SessionRow session : over) {
      switch (random.nextInt(5)) {
        case 0 -> marked(session, SessionState.NO_SHOW, 0);
        case 1 -> marked(session, SessionState.EXCUSED, 0);
        case 2 -> marked(session, SessionState.LATE, session.minutes() - 20);
        case 3 -> marked(session, SessionState.LEFT_EARLY, 25);
        default -> marked(session, SessionState.ATTENDED, session.minutes());
      }
    }
  }

  private void marked(SessionRow session, SessionState state, int minutes) {
    boolean told = state == SessionState.LATE || state == SessionState.LEFT_EARLY;
    sessions.markAttendance(session.id(), state, told ? minutes : null, as(CastMember.MIRIAM));
    schedule.marked(session.id(), minutes);
    done.add("mark");
  }

  private void leave() {
    Staff therapist = as(random.nextBoolean() ? CastMember.MIRIAM : CastMember.NOOR);
    LocalDate first = today().plusDays(1 + random.nextInt(30));
    LocalDate last = first.plusDays(random.nextInt(4));
    tried(
        "leave",
        () -> staffHours.addLeave(therapist.id(), first, last, "away", as(CastMember.SAMIR)));
  }

  /** Time passes; weeks that are over are closed, as a timer of each person does. */
  private void pass(Duration time) {
    clock.stopAt(clock.instant().plus(time));
    done.add("pass");
    for (EpisodeId who : people) {
      while (programmes
          .find(who)
          .filter(found -> found.running() && found.weeksLeft())
          .filter(found -> !clock.instant().isBefore(found.weekEndsAt()))
          .isPresent()) {
        transactions.run(() -> programmes.closeWeek(who));
        done.add("close week");
      }
    }
  }

  /**
   * Each verb of the pathway falls over first at its very end, which leaves nothing; then it is
   * done, and done again, as after a crash before the engine knew: the second time changes nothing.
   */
  private void twice(String act, Runnable verb) {
    String before = schedule.digest();
    try {
      transactions.run(
          () -> {
            verb.run();
            throw new FellOver();
          });
    } catch (FellOver expected) {
      assertThat(schedule.digest()).as(act + " fell over, after " + done).isEqualTo(before);
    }
    transactions.run(verb);
    String after = schedule.digest();
    transactions.run(verb);
    assertThat(schedule.digest()).as(act + " twice, after " + done).isEqualTo(after);
    done.add(act);
  }

  private static final class FellOver extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void tried(String act, Runnable work) {
    try {
      work.run();
      done.add(act);
    } catch (ScheduleRefused refused) {
      done.add(act + " refused");
    }
  }

  private static final Comparator<SessionRow> BY_TIME =
      Comparator.comparing(SessionRow::startsAt).thenComparing(SessionRow::kind);

  private List<SessionRow> toCome(EpisodeId who, boolean meetings) {
    return sessions.of(who).stream()
        .filter(session -> session.state() == SessionState.PLANNED)
        .filter(session -> session.startsAt().isAfter(clock.instant()))
        .filter(session -> session.kind().equals("group") == meetings)
        .sorted(BY_TIME)
        .limit(12)
        .toList();
  }

  private <T> Optional<T> one(List<T> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
  }

  private NewTime wish(SessionRow session) {
    LocalTime from = LocalTime.of(8 + random.nextInt(10), 0);
    return new NewTime(
        session.day().plusDays(random.nextInt(3)), from, from.plusMinutes(session.minutes()));
  }

  private GroupSessionId meetingOf(SessionRow session) {
    return new GroupSessionId(
        jdbc.sql("select group_session from session where id = ?")
            .param(session.id().value())
            .query(UUID.class)
            .single());
  }

  private Staff anneke() {
    return as(CastMember.ANNEKE);
  }

  private LocalDate today() {
    Site site = sites.home();
    return site.dayOf(clock.instant());
  }
}
