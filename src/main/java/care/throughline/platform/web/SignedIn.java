package care.throughline.platform.web;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Who looks at the page. Implemented where staff are known, so that the shell needs to know nobody.
 */
public interface SignedIn {

  /** Whoever is signed in to the running request; empty when nobody is. */
  Optional<Reader> now();

  /**
   * A signed-in reader.
   *
   * @param role in words
   * @param roles keys, as models name them
   * @param zone of the site they work at
   */
  record Reader(
      String username, String name, String initials, String role, Set<String> roles, ZoneId zone) {}
}
