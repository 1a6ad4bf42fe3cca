package care.throughline.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session that is on a plan already, with what a new plan must know of it. */
record StandingSession(
    UUID id,
    int week,
    String kind,
    int ordinal,
    Instant startsAt,
    SessionState state,
    @Nullable UUID meeting,
    @Nullable UUID therapist,
    boolean makeUp) {

  /** True when a new plan may take it back. */
  boolean open(Instant now) {
    return state == SessionState.PLANNED && startsAt.isAfter(now) && !makeUp;
  }
}
