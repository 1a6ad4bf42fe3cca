package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayTests {

  @Test
  void whoAgreedToEmailGetsEmail() {
    Way way = Way.toPerson(new Way.Reach(true, true, true, true, true, true, true), false);
    assertThat(way).isEqualTo(new Way(Channel.EMAIL, NotificationState.QUEUED, null));
  }

  @Test
  void anAddressWithoutConsentIsNotUsed() {
    assertThat(
            Way.toPerson(new Way.Reach(true, false, true, false, true, true, true), false)
                .channel())
        .isEqualTo(Channel.LETTER);
  }

  @Test
  void whoAgreedToTextMessagesOnlyIsShownToStaffUntilTheyCanBeSent() {
    Way way = Way.toPerson(new Way.Reach(true, false, true, true, true, true, true), false);
    assertThat(way.channel()).isEqualTo(Channel.SMS);
    assertThat(way.state()).isEqualTo(NotificationState.SHOWN);
    assertThat(way.reason()).isNotBlank();
  }

  @Test
  void withoutAMailServerStaffPassItOn() {
    Way way = Way.toPerson(new Way.Reach(true, true, true, false, false, false, false), false);
    assertThat(way.state()).isEqualTo(NotificationState.SHOWN);
    assertThat(way.reason()).contains("No mail server");
  }

  @Test
  void aLetterStaysALetter() {
    assertThat(
            Way.toPerson(new Way.Reach(true, true, true, true, true, true, true), true).channel())
        .isEqualTo(Channel.LETTER);
  }

  @Test
  void theDeadGetNothing() {
    assertThat(
            Way.toPerson(new Way.Reach(false, true, true, true, true, true, true), false).state())
        .isEqualTo(NotificationState.WITHHELD);
    assertThat(Way.toReferrer(false, true, true).state()).isEqualTo(NotificationState.WITHHELD);
  }

  @Test
  void theReferrerLearnsNothingWithoutConsent() {
    Way way = Way.toReferrer(true, true, false);
    assertThat(way.channel()).isEqualTo(Channel.NONE);
    assertThat(way.state()).isEqualTo(NotificationState.WITHHELD);
  }

  @Test
  void withConsentTheReferrerGetsALetterWithTheConsentEnclosed() {
    Way way = Way.toReferrer(true, true, true);
    assertThat(way.channel()).isEqualTo(Channel.LETTER);
    assertThat(way.reason()).contains("copy of the consent");
  }
}
