package care.throughline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.SiteTimes;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HomeTests extends ClinicTest {

  @Autowired private SiteTimes times;

  @Test
  void aPartThatFailsSaysSoAndTakesNoneOfTheOthersWithIt() {
    HomePart broken =
        HomePart.of(
            "broken",
            () -> "Broken",
            1,
            reader -> true,
            (part, reader, texts) -> {
              throw new IllegalStateException("no connection");
            });
    HomePart whole =
        HomePart.of(
            "whole",
            () -> "Whole",
            2,
            reader -> true,
            (part, reader, texts) -> HomeCard.nothing(part, "Fine", null, "", "Nothing to do."));
    List<HomeCard> cards = new Home(List.of(whole, broken), times).of(as(CastMember.ANNEKE));
    assertThat(cards).extracting(HomeCard::key).containsExactly("broken", "whole");
    assertThat(cards.get(0).state()).isEqualTo("failed");
    assertThat(cards.get(0).advice()).contains("Try again");
    assertThat(cards.get(1).words()).isEqualTo("Fine");
  }
}
