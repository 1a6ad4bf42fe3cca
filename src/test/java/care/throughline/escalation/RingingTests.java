package care.throughline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.Notices;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItems;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rings when work is late, in the real clinic. */
class RingingTests extends JourneyTest {

  @Autowired private Ringing ringing;
  @Autowired private WorkItems items;
  @Autowired private Notices notices;

  private WorkItem call;

  @BeforeEach
  void aFirstCallWaits() {
    EpisodeId dana = refer();
    call = item(dana, "UserTask_ContactPerson");
  }

  @Test
  void callsTheSupervisorAndTheTeamWhenAnItemIsDue() {
    clock.stopAt(call.dueAt().minusSeconds(1));
    ringing.ring(100);
    assertThat(now(call).escalationLevel()).isZero();
    clock.stopAt(call.dueAt());
    ringing.ring(100);
    assertThat(now(call).escalationLevel()).isEqualTo(1);
    assertThat(kinds(CastMember.SAMIR)).contains("escalated");
    assertThat(kinds(CastMember.ROSA)).contains("escalated");
    assertThat(kinds(CastMember.DEV)).isEmpty();
  }

  private List<String> kinds(CastMember member) {
    return notices.of(as(member)).stream().map(Notices.Notice::kind).toList();
  }

  private WorkItem now(WorkItem item) {
    return items.find(item.id(), as(CastMember.SAMIR)).orElseThrow();
  }
}
