package care.throughline.access;

import java.util.Optional;

/** Says what at a site still goes on, so that it is not closed over it; declared as a bean. */
@FunctionalInterface
public interface SiteUse {

  /** Such as {@code 3 people are in care there}; empty when nothing goes on. */
  Optional<String> goingOn(String site);
}
