package care.throughline.person;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two records that may be one person.
 *
 * @param person the newer record
 * @param other the older record
 * @param reasons keys of what is alike: {@code birthDate}, {@code name}, {@code phone}, {@code
 *     email}, {@code identifier}
 * @param decidedBy username; null while open
 */
public record Duplicate(
    DuplicateId id,
    PersonId person,
    PersonId other,
    List<String> reasons,
    State state,
    Instant foundAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy) {

  /** What a human said; nothing is ever decided by the machine. */
  public enum State {
    OPEN,
    SAME,
    DIFFERENT;

    /** As stored. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
