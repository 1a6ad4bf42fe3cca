package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is done with an item and taken back leaves it as if nothing had been done. */
class ActSequencesTests extends JourneyTest {

  private static final int SEQUENCES = 10_000;
  private static final int IN_ONE_TRANSACTION = 10;
  private static final long SEED = 20270104;

  @Autowired private WorkItems items;
  @Autowired private Handovers handovers;
  @Autowired private Snoozes snoozes;
  @Autowired private HeldCompletions held;
  @Autowired private Undo undo;
  @Autowired private Transactions transactions;

  private final Random random = new Random(SEED);
  private int acts;
  private int version;

  @Test
  void tenThousandSequencesOfActsAndTheirUndoingLeaveTheItemAsItWas() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    Map<String, Object> answers = journey.answers(item, Map.of());
    List<Staff> people = List.of(as(CastMember.ROSA), as(CastMember.SAMIR));
    desk.saveDraft(item.id(), Map.of("channel", "phone"), people.get(0));
    version = desk.release(item.id(), people.get(0)).version();
    for (int batch = 0; batch < SEQUENCES / IN_ONE_TRANSACTION; batch++) {
      transactions.run(
          () -> {
            for (int number = 0; number < IN_ONE_TRANSACTION; number++) {
              begin(item.id(), people);
              String before = state(item.id());
              actAndTakeBack(item.id(), people, answers);
              assertThat(state(item.id())).as("seed %d", SEED).isEqualTo(before);
            }
          });
    }
    assertThat(acts).as("acts that were really done").isGreaterThan(SEQUENCES);
    assertThat(jdbc.sql("select count(*) from staff_notice").query(Integer.class).single())
        .isZero();
  }

  /** Each sequence begins with the item in somebody's hands or in nobody's, put aside or not. */
  private void begin(WorkItemId item, List<Staff> people) {
    Staff owner = random.nextBoolean() ? people.get(random.nextInt(people.size())) : null;
    boolean aside = owner != null && random.nextInt(3) == 0;
    jdbc.sql(
            """
            update work_item set owner = :owner, claimed_at = :since::timestamptz, snoozed_until = :until::timestamptz, snoozed_for = :for
            where id = :id""")
        .param("owner", owner == null ? null : owner.id().value())
        .param("since", owner == null ? null : "2027-01-04T14:30:00.123456Z")
        .param("until", aside ? "2027-01-04T18:00:00Z" : null)
        .param("for", aside ? "attendance" : null)
        .param("id", item.value())
        .update();
  }

  /** At least one act, whatever is refused on the way; then all of them back, the last first. */
  private void actAndTakeBack(WorkItemId item, List<Staff> people, Map<String, Object> answers) {
    Deque<Staff> done = new ArrayDeque<>();
    boolean acted = false;
    int steps = 2 + random.nextInt(4);
    for (int step = 0; step < steps || !acted; step++) {
      if (!done.isEmpty() && random.nextInt(3) == 0) {
        version = undo.undo(item, done.pop()).version();
        continue;
      }
      Staff by = people.get(random.nextInt(people.size()));
      if (didAct(item, by, people, answers)) {
        done.push(by);
        acted = true;
        acts++;
      }
    }
    while (!done.isEmpty()) {
      version = undo.undo(item, done.pop()).version();
    }
  }

  private boolean didAct(
      WorkItemId item, Staff by, List<Staff> people, Map<String, Object> answers) {
    int before = version;
    try {
      WorkItem done =
          switch (random.nextInt(6)) {
            case 0 -> desk.claim(item, by);
            case 1 -> desk.release(item, by);
            case 2 ->
                handovers.assign(item, people.get(random.nextInt(people.size())).id(), by, null);
            case 3 ->
                snoozes.snooze(
                    item,
                    new Snoozes.Until(
                        clock.instant().plus(Duration.ofMinutes(30 + random.nextInt(600))),
                        random.nextBoolean() ? SnoozeEnd.REPLY : null,
                        "they asked for it"),
                    by,
                    null);
            case 4 -> snoozes.wake(item, by, null);
            default -> held.hold(item, answers, by);
          };
      version = done.version();
    } catch (WorkItemTaken | WorkItemRefused refused) {
      return false;
    }
    return version != before;
  }

  /** Everything an act may touch, but for the version, which only goes on. */
  private String state(WorkItemId item) {
    return jdbc.sql(
            """
            select concat_ws(' | ', w.state, w.owner, w.claimed_at, w.snoozed_until, w.snoozed_for, w.snooze_reason, w.ended_at, w.ended_by,
                             d.answers, d.saved_at, d.saved_by, h.answers,
                             (select count(*) from work_item_act a where a.work_item = w.id and a.undone_at is null))
            from work_item w left join draft d on d.work_item = w.id left join held_completion h on h.work_item = w.id where w.id = ?""")
        .param(item.value())
        .query(String.class)
        .single();
  }
}
