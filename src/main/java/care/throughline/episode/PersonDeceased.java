package care.throughline.episode;

import care.throughline.person.PersonId;

/** A referral was refused because the person has died. */
public class PersonDeceased extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PersonDeceased(PersonId person) {
    super("Person " + person.value() + " has died; no episode can be opened.");
  }
}
