package care.throughline.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateRulesTests {

  private static final LocalDate BORN = LocalDate.of(1992, 5, 2);

  @ParameterizedTest
  @CsvSource({
    "Maria, Moreno-Diaz, MARÍA, Moreno-Díaz",
    "Maria, Moreno, María José, Moreno-Díaz",
    "Jon, Smith, John, Smyth",
    "Jonathan, Hermiston, Jon, Hermiston",
    "Katerina, Novak, Kateryna, Novák",
    "Smith, John, John, Smith",
    "Sean, O'Neill, Séan, ONeill",
    "Abe604, Feil794, Abe, Feil"
  })
  void namesAreAlikeWhateverTheSpelling(
      String given, String family, String otherGiven, String otherFamily) {
    assertThat(DuplicateRules.sameName(given, family, otherGiven, otherFamily)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Anna, Smith, Adam, Smith", "Maria, Lopez, Maria, Keller", "Ben, Ito, Tom, Ito"})
  void relativesAndNamesakesAreNotAlike(
      String given, String family, String otherGiven, String otherFamily) {
    assertThat(DuplicateRules.sameName(given, family, otherGiven, otherFamily)).isFalse();
  }

  @Test
  void nameAloneIsNoReason() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, null),
                person("Maria", "Lopez", BORN.plusYears(3), null)))
        .isEmpty();
  }

  @Test
  void birthDateAloneIsNoReason() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, null), person("Tom", "Ito", BORN, null)))
        .isEmpty();
  }

  @Test
  void nameAndBirthDateAreAReasonToAsk() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, null), person("María", "López", BORN, null)))
        .containsExactly("birthDate", "name");
  }

  @Test
  void nameAndPhoneAreAReasonToAsk() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, "+1 (555) 010-0001"),
                person("Maria", "Lopez", BORN.plusDays(1), "555.010.0001")))
        .containsExactly("name", "phone");
  }

  @Test
  void aHouseholdOnOnePhoneIsNoReason() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, "5550100001"),
                person("Tom", "Lopez", BORN.plusYears(9), "5550100001")))
        .isEmpty();
  }

  @Test
  void aNewFamilyNameIsSeenByPhoneAndBirthDate() {
    assertThat(
            DuplicateRules.reasons(
                newPerson("Maria", "Lopez", BORN, "5550100001"),
                person("Maria", "Keller", BORN, "5550100001")))
        .containsExactly("birthDate", "phone");
  }

  private static NewPerson newPerson(String given, String family, LocalDate born, String phone) {
    return new NewPerson(given, family, born, null, "en", phone, null, null, List.of());
  }

  private static Person person(String given, String family, LocalDate born, String phone) {
    return new Person(
        new PersonId(UUID.randomUUID()),
        "40-1",
        given,
        family,
        born,
        null,
        null,
        "en",
        phone,
        null,
        null,
        null,
        null,
        null);
  }
}
