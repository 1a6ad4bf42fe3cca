package care.throughline.schedule.booking;

import care.throughline.schedule.Span;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to take time.
 *
 * @param wanted the resources, each with the words that begin a sentence about it, such as {@code
 *     Room Oak} or {@code The person}; never a person's name
 * @param zone in which a refusal tells times
 * @param own the session, meeting or busy time that is being moved and does not stand in its own
 *     way; null for a new one
 */
public record BookingRequest(Map<UUID, String> wanted, Span span, ZoneId zone, @Nullable UUID own) {

  /**
   * Stands for the words for each of several people: why one of them is busy is not for the others'
   * planner.
   */
  public static final String SOMEBODY = "somebody";
}
