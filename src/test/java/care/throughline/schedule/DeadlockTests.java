package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.support.ClinicTest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two who hold what the other one needs: the database stops one, who tries again and succeeds. */
class DeadlockTests extends ClinicTest {

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private BusyTimes busyTimes;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  @Test
  void twoProgrammesExtendedInOppositeOrderAreBothExtendedByBoth() throws Exception {
    EpisodeId dana = planned("Dana");
    EpisodeId lee = planned("Lee");
    int tries =
        both(
            meet -> {
              programmes.extend(dana, 1, "one of dana");
              meet.run();
              programmes.extend(lee, 1, "one of lee");
            },
            meet -> {
              programmes.extend(lee, 1, "two of lee");
              meet.run();
              programmes.extend(dana, 1, "two of dana");
            });
    assertThat(tries).as("one of the two was stopped and tried again").isEqualTo(3);
    for (EpisodeId episode : List.of(dana, lee)) {
      assertThat(programmes.find(episode).orElseThrow().weeksPlanned()).isEqualTo(14);
      assertThat(sessions.of(episode)).hasSize(14 * 3);
    }
  }

  @Test
  void twoWhoBookTheSamePeopleInOppositeOrderEndWithOneBookingOfEach() throws Exception {
    EpisodeId dana = planned("Dana");
    EpisodeId lee = planned("Lee");
    AtomicInteger refused = new AtomicInteger();
    int tries =
        both(
            meet -> {
              busy(dana, refused);
              meet.run();
              busy(lee, refused);
            },
            meet -> {
              busy(lee, refused);
              meet.run();
              busy(dana, refused);
            });
    assertThat(tries).as("one of the two was stopped and tried again").isEqualTo(3);
    assertThat(refused).as("the second try finds the time taken and says so").hasValue(1);
    assertThat(
            jdbc.sql("select count(*) from booking where busy_time is not null")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
  }

  /** Work of one side; what it gets waits until the other one holds its first lock too. */
  private interface Side {
    void work(Runnable meet);
  }

  /** How many tries both needed together. */
  private int both(Side one, Side other) throws Exception {
    CyclicBarrier held = new CyclicBarrier(2);
    AtomicInteger tries = new AtomicInteger();
    ExecutorService hands = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> sent =
          hands.invokeAll(List.of(side(one, held, tries), side(other, held, tries)));
      for (Future<Boolean> each : sent) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      hands.shutdownNow();
    }
    return tries.get();
  }

  private Callable<Boolean> side(Side side, CyclicBarrier held, AtomicInteger tries) {
    AtomicInteger own = new AtomicInteger();
    return () -> {
      try {
        transactions.run(
            () -> {
              tries.incrementAndGet();
              boolean first = own.incrementAndGet() == 1;
              side.work(
                  () -> {
                    if (first) {
                      await(held);
                    }
                  });
            });
      } catch (ScheduleRefused taken) {
        return false;
      }
      return true;
    };
  }

  private static void await(CyclicBarrier held) {
    try {
      held.await(20, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new IllegalStateException("The other side never came", broken);
    }
  }

  private void busy(EpisodeId episode, AtomicInteger refused) {
    try {
      busyTimes.ofPerson(
          episodes.get(episode).person(),
          Span.of(LocalDate.of(2027, 1, 9), LocalTime.of(9, 0), 60, sites.home().zone()),
          "work",
          sites.home().zone(),
          Actor.PATHWAY);
    } catch (ScheduleRefused taken) {
      refused.incrementAndGet();
      throw taken;
    }
  }

  private EpisodeId planned(String name) {
    EpisodeId episode = treated(name);
    transactions.run(() -> programmes.plan(episode, "IOP-SEED"));
    return episode;
  }
}
