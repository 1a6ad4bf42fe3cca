package care.throughline.person;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Someone who is, was or may come into care.
 *
 * @param mrn the clinic's own record number
 * @param gender FHIR administrative gender, null when unknown
 * @param language BCP 47, such as {@code en}
 * @param contactWish how they want to be reached, in their words
 * @param deceasedOn day of death; null while alive
 */
public record Person(
    PersonId id,
    String mrn,
    String givenName,
    String familyName,
    LocalDate birthDate,
    @Nullable String gender,
    @Nullable String pronouns,
    String language,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String emergencyContact,
    @Nullable String contactWish,
    @Nullable LocalDate deceasedOn) {

  public String name() {
    return givenName + " " + familyName;
  }

  public String initials() {
    return first(givenName) + first(familyName);
  }

  /** Completed years on that day. */
  public int ageOn(LocalDate day) {
    return Period.between(birthDate, day).getYears();
  }

  private static String first(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1);
  }
}
