package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.JourneyTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportMenuTests extends JourneyTest {

  @Autowired private ReportMenu menu;

  @Test
  void leadsToTheOpenReviewWhenSomebodyLooksForTheEndOfTheStay() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(
        episode,
        "UserTask_ScreenSafety",
        Map.of("ciwaScore", 21, "severeWithdrawalHistory", "yes", "withdrawal", "4"));
    findBed(episode);
    assertThat(stayEnded(episode).task()).as("reported by itself").isNull();

    untilOpen(episode, "UserTask_ReviewStay");
    PersonView.ReportLink link = stayEnded(episode);
    assertThat(link.task()).contains("Review stay");
    assertThat(link.href()).startsWith("/work-items/");

    complete(episode, "UserTask_ReviewStay", Map.of("stayDecision", "returned"));
    assertThat(links(episode)).noneMatch(other -> other.label().equals("Stay ended"));
  }

  private PersonView.ReportLink stayEnded(EpisodeId episode) {
    List<PersonView.ReportLink> found =
        links(episode).stream().filter(link -> link.label().equals("Stay ended")).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<PersonView.ReportLink> links(EpisodeId episode) {
    return menu.of(
        episodes.get(episode).person(),
        episodes.get(episode),
        journey.open(episode),
        as(CastMember.ANNEKE));
  }
}
