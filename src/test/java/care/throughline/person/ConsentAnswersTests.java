package care.throughline.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentAnswersTests {

  private static final Map<String, Object> SHARING =
      Map.of(
          "sharingConsent", "given",
          "sharingDiscloser", "this clinic and its staff",
          "sharingInformation", "attendance and progress",
          "sharingRecipients", List.of("treatingProviders", "referrer"),
          "sharingPurpose", "treatmentPaymentOperations",
          "sharingEnds", "endOfTreatment",
          "sharingSignedOn", "2026-11-20");

  @Test
  void keepsEveryElementOfAConsentToShare() {
    assertThat(new ConsentAnswers(SHARING).signed())
        .containsExactly(
            new Consent.Signed(
                "disclosure",
                "this clinic and its staff",
                List.of("treatingProviders", "referrer"),
                "treatmentPaymentOperations",
                "attendance and progress",
                "endOfTreatment",
                LocalDate.of(2026, 11, 20)));
  }

  @Test
  void aConsentThatLacksAnElementIsNoConsent() {
    for (String element :
        List.of(
            "sharingDiscloser",
            "sharingInformation",
            "sharingRecipients",
            "sharingPurpose",
            "sharingEnds")) {
      Map<String, Object> incomplete = new HashMap<>(SHARING);
      incomplete.remove(element);
      assertThat(new ConsentAnswers(incomplete).signed()).as("without " + element).isEmpty();
    }
  }

  @Test
  void takesBackWhatThePersonRefusesAndLeavesWhatTheyStillThinkAbout() {
    assertThat(new ConsentAnswers(Map.of("sharingConsent", "refused")).refused())
        .containsExactly("disclosure");
    assertThat(new ConsentAnswers(Map.of("sharingConsent", "later")).refused()).isEmpty();
  }

  @Test
  void writesOnlyByTheWaysThePersonChose() {
    var answers =
        new ConsentAnswers(
            Map.of(
                "remindByText",
                true,
                "textNumber",
                "555 010 0199",
                "remindByEmail",
                false,
                "messagesMayBeLeft",
                "no"));
    assertThat(answers.signed()).extracting(Consent.Signed::kind).containsExactly("sms");
    assertThat(answers.refused()).containsExactlyInAnyOrder("email", "voicemail");
    assertThat(answers.contact().phone()).isEqualTo("555 010 0199");
    assertThat(answers.contact().contactWish()).isEqualTo("Text message, leave no messages");
  }

  @Test
  void saysWhetherTheEmergencyContactMayBeCalled() {
    Map<String, Object> answers =
        Map.of(
            "emergencyContactName", "Sam Ortiz",
            "emergencyContactRelation", "partner",
            "emergencyContactPhone", "555 010 0123",
            "emergencyContactMayKnow", "no");
    assertThat(new ConsentAnswers(answers).contact().emergencyContact())
        .isEqualTo(
            "Sam Ortiz (partner), 555 010 0123, not to be called when the person cannot be reached");
  }

  @Test
  void anEmptyFormChangesNothing() {
    var answers = new ConsentAnswers(Map.of());
    assertThat(answers.signed()).isEmpty();
    assertThat(answers.refused()).isEmpty();
    assertThat(answers.contact())
        .isEqualTo(new ContactDetails(null, null, null, null, null, null, null));
  }

  @Test
  void aConsentHoldsOnItsLastDayAndNotTheDayAfter() {
    assertThat(until("2027-01-31").holdsOn(LocalDate.of(2027, 1, 31))).isTrue();
    assertThat(until("2027-01-31").holdsOn(LocalDate.of(2027, 2, 1))).isFalse();
    assertThat(until("none").holdsOn(LocalDate.of(2040, 1, 1))).isTrue();
  }

  private static Consent until(String expires) {
    return new Consent(
        new UUID(0, 1),
        new PersonId(new UUID(0, 2)),
        "disclosure",
        "active",
        "clinic",
        List.of("payers"),
        "payment",
        "dates",
        expires,
        LocalDate.of(2026, 11, 20),
        Instant.EPOCH,
        "rosa",
        null);
  }
}
