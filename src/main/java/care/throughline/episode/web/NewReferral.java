package care.throughline.episode.web;

import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as another program sends it.
 *
 * @param source where it came from; {@code api} when missing
 * @param sourceKey the same for the same request, so that it is taken once; made up when missing
 * @param priority keys such as {@code overdose}, {@code pregnant}, {@code injects}
 * @param stepDown true when residential care hands the person over
 */
record NewReferral(
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable LocalDate birthDate,
    @Nullable String gender,
    @Nullable String language,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable List<NewPerson.Identifier> identifiers,
    @Nullable String source,
    @Nullable String sourceKey,
    @Nullable String referrer,
    @Nullable List<String> priority,
    @Nullable Boolean stepDown) {

  private static final int SHORT = 200;
  private static final int LONG = 500;
  private static final int MOST = 20;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  /**
   * What has to be put right, each as {@code field}, {@code label} and {@code message}; empty when
   * it can be taken.
   */
  List<Map<String, String>> findings(LocalDate today) {
    List<Map<String, String>> findings = new ArrayList<>();
    required(findings, "givenName", Texts.of("episode.api.given-name"), givenName);
    required(findings, "familyName", Texts.of("episode.api.family-name"), familyName);
    if (birthDate == null || birthDate.isAfter(today) || birthDate.isBefore(EARLIEST)) {
      add(
          findings,
          "birthDate",
          Texts.of("episode.api.birth-date"),
          Texts.of("episode.api.birth-date-needed"));
    }
    limited(findings, "gender", gender, SHORT);
    limited(findings, "language", language, SHORT);
    limited(findings, "phone", phone, SHORT);
    limited(findings, "email", email, SHORT);
    limited(findings, "address", address, LONG);
    limited(findings, "source", source, SHORT);
    limited(findings, "sourceKey", sourceKey, SHORT);
    limited(findings, "referrer", referrer, SHORT);
    List<NewPerson.Identifier> numbers = orEmpty(identifiers);
    if (numbers.size() > MOST
        || numbers.stream().anyMatch(number -> blank(number.system()) || blank(number.value()))) {
      add(
          findings,
          "identifiers",
          Texts.of("episode.api.identifiers"),
          Texts.of("episode.api.identifiers-needed", MOST));
    }
    List<String> keys = orEmpty(priority);
    if (keys.size() > MOST || keys.stream().anyMatch(key -> blank(key) || key.length() > SHORT)) {
      add(
          findings,
          "priority",
          Texts.of("episode.api.priority"),
          Texts.of("episode.api.priority-keys", MOST));
    }
    return findings;
  }

  NewPerson person() {
    return new NewPerson(
        Objects.requireNonNull(givenName).strip(),
        Objects.requireNonNull(familyName).strip(),
        Objects.requireNonNull(birthDate),
        gender,
        language == null ? "en" : language,
        phone,
        email,
        address,
        orEmpty(identifiers));
  }

  Referral referral() {
    String key =
        sourceKey == null || sourceKey.isBlank() ? UUID.randomUUID().toString() : sourceKey.strip();
    return new Referral(
        source == null || source.isBlank() ? "api" : source.strip(),
        "api:" + key,
        referrer,
        List.of(),
        orEmpty(priority),
        Boolean.TRUE.equals(stepDown));
  }

  private static void required(
      List<Map<String, String>> findings, String field, String label, @Nullable String value) {
    if (blank(value)) {
      add(findings, field, label, Texts.of("episode.api.needed"));
    } else {
      limited(findings, field, value, SHORT);
    }
  }

  private static void limited(
      List<Map<String, String>> findings, String field, @Nullable String value, int most) {
    if (value != null && value.length() > most) {
      add(findings, field, field, Texts.of("episode.api.too-long", most));
    }
  }

  private static void add(
      List<Map<String, String>> findings, String field, String label, String message) {
    findings.add(Map.of("field", field, "label", label, "message", message));
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
