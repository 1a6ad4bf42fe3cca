package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.episode.EpisodeId;
import care.throughline.schedule.ScheduleRefused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

class WaitingListTests extends GroupTest {

  @Autowired private WaitingList waiting;

  @Test
  void pregnantPeopleComeFirstThenThoseWhoInjectThenStepDownThenTheLongestWait() {
    EpisodeId longest = joins(somebody());
    EpisodeId shorter = joins(somebody());
    EpisodeId stepDown = joins(comesFromResidential(somebody()));
    EpisodeId injects = joins(referredAs(somebody(), "injects"));
    EpisodeId pregnant = joins(referredAs(somebody(), "pregnant"));
    assertThat(waiting.at("main"))
        .extracting(WaitingEntry::episode)
        .containsExactly(pregnant, injects, stepDown, longest, shorter);
  }

  @Test
  void joiningTwiceKeepsThePlaceAndAPregnancyKnownLaterRaisesIt() {
    EpisodeId first = joins(somebody());
    EpisodeId second = joins(somebody());
    WaitingEntry before = waiting.of(second).orElseThrow();
    referredAs(second, "pregnant");
    joins(second);
    assertThat(waiting.at("main")).extracting(WaitingEntry::episode).containsExactly(second, first);
    assertThat(waiting.of(second).orElseThrow().since()).isEqualTo(before.since());
  }

  @Test
  void aPregnantPersonGoesFirstAndWhoeverHasWaitedLongerFindsTheReason() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId longest = joins(somebody());
    EpisodeId pregnant = joins(referredAs(somebody(), "pregnant"));
    Seat seat = waiting.serveNext(evening, TODAY, ANNEKE);
    assertThat(seat.episode()).isEqualTo(pregnant);
    assertThat(waiting.of(pregnant)).isEmpty();
    assertThat(waiting.skips(waiting.of(longest).orElseThrow()))
        .singleElement()
        .satisfies(
            skip -> {
              assertThat(skip.group()).isEqualTo("Evening A");
              assertThat(skip.reason()).isEqualTo("The other person goes first: pregnant");
              assertThat(skip.by()).isEqualTo("anneke");
            });
  }

  @Test
  void whoDoesNotFitIsPassedOverWithTheRule() {
    CareGroupId women =
        begin(evening("Women").forWhom(CareGroup.Gender.FEMALE, CareGroup.Age.ADULT, "en"));
    EpisodeId man = joins(somebody("male", LocalDate.of(1990, 1, 1), "en"));
    EpisodeId woman = joins(somebody());
    WaitingList.Next next = waiting.next(groups.get(women), TODAY);
    assertThat(next.entry().orElseThrow().episode()).isEqualTo(woman);
    assertThat(next.passed())
        .singleElement()
        .matches(passed -> passed.misfit().rule().equals("gender"));
    waiting.serveNext(women, TODAY, ANNEKE);
    assertThat(waiting.skips(waiting.of(man).orElseThrow()))
        .singleElement()
        .matches(skip -> skip.reason().contains("is for women"));
    assertThatThrownBy(() -> waiting.serveNext(women, TODAY, ANNEKE))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("Nobody who waits fits into Women");
  }

  @Test
  void leavingTheOrderNeedsAReasonThatIsLogged() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId first = joins(somebody());
    EpisodeId second = joins(somebody());
    assertThatThrownBy(() -> waiting.serve(second, evening, TODAY, "", ANNEKE))
        .hasMessageContaining("Somebody else comes first");
    waiting.serve(second, evening, TODAY, "Can only come this week", ANNEKE);
    assertThat(waiting.skips(waiting.of(first).orElseThrow()))
        .singleElement()
        .matches(skip -> skip.reason().equals("Can only come this week"));
  }

  @Test
  void aSeatGivenToSomebodyWhoDidNotWaitIsLoggedForThoseWhoDo() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId waits = joins(somebody());
    enrol(evening, somebody());
    assertThat(waiting.skips(waiting.of(waits).orElseThrow()))
        .singleElement()
        .matches(skip -> skip.reason().startsWith("Served outside the order"));
  }

  @Test
  void whoWaitsForTheDaytimeIsNotOfferedAnEvening() {
    CareGroupId evening = begin(evening("Evening A"));
    waiting.join(somebody(), CareGroup.Track.DAY, null, ANNEKE);
    assertThat(waiting.next(groups.get(evening), TODAY).entry()).isEmpty();
    assertThatThrownBy(() -> waiting.serveNext(evening, TODAY, ANNEKE))
        .hasMessageContaining("Nobody waits for a seat in Evening A");
  }

  @Test
  void aRefusalIsInTheReadersLanguageAndWhatIsKeptInTheClinics() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId longest = joins(somebody());
    EpisodeId pregnant = joins(referredAs(somebody(), "pregnant"));
    LocaleContextHolder.setLocale(Locale.forLanguageTag("es"));
    try {
      waiting.serveNext(evening, TODAY, ANNEKE);
      assertThatThrownBy(() -> waiting.serve(pregnant, evening, TODAY, "", ANNEKE))
          .hasMessage("Esta persona ya no espera. Vuelva a cargar la lista y elija de nuevo.");
      assertThat(waiting.of(longest).orElseThrow().priority().words()).isEqualTo("sin prioridad");
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
    assertThat(waiting.skips(waiting.of(longest).orElseThrow()))
        .singleElement()
        .matches(skip -> skip.reason().equals("The other person goes first: pregnant"));
  }

  private EpisodeId joins(EpisodeId episode) {
    clock.advance(Duration.ofMinutes(1));
    waiting.join(episode, null, null, ANNEKE);
    return episode;
  }

  private EpisodeId referredAs(EpisodeId episode, String priority) {
    jdbc.sql(
            """
            insert into referral (id, episode, received_at, source, source_key, priority)
            select ?, id, referred_at, 'phone', id::text, array[?] from episode where id = ?""")
        .params(UUID.randomUUID(), priority, episode.value())
        .update();
    return episode;
  }

  private EpisodeId comesFromResidential(EpisodeId episode) {
    jdbc.sql("update episode set entry_kind = 'stepDown' where id = ?")
        .param(episode.value())
        .update();
    return episode;
  }
}
