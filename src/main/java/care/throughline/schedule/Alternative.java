package care.throughline.schedule;

import java.io.Serializable;
import java.util.Map;

/**
 * Something that can be had instead of what was lost.
 *
 * @param words for people, without a full stop
 * @param wish the fields that ask for it at the door that refused, by their names there
 */
public record Alternative(String words, Map<String, String> wish) implements Serializable {}
