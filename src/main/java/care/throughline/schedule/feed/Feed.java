package care.throughline.schedule.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * A calendar feed that can be read at a secret address.
 *
 * @param site id of the site in whose zone its days are counted
 * @param madeBy username
 */
public record Feed(UUID id, FeedOwner owner, String site, Instant madeAt, String madeBy) {}
