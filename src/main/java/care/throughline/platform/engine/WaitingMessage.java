package care.throughline.platform.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that staff may report for an episode now.
 *
 * @param message name, such as {@code episode.relapseReported}
 * @param words name of the event in the model
 * @param form id of the form to fill in; null when only the system sends it
 * @param roles who may report it; empty when only the system sends it
 * @param starts true when it begins a process, false when a running instance waits for it
 */
public record WaitingMessage(
    String message, String words, @Nullable String form, List<String> roles, boolean starts) {}
