package care.throughline.schedule.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.person.Person;
import care.throughline.person.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingWordsTests {

  private static final List<Person> GROUP =
      List.of(
          person("José", "van der Berg", "40-2281"),
          person("Will", "O'Neill", "40-2282"),
          person("Anna-Lena", "May", "40-2283"),
          person("Zoë", "Núñez", "40-2284"),
          person("Li", "Wu", "40-2285"),
          person("Grace", "Hope", "40-2286"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jose spoke first.",
        "It was JOSÉ's idea",
        "Berg was tired",
        "Will left the room",
        "the neill family",
        "Then Lena asked.",
        "see 40-2281",
        "see 402281.",
        "MRN 40 2283",
        "May asked",
        "Zoe and the others",
        "NUNEZ came back to it",
        "Nu\u0301n\u0303ez, written apart",
        "Zoë's idea",
        "Li said so",
        "as Wu put it",
        "Hope said little",
        "It was grace who asked"
      })
  void findsWhoIsNamed(String text) {
    assertThat(NamingWords.in(text, GROUP)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We will meet again; they may bring a friend.",
        "The van broke down.",
        "An iceberg as a picture of craving",
        "1402281 steps",
        "Nobody is named here, willing or not.",
        "They hope for a calm week.",
        "A list of lies we tell ourselves",
        "The zoo as a picture"
      })
  void leavesEverydayWordsAlone(String text) {
    assertThat(NamingWords.in(text, GROUP)).isFalse();
  }

  private static Person person(String given, String family, String mrn) {
    return new Person(
        new PersonId(UUID.randomUUID()),
        mrn,
        given,
        family,
        LocalDate.of(1990, 1, 1),
        null,
        null,
        "en",
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
