package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No message may tell anyone that its reader is in care. */
class NeutralTextTests {

  private static final Map<String, String> KNOWN =
      Map.of("date", "Wed 12/30", "time", "10:45 AM", "phone", "(555) 010-0100");

  private final Templates templates = new Templates();

  @Test
  void everyTextIsNeutral() {
    assertThat(templates.all()).hasSizeGreaterThanOrEqualTo(10);
    for (MessageTemplate template : templates.all()) {
      assertThat(NeutralText.objections(template.subject())).as(template.name()).isEmpty();
      assertThat(NeutralText.objections(template.body().replaceAll("\\{\\{.*?}}", "")))
          .as(template.name())
          .isEmpty();
      assertThat(
              NeutralText.objections(
                  template.fill(Map.of("phone", "(555) 010-0100", "date", "Mon 1/4")).text()))
          .as(template.name())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recovery",
        "Rehab",
        "detox",
        "IOP",
        "group",
        "counselling",
        "counseling",
        "treatment",
        "medication",
        "test",
        "therapist",
        "programme",
        "program",
        "addiction",
        "alcohol",
        "drug",
        "clinic",
        "sober",
        "patient",
        "session",
        "relapse"
      })
  void aClinicalWordIsRefused(String word) {
    assertThat(NeutralText.objections("Your " + word + " is on Tuesday.")).isNotEmpty();
    assertThatThrownBy(() -> parse("Your " + word + " is on {{date}}."))
        .hasMessageContaining("not neutral");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org/a", "www.example.org", "example.org", "office@example.org"})
  void aLinkOrAddressIsRefused(String link) {
    assertThatThrownBy(() -> parse("See " + link)).hasMessageContaining("not neutral");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{name}}", "{{diagnosis}}", "{{ therapist }}", "{{date.year}}"})
  void onlyDateTimeAndPhoneMayBeFilledIn(String field) {
    assertThatThrownBy(() -> parse("Hello " + field)).hasMessageContaining("may not tell");
  }

  @Test
  void aTextToThePersonFitsIntoOneTextMessage() {
    for (MessageTemplate template : templates.all()) {
      if (template.audience() == Audience.PERSON && !template.letterOnly()) {
        assertThat(template.fill(KNOWN).text()).as(template.name()).hasSizeLessThanOrEqualTo(160);
      }
    }
  }

  @Test
  void everyTextToThePersonCanBeWrittenWhenOnlyThePhoneNumberIsKnown() {
    for (MessageTemplate template : templates.all()) {
      if (template.audience() == Audience.PERSON) {
        assertThat(template.fill(Map.of("phone", "(555) 010-0100")).text())
            .as(template.name())
            .contains("(555) 010-0100")
            .doesNotContain("{{");
      }
    }
  }

  @Test
  void everyTextToAReferrerForbidsPassingItOn() {
    for (MessageTemplate template : templates.all()) {
      if (template.audience() == Audience.REFERRER) {
        assertThat(template.body())
            .as(template.name())
            .contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
      }
    }
  }

  @Test
  void aValueIsNeverReadAsATemplate() {
    MessageTemplate template = parse("Call {{phone}}.");
    assertThat(template.fill(Map.of("phone", "{{date}} $1 \\")).text())
        .isEqualTo("Call {{date}} $1 \\.");
  }

  @Test
  void anUnknownTimeGivesThePlainText() {
    MessageTemplate.Filled filled =
        templates.get("appointmentConfirmed", "en").fill(Map.of("phone", "(555) 010-0100"));
    assertThat(filled.whole()).isFalse();
    assertThat(filled.text()).startsWith("Your appointment is booked.");
  }

  @Test
  void aLanguageWithoutTextsGetsEnglish() {
    assertThat(templates.get("missedYou", "es-US").language()).isEqualTo("en");
  }

  private static MessageTemplate parse(String body) {
    return Templates.parse(
        "en",
        "sample",
        1,
        "title: Sample\naudience: person\nchannel: any\nguarantee: atLeastOnce\nsubject: Hello\n---\n"
            + body
            + "\n");
  }
}
