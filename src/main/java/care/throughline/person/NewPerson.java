package care.throughline.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person when they are first heard of.
 *
 * @param identifiers numbers other organisations know them by; may be empty
 */
public record NewPerson(
    String givenName,
    String familyName,
    LocalDate birthDate,
    @Nullable String gender,
    String language,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    List<Identifier> identifiers) {

  /** A number in the numbering system of another organisation. */
  public record Identifier(String system, String value) {}
}
