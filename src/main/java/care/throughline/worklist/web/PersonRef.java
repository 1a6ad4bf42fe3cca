package care.throughline.worklist.web;

import care.throughline.person.Person;
import care.throughline.person.PersonNames;
import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person as lists name them.
 *
 * @param initials such as {@code D. W.}, shown instead of the name on shared screens
 */
public record PersonRef(String id, String name, String initials) {

  public static PersonRef of(Person person) {
    return of(new PersonNames.PersonName(person.id(), person.givenName(), person.familyName()));
  }

  public static PersonRef of(PersonNames.PersonName person) {
    String initials =
        Stream.of(person.givenName(), person.familyName())
            .filter(name -> !name.isEmpty())
            .map(name -> Character.toString(name.codePointAt(0)) + ".")
            .collect(Collectors.joining(" "));
    return new PersonRef(
        person.id().value().toString(), person.givenName() + " " + person.familyName(), initials);
  }

  /** Pronouns, age and record number: {@code she/her, 34, MRN 40-2281}. */
  public static String line(Person person, LocalDate today) {
    List<String> parts = new ArrayList<>();
    if (person.pronouns() != null) {
      parts.add(person.pronouns());
    }
    parts.add(Integer.toString(person.ageOn(today)));
    parts.add(Texts.of("worklist.person.mrn", person.mrn()));
    return String.join(", ", parts);
  }

  /** Address of the person's page. */
  public String href() {
    return "/people/" + id;
  }
}
