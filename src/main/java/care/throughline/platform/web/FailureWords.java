package care.throughline.platform.web;

import java.util.Optional;

/**
 * Puts the exceptions of one module into plain words; a module adds its own by declaring a bean of
 * this type.
 */
public interface FailureWords {

  /** The words for this exception; empty when it is not one of the module's. */
  Optional<Failure> words(Throwable failure);
}
