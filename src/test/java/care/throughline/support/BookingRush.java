package care.throughline.support;

import care.throughline.demo.CastMember;
import care.throughline.demo.Journey;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.schedule.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many wishes for few people, therapists, rooms and hours, all at once. */
public final class BookingRush {

  public static final int THREADS = 16;
  public static final int WISHES = 1600;
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 11);
  private static final int DAYS = 10;
  private static final int HALF_HOURS = 20;
  private static final List<Integer> MINUTES = List.of(30, 60, 90);

  private final JdbcClient jdbc;
  private final List<Episode> people;
  private final List<UUID> therapists;
  private final List<UUID> rooms;

  private BookingRush(
      JdbcClient jdbc, List<Episode> people, List<UUID> therapists, List<UUID> rooms) {
    this.jdbc = jdbc;
    this.people = people;
    this.therapists = therapists;
    this.rooms = rooms;
  }

  /** One wish: a person, a therapist and a room, at a time. */
  public record Wish(
      int number,
      Episode person,
      UUID therapist,
      UUID room,
      LocalDate day,
      LocalTime at,
      int minutes) {

    public Span span() {
      return Span.of(day, at, minutes, ZONE);
    }

    public List<UUID> resources() {
      return List.of(person.person().value(), therapist, room);
    }
  }

  /** Twelve people, four therapists of the cast and five rooms. */
  public static BookingRush in(
      JdbcClient jdbc, Journey journey, Persons persons, EpisodeCourse course, Episodes episodes) {
    List<Episode> people = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      EpisodeId id =
          course.open(
              persons.add(
                  new NewPerson(
                      "Rush",
                      "Person" + number,
                      LocalDate.of(1980, 1, 1).plusDays(number),
                      "female",
                      "en",
                      null,
                      null,
                      null,
                      List.of())),
              new Referral("phone", "rush:" + number, null, List.of(), List.of(), false),
              Actor.INSTALLATION);
      people.add(episodes.get(id));
    }
    List<UUID> rooms = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      UUID room = UUID.randomUUID();
      jdbc.sql("insert into room (id, site, name, capacity) values (?, 'main', ?, 12)")
          .params(room, "Room " + number)
          .update();
      rooms.add(room);
    }
    List<UUID> therapists =
        List.of(CastMember.MIRIAM, CastMember.KAI, CastMember.SAMIR, CastMember.DEV).stream()
            .map(member -> journey.member(member).id().value())
            .toList();
    return new BookingRush(jdbc, people, therapists, rooms);
  }

  /** The same wishes for the same seed. */
  public List<Wish> wishes(long seed) {
    Random random = new Random(seed);
    List<Wish> wishes = new ArrayList<>();
    for (int number = 0; number < WISHES; number++) {
      wishes.add(
          new Wish(
              number,
              people.get(random.nextInt(people.size())),
              therapists.get(random.nextInt(therapists.size())),
              rooms.get(random.nextInt(rooms.size())),
              FIRST_DAY.plusDays(random.nextInt(DAYS)),
              LocalTime.of(8, 0).plusMinutes(30L * random.nextInt(HALF_HOURS)),
              MINUTES.get(random.nextInt(MINUTES.size()))));
    }
    return wishes;
  }

  /** Writes a person's hour with a therapist in a room, with no look at what is there. */
  public void insert(Wish wish) {
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state,
                                 therapist, room)
            values (?, ?, ?, 1, 1, 'individual', ?, ?, ?, ?, ?, tstzrange(?, ?, '[)'), 'planned', ?, ?)""")
        .params(
            UUID.randomUUID(),
            wish.person().id().value(),
            wish.person().person().value(),
            wish.number(),
            wish.day(),
            wish.at(),
            ZONE.getId(),
            wish.minutes(),
            utc(wish.span().start()),
            utc(wish.span().end()),
            wish.therapist(),
            wish.room())
        .update();
  }

  /**
   * Runs all wishes on all threads at once.
   *
   * @return what was thrown that the work did not catch
   */
  public static List<Throwable> run(List<Wish> wishes, Consumer<Wish> work)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (Wish wish : wishes) {
        done.add(threads.submit(() -> work.accept(wish)));
      }
      List<Throwable> thrown = new ArrayList<>();
      for (Future<?> one : done) {
        try {
          one.get(2, TimeUnit.MINUTES);
        } catch (java.util.concurrent.ExecutionException failure) {
          thrown.add(failure.getCause());
        } catch (java.util.concurrent.TimeoutException stuck) {
          thrown.add(stuck);
        }
      }
      return thrown;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Pairs of rows of a table that have one resource in two places at once; asks no constraint. */
  public long overlaps(String table) {
    return jdbc.sql(
            "select count(*) from "
                + table
                + " a join "
                + table
                + " b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid")
        .query(Long.class)
        .single();
  }

  public static OffsetDateTime utc(java.time.Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
