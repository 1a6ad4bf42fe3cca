package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HappyPathTests extends ClinicTest {

  @Test
  void aReferredPersonGoesAllTheWayToTheEndOfAftercare() {
    PersonId dana =
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
                List.of()));
    EpisodeId episode =
        course.open(
            dana,
            new Referral("phone", "phone:dana", null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    journey.settle();
    journey.complete(episode, "UserTask_ContactPerson", Map.of());
    System.out.println(journey.open(episode).stream().map(i -> i.step()).toList());
    for (int i = 0; i < 200 && episodes.get(episode).open(); i++) {
      if (journey.open(episode).isEmpty()) {
        journey.pass(Duration.ofDays(1));
      } else {
        var item = journey.open(episode).get(0);
        System.out.println(journey.now() + " " + item.step() + " due " + item.dueAt());
        journey.complete(item, Map.of());
      }
    }
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(invariants.run()).allMatch(InvariantCheck.Check::holds);
  }
}
