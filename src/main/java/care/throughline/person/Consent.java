package care.throughline.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person agreed to, with the elements a consent to disclose needs (domain guide 5.1).
 *
 * @param kind {@code treatment}, {@code privacyNotice}, {@code disclosure}, {@code sms}, {@code
 *     email} or {@code voicemail}
 * @param state {@code active}, {@code revoked} or {@code superseded}
 * @param recipients who may be told; for a channel the number or address it holds for
 * @param expires {@code none}, {@code endOfTreatment} or an ISO date; null when the kind has no end
 */
public record Consent(
    UUID id,
    PersonId person,
    String kind,
    String state,
    @Nullable String discloser,
    List<String> recipients,
    @Nullable String purpose,
    @Nullable String information,
    @Nullable String expires,
    LocalDate signedOn,
    Instant recordedAt,
    String recordedBy,
    @Nullable Instant revokedAt) {

  static final String TREATMENT = "treatment";
  static final String PRIVACY_NOTICE = "privacyNotice";
  static final String DISCLOSURE = "disclosure";
  static final String SMS = "sms";
  static final String EMAIL = "email";
  static final String VOICEMAIL = "voicemail";

  /** What is signed, before it is on file. */
  public record Signed(
      String kind,
      @Nullable String discloser,
      List<String> recipients,
      @Nullable String purpose,
      @Nullable String information,
      @Nullable String expires,
      @Nullable LocalDate signedOn) {

    /** A consent that names nobody and ends with its revocation. */
    static Signed plain(String kind) {
      return new Signed(kind, null, List.of(), null, null, null, null);
    }

    /** A consent to be reached at a number or an address. */
    static Signed channel(String kind, String address) {
      return new Signed(kind, null, List.of(address), null, null, null, null);
    }
  }

  /** True when it still holds on that day. */
  boolean holdsOn(LocalDate day) {
    return state.equals("active")
        && (expires == null || !isDate(expires) || !day.isAfter(LocalDate.parse(expires)));
  }

  private static boolean isDate(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(0));
  }
}
