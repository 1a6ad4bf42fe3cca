package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.escalation.Ringing;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import care.throughline.worklist.PageItems;
import care.throughline.worklist.Urgency;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ten thousand rungs due at the same moment on one node, each with its notices and its audit entry,
 * beside the ordinary way of one transaction for each; and what a node that has nothing to ring
 * costs.
 */
final class EscalationBench extends ClinicTest {

  private static final int MANY = 10_000;
  private static final int ORDINARY = 500;
  private static final int IDLE = 1_000;
  private static final int IN_ONE = 500;
  private static final Duration ALLOWED = Duration.ofHours(4);
  private static final double PER_SECOND = 1_000;

  @Autowired private PageItems pages;
  @Autowired private Ringing ringing;
  @Autowired private Transactions transactions;
  @Autowired private Sites sites;

  @Test
  void drainsTenThousandDueRungsAtAThousandASecond() throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    Site site = sites.home();
    Instant due = MONDAY_TEN.plus(ALLOWED);
    open(site, "warm-up", IN_ONE, due);
    ringAt(MONDAY_TEN.plus(ALLOWED.dividedBy(2)));
    clock.stopAt(MONDAY_TEN);
    long start = System.nanoTime();
    open(site, "many", MANY, due);
    figures.put("openMillisEach", millis(start) / MANY);
    clock.stopAt(MONDAY_TEN.plus(ALLOWED.dividedBy(2)));
    figures.put("remindersPerSecond", drained(MANY));
    ringAt(MONDAY_TEN.plus(ALLOWED.multipliedBy(9).dividedBy(10)));
    clock.stopAt(due);
    double rate = drained(MANY + IN_ONE);
    figures.put("levelsPerSecond", rate);
    clock.stopAt(due.plus(ALLOWED.multipliedBy(8)));
    start = System.nanoTime();
    for (int rung = 0; rung < ORDINARY; rung++) {
      ringing.ring(1);
    }
    double ordinary = ORDINARY / (millis(start) / 1_000);
    figures.put("oneTransactionEachPerSecond", ordinary);
    figures.put("ratio", rate / ordinary);
    ringAt(clock.instant());
    figures.put("idleMillis", idle());
    figures.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Figures.write("escalation", figures);
    assertThat(
            jdbc.sql("select count(*) from rung where state = 'rung' and level = 1")
                .query(Integer.class)
                .single())
        .isEqualTo(MANY + IN_ONE);
    assertThat(rate).isGreaterThanOrEqualTo(PER_SECOND);
  }

  private double drained(int expected) {
    long start = System.nanoTime();
    int settled = ringing.ring(Integer.MAX_VALUE);
    double seconds = millis(start) / 1_000;
    assertThat(settled).isEqualTo(expected);
    return settled / seconds;
  }

  private double idle() {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < IDLE; round++) {
      long start = System.nanoTime();
      assertThat(ringing.ring(IN_ONE)).isZero();
      times.add(millis(start));
    }
    return Figures.median(times);
  }

  private void ringAt(Instant instant) {
    clock.stopAt(instant);
    ringing.ring(Integer.MAX_VALUE);
  }

  private void open(Site site, String name, int many, Instant due) {
    for (int first = 0; first < many; first += IN_ONE) {
      int from = first;
      transactions.run(
          () -> {
            for (int number = from; number < from + IN_ONE; number++) {
              pages.open(
                  new PageItems.NewPage(
                      "/bench/" + name + "/" + number,
                      "Evening group",
                      site.id(),
                      "Sign the sheet",
                      "It is over.",
                      Set.of(Role.FACILITATOR),
                      Urgency.HIGH,
                      due,
                      null,
                      null));
            }
          });
    }
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
