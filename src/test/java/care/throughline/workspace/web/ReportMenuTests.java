package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportMenuTests extends ClinicTest {

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
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "residential.bedOffered", Map.of());
    complete(episode, "UserTask_AnswerOffer");
    complete(episode, "UserTask_ConfirmAdmission");
    assertThat(stayEnded(episode).task()).as("reported by itself").isNull();

    untilReviewOfStay(episode);
    PersonView.ReportLink link = stayEnded(episode);
    assertThat(link.task()).contains("Review stay");
    assertThat(link.href()).startsWith("/work-items/");

    complete(episode, "UserTask_ReviewStay", Map.of("stayDecision", "returned"));
    assertThat(links(episode)).noneMatch(other -> other.label().equals("Stay ended"));
  }

  private EpisodeId refer() {
    EpisodeId episode =
        course.open(
            persons.add(
                new NewPerson(
                    "Dana",
                    "Whitlock",
                    LocalDate.of(1992, 5, 2),
                    "female",
                    "en",
                    "+15550100144",
                    null,
                    null,
                    List.of())),
            new Referral("phone", "phone:dana", null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    journey.settle();
    return episode;
  }

  private void complete(EpisodeId episode, String step) {
    complete(episode, step, Map.of());
  }

  private void complete(EpisodeId episode, String step, Map<String, ?> answers) {
    journey.complete(episode, step, answers);
  }

  private void untilReviewOfStay(EpisodeId episode) {
    for (int day = 0; day < 40 && journey.open(episode, "UserTask_ReviewStay").isEmpty(); day++) {
      journey.pass(Duration.ofDays(1));
    }
    assertThat(journey.open(episode, "UserTask_ReviewStay")).isPresent();
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
