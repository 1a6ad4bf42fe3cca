package care.throughline.support;

import care.throughline.demo.CastMember;
import care.throughline.demo.Journey;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.platform.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test in the whole clinic: the real engine, a real PostgreSQL, the cast, and a clock the test
 * moves. One application serves all such tests of a run; each begins with nobody in care, on Monday
 * 4 January 2027 at 10:00 in New York.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "throughline.engine.executor=false",
      "throughline.demo.on=false",
      "spring.main.lazy-initialization=false"
    })
public abstract class ClinicTest {

  /** The password of everyone in the cast. */
  public static final String PASSWORD = "the-cast-of-the-clinic";

  /** Monday 4 January 2027, 10:00 in New York. */
  protected static final Instant MONDAY_TEN = Instant.parse("2027-01-04T15:00:00Z");

  private static final Path DATA = freshDirectory();
  private static final int PORT = freePort();

  @Autowired protected MovableClock clock;
  @Autowired protected Journey journey;
  @Autowired protected Persons persons;
  @Autowired protected EpisodeCourse course;
  @Autowired protected Episodes episodes;
  @Autowired protected InvariantCheck invariants;
  @Autowired protected JdbcClient jdbc;
  @Autowired private CastInTests cast;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("throughline.database.data", DATA::toString);
    registry.add("throughline.database.port", () -> PORT);
  }

  @BeforeEach
  final void beginWithNobody() {
    clock.stopAt(MONDAY_TEN);
    cast.present();
    EmptyClinic.of(jdbc);
  }

  /** Nobody is in care any more, as at the beginning of a test. */
  protected final void emptyAgain() {
    clock.stopAt(MONDAY_TEN);
    EmptyClinic.of(jdbc);
  }

  @AfterEach
  final void letTheClockRun() {
    clock.resume();
  }

  /** Keeps which flow nodes ran, before the next test empties the clinic. */
  @AfterEach
  final void keepWhatRan() {
    ProcessCoverage.record(jdbc);
  }

  /** A woman of 34 with that given name, who has begun care at level 2.1. */
  protected final EpisodeId treated(String name) {
    EpisodeId episode =
        course.open(
            persons.add(
                new NewPerson(
                    name,
                    "Whitlock",
                    LocalDate.of(1992, 5, 2),
                    "female",
                    "en",
                    null,
                    null,
                    null,
                    List.of())),
            new Referral("phone", "phone:" + name, null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    course.startStay(episode, "2.1", false);
    return episode;
  }

  protected final care.throughline.access.Staff as(CastMember member) {
    return journey.member(member);
  }

  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target/test-database")), "run");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
