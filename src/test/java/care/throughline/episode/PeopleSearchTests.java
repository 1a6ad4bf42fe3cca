package care.throughline.episode;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is found by what is typed. */
final class PeopleSearchTests extends ClinicTest {

  @Autowired private PeopleSearch search;

  private Staff anneke;
  private PersonId dana;
  private PersonId maria;

  @BeforeEach
  void threePeopleAreInCare() {
    anneke = as(CastMember.ANNEKE);
    dana = inCare("Dana", "Whitlock");
    maria = inCare("María José", "Moreno-Díaz");
    inCare("Sean", "O’Brien");
  }

  @AfterEach
  void everybodyIsHere() {
    jdbc.sql("update episode set site = 'main' where site = 'far'").update();
    jdbc.sql("delete from site where id = 'far'").update();
  }

  @Test
  void findsByHowAnyWordOfANameBegins() {
    assertThat(found("whit")).containsExactly("Dana Whitlock");
    assertThat(found("DAN")).containsExactly("Dana Whitlock");
    assertThat(found("moreno-d")).containsExactly("María José Moreno-Díaz");
    assertThat(found("díaz")).containsExactly("María José Moreno-Díaz");
    assertThat(found("o'br")).containsExactly("Sean O’Brien");
    assertThat(found("brien")).containsExactly("Sean O’Brien");
    assertThat(found("%")).isEmpty();
    assertThat(found("'-")).isEmpty();
  }

  @Test
  void allWordsHaveToFitInAnyOrder() {
    assertThat(found("whit dana")).containsExactly("Dana Whitlock");
    assertThat(found("dana w")).containsExactly("Dana Whitlock");
    assertThat(found("dana moreno")).isEmpty();
  }

  @Test
  void findsByANumberWithOrWithoutWhatSeparatesIt() {
    String mrn = persons.get(dana).mrn();
    assertThat(found(mrn)).containsExactly("Dana Whitlock");
    assertThat(found(mrn.replace("-", ""))).containsExactly("Dana Whitlock");
    jdbc.sql("insert into person_identifier (system, value, person) values ('x', 'NS-778.12', ?)")
        .param(maria.value())
        .update();
    assertThat(found("ns778")).containsExactly("María José Moreno-Díaz");
    jdbc.sql("delete from person_identifier where person = ?").param(maria.value()).update();
    assertThat(found("ns778")).isEmpty();
  }

  @Test
  void whereNobodyIsCalledSoFindsAPartOfANameAndOneMistyped() {
    for (String typed : List.of("hitlock", "itloc", "witlock", "whitlok", "whitlcok")) {
      PeopleSearch.Found found = search.named(typed, anneke, 10, true);
      assertThat(found.people()).as(typed).extracting(PersonName::id).containsExactly(dana);
      assertThat(found.alike()).as(typed).isTrue();
      assertThat(search.named(typed, anneke, 10, false).people()).as(typed).isEmpty();
    }
    assertThat(search.named("dana witlock", anneke, 10, true).people()).hasSize(1);
    assertThat(search.named("maria witlock", anneke, 10, true).people()).isEmpty();
    assertThat(search.named("kowalski", anneke, 10, true).people()).isEmpty();
    assertThat(search.named("whit", anneke, 10, true).alike()).isFalse();
  }

  @Test
  void followsANewNameAndForgetsWhoTurnedOutToBeSomebodyElse() {
    jdbc.sql("update person set family_name = 'Quist' where id = ?").param(dana.value()).update();
    assertThat(found("whit")).isEmpty();
    assertThat(found("quist")).containsExactly("Dana Quist");
    jdbc.sql("update person set merged_into = ? where id = ?")
        .params(maria.value(), dana.value())
        .update();
    assertThat(found("quist")).isEmpty();
  }

  @Test
  void findsNobodyOfAnotherSiteNorForThoseWhoSeeNobody() {
    jdbc.sql(
            "insert into site (id, name, zone, phone) values ('far', 'Far away', 'Europe/Berlin', '1') on conflict do nothing")
        .update();
    jdbc.sql("update episode set site = 'far' where person = ?").param(dana.value()).update();
    assertThat(found("whit")).isEmpty();
    assertThat(search.named("witlock", anneke, 10, true).people()).isEmpty();
    assertThat(search.named("moreno", as(CastMember.LENA), 10, true).people()).isEmpty();
  }

  @Test
  void saysThatThereAreMoreThanItTells() {
    for (int number = 0; number < 4; number++) {
      inCare("Wanda", "Whitlock");
    }
    assertThat(search.named("whit", anneke, 3, true).people()).hasSize(3);
    assertThat(search.named("whit", anneke, 3, true).more()).isTrue();
    assertThat(search.named("whit", anneke, 5, true).more()).isFalse();
  }

  private List<String> found(String words) {
    return search.named(words, anneke, 10, false).people().stream()
        .map(person -> person.givenName() + " " + person.familyName())
        .toList();
  }

  private PersonId inCare(String given, String family) {
    PersonId person =
        persons.add(
            new NewPerson(
                given, family, LocalDate.of(1990, 5, 2), null, "en", null, null, null, List.of()));
    course.open(
        person,
        new Referral("phone", "phone:" + person.value(), null, List.of(), List.of(), false),
        Actor.INSTALLATION);
    return person;
  }
}
