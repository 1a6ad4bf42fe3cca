package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.support.CountedStatements;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people at one item at the same moment, and what an act costs the database. */
class ActRacesTests extends JourneyTest {

  private static final Duration HOLD = Duration.ofSeconds(8);

  @Autowired private WorkItems items;
  @Autowired private Handovers handovers;
  @Autowired private HeldCompletions held;
  @Autowired private Undo undo;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;

  private WorkItem item;
  private EpisodeId episode;

  @RepeatedTest(5)
  void ofEightWhoClaimAtOnceOneHasItAndTheOthersLearnWho() throws Exception {
    begin();
    List<Staff> people = List.of(as(CastMember.ROSA), as(CastMember.SAMIR));
    List<Object> results = new ArrayList<>();
    List<Callable<Object>> claims = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      Staff by = people.get(number % 2);
      claims.add(() -> desk.claim(item.id(), by));
    }
    results.addAll(atOnce(claims));
    Staff winner =
        people.stream()
            .filter(member -> member.id().equals(now().owner()))
            .findFirst()
            .orElseThrow();
    assertThat(results)
        .allSatisfy(
            result -> {
              if (result instanceof WorkItemTaken taken) {
                assertThat(taken.holder()).isEqualTo(winner.name());
                assertThat(taken)
                    .hasMessage(
                        winner.name()
                            + " claimed this 0 s ago. Ask them to release it, or choose another.");
              } else {
                assertThat(((WorkItem) result).owner()).isEqualTo(winner.id());
              }
            });
    assertThat(results).filteredOn(WorkItemTaken.class::isInstance).hasSize(4);
    assertThat(acts("claim")).isEqualTo(1);
  }

  @RepeatedTest(5)
  void aClaimAndAHandOverAtOnceLeaveOneHolderWhomTheOtherIsTold() throws Exception {
    begin();
    Staff rosa = as(CastMember.ROSA);
    Staff samir = as(CastMember.SAMIR);
    List<Object> results =
        atOnce(
            List.of(
                () -> desk.claim(item.id(), rosa),
                () -> handovers.assign(item.id(), samir.id(), samir, item.version())));
    assertThat(results)
        .filteredOn(result -> result instanceof WorkItemTaken || result instanceof WorkItemChanged)
        .hasSize(1);
    assertThat(now().owner()).isEqualTo(acts("claim") == 1 ? rosa.id() : samir.id());
    assertThat(acts("claim") + acts("assign")).isEqualTo(1);
  }

  @RepeatedTest(5)
  void aCompletionIsMovedOnceByTwoNodesAndNeverAfterItWasUndone() throws Exception {
    begin();
    Staff rosa = as(CastMember.ROSA);
    desk.claim(item.id(), rosa);
    held.hold(item.id(), journey.answers(item, Map.of()), rosa);
    clock.stopAt(clock.instant().plus(HOLD));
    List<Object> results =
        atOnce(
            List.of(
                () -> held.move(clock.instant(), 10),
                () -> held.move(clock.instant(), 10),
                () -> undo.undo(item.id(), rosa)));
    boolean undone = results.get(2) instanceof WorkItem;
    assertThat(now().open()).isEqualTo(undone);
    assertThat(record.answers(episode, "recordContact", 5)).hasSize(undone ? 0 : 1);
    assertThat(held.nextAt()).isEmpty();
    journey.settle();
  }

  @Test
  void twoWhoCompleteAtOnceMoveThePathwayOnce() throws Exception {
    begin();
    Staff rosa = as(CastMember.ROSA);
    Staff samir = as(CastMember.SAMIR);
    Map<String, Object> answers = journey.answers(item, Map.of());
    List<Object> results =
        atOnce(
            List.of(
                () -> held.hold(item.id(), answers, rosa),
                () -> held.hold(item.id(), answers, samir)));
    assertThat(results).filteredOn(WorkItemTaken.class::isInstance).hasSize(1);
    journey.settle();
    assertThat(record.answers(episode, "recordContact", 5)).hasSize(1);
  }

  @Test
  void anActCostsTheDatabaseFewStatements() {
    begin();
    Staff rosa = as(CastMember.ROSA);
    CountedStatements counted = new CountedStatements(dataSource, transactions);
    Map<String, Object> answers = journey.answers(item, Map.of());
    assertThat(counted.in(() -> desk.claim(item.id(), rosa)))
        .as("claim, with its rungs")
        .isLessThanOrEqualTo(8);
    assertThat(counted.in(() -> held.hold(item.id(), answers, rosa)))
        .as("complete, as the page does it")
        .isLessThanOrEqualTo(14);
    assertThat(counted.in(() -> undo.undo(item.id(), rosa))).as("undo").isLessThanOrEqualTo(12);
    assertThat(counted.in(() -> desk.complete(item.id(), answers, rosa)))
        .as("complete and move the pathway")
        .isLessThanOrEqualTo(80);
  }

  private void begin() {
    episode = refer();
    item = item(episode, "UserTask_ContactPerson");
  }

  private WorkItem now() {
    return items.find(item.id(), as(CastMember.SAMIR)).orElseThrow();
  }

  private int acts(String act) {
    return jdbc.sql("select count(*) from work_item_act where work_item = ? and act = ?")
        .params(item.id().value(), act)
        .query(Integer.class)
        .single();
  }

  /** What each returns, or why it was refused; anything else fails the test. */
  private static List<Object> atOnce(List<Callable<Object>> works) throws Exception {
    CyclicBarrier start = new CyclicBarrier(works.size());
    ExecutorService hands = Executors.newFixedThreadPool(works.size());
    try {
      List<Future<Object>> sent =
          works.stream()
              .map(
                  work ->
                      hands.submit(
                          () -> {
                            start.await();
                            try {
                              return work.call();
                            } catch (WorkItemTaken
                                | WorkItemChanged
                                | WorkItemEnded
                                | WorkItemRefused refused) {
                              return refused;
                            }
                          }))
              .toList();
      List<Object> results = new ArrayList<>();
      for (Future<Object> each : sent) {
        results.add(each.get());
      }
      return results;
    } finally {
      hands.shutdownNow();
    }
  }
}
