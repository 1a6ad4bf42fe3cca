package care.throughline.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * When two records may be one person (domain guide 4.3). Pure. A name is never enough by itself,
 * and name with birth date is a reason to ask a human, not a proof.
 */
final class DuplicateRules {

  /**
   * Jaro-Winkler, 0 to 1: "Jon" and "John" have 0.93, "Jonathan" and "Jon" 0.86, "Anna" and "Adam"
   * 0.70.
   */
  private static final double ALIKE = 0.85;

  private static final int PHONE_DIGITS = 10;
  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private DuplicateRules() {}

  /** What is alike, as keys of {@link Duplicate#reasons}; empty when there is no reason to ask. */
  static List<String> reasons(NewPerson one, Person other) {
    boolean born = one.birthDate().equals(other.birthDate());
    boolean phone =
        phone(one.phone()) != null && Objects.equals(phone(one.phone()), phone(other.phone()));
    boolean email =
        email(one.email()) != null && Objects.equals(email(one.email()), email(other.email()));
    boolean name =
        sameName(one.givenName(), one.familyName(), other.givenName(), other.familyName());
    boolean renamed = born && (phone || email) && alike(one.givenName(), other.givenName());
    if (!renamed && !(name && (born || phone || email))) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    add(reasons, born, "birthDate");
    add(reasons, name, "name");
    add(reasons, phone, "phone");
    add(reasons, email, "email");
    return reasons;
  }

  /**
   * True when a number that two records share is borne out by what else is known, so that it is no
   * slip of somebody's pen.
   */
  static boolean confirms(NewPerson one, Person other) {
    return one.birthDate().equals(other.birthDate())
        || sameName(one.givenName(), one.familyName(), other.givenName(), other.familyName());
  }

  /** Both names alike, also when they were swapped. */
  static boolean sameName(String given, String family, String otherGiven, String otherFamily) {
    return (alike(given, otherGiven) && alike(family, otherFamily))
        || (alike(given, otherFamily) && alike(family, otherGiven));
  }

  /**
   * The last ten digits: country codes and punctuation do not matter; null when there are too few
   * to tell.
   */
  static @Nullable String phone(@Nullable String phone) {
    String digits = phone == null ? "" : phone.replaceAll("\\D", "");
    return digits.length() < PHONE_DIGITS ? null : digits.substring(digits.length() - PHONE_DIGITS);
  }

  static @Nullable String email(@Nullable String email) {
    return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
  }

  /** Case, accents, digits and punctuation do not matter; one part of a double name is enough. */
  private static boolean alike(String one, String other) {
    List<String> parts = parts(one);
    List<String> others = parts(other);
    if (parts.isEmpty() || others.isEmpty()) {
      return parts.isEmpty() && others.isEmpty();
    }
    return SIMILARITY.apply(String.join("", parts), String.join("", others)) >= ALIKE
        || ((parts.size() > 1 || others.size() > 1)
            && parts.stream().filter(part -> part.length() > 2).anyMatch(others::contains));
  }

  private static List<String> parts(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replace("'", "");
    return Arrays.stream(plain.split("[^\\p{L}]+"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.toList());
  }

  private static void add(List<String> reasons, boolean applies, String key) {
    if (applies) {
      reasons.add(key);
    }
  }
}
