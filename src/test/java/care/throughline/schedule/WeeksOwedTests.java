package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.NewClosure;
import care.throughline.support.ClinicTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a holiday took is made good once, wherever the last week lies by then. */
class WeeksOwedTests extends ClinicTest {

  /** A Tuesday, on which the template has a group. */
  private static final LocalDate HOLIDAY = LocalDate.of(2027, 1, 12);

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Closures closures;
  @Autowired private Transactions transactions;

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure").update();
  }

  @Test
  void whatWasOwedBeforeAnExtensionWhileAwayIsStillMadeGoodAfterTheReturn() {
    EpisodeId dana = planned("Dana");
    holiday(HOLIDAY);
    assertThat(programmes.find(dana).orElseThrow().weeksPlanned()).isEqualTo(13);
    clock.stopAt(clock.instant().plus(Duration.ofDays(22)));
    for (int week = 1; week <= 3; week++) {
      transactions.run(() -> programmes.closeWeek(dana));
    }
    transactions.run(() -> programmes.pause(dana));
    transactions.run(() -> programmes.extend(dana, 2, "two more"));
    transactions.run(() -> programmes.resume(dana, "resume", 0));
    assertThat(programmes.find(dana).orElseThrow().weeksPlanned()).isEqualTo(15);
    assertThat(kinds(dana, 14)).containsExactlyInAnyOrder("group", "individual", "group");
    assertThat(kinds(dana, 15)).containsExactly("group");
  }

  @Test
  void aHolidayThatPassedWhileAwayTookNothing() {
    EpisodeId dana = planned("Dana");
    holiday(HOLIDAY);
    transactions.run(() -> programmes.pause(dana));
    clock.stopAt(clock.instant().plus(Duration.ofDays(28)));
    transactions.run(() -> programmes.resume(dana, "resume", 0));
    assertThat(programmes.find(dana).orElseThrow().weeksPlanned()).isEqualTo(12);
    assertThat(kinds(dana, 12)).hasSize(3);
  }

  @Test
  void anExtensionOfAnEarlierProgrammeDoesNotLengthenTheNext() {
    EpisodeId dana = planned("Dana");
    transactions.run(() -> programmes.extend(dana, 4, "four more"));
    transactions.run(() -> programmes.cancel(dana));
    holiday(HOLIDAY);
    transactions.run(() -> programmes.plan(dana, "IOP-SEED"));
    assertThat(programmes.find(dana).orElseThrow().weeksPlanned()).isEqualTo(13);
    assertThat(kinds(dana, 13)).containsExactly("group");
  }

  private EpisodeId planned(String name) {
    EpisodeId episode = treated(name);
    transactions.run(() -> programmes.plan(episode, "IOP-SEED"));
    return episode;
  }

  private void holiday(LocalDate day) {
    closures.close(new NewClosure("main", day, null, null, true, "Holiday"), as(CastMember.SAMIR));
  }

  private List<String> kinds(EpisodeId episode, int week) {
    int run = programmes.find(episode).orElseThrow().run();
    return sessions.of(episode).stream()
        .filter(session -> session.run() == run && session.weekNumber() == week)
        .filter(session -> !session.state().cancelled())
        .map(SessionRow::kind)
        .toList();
  }
}
