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
 * @param tellsApart the variable and answer that say which one is meant when several instances of
 *     an episode wait for it; null when all of them are
 * @param needs messages of which at least one must be waited for, or the report would lead nowhere;
 *     empty when it always leads somewhere
 * @param refusal why it cannot be reported now and what to do instead; null when it can
 */
public record WaitingMessage(
    String message,
    String words,
    @Nullable String form,
    List<String> roles,
    boolean starts,
    @Nullable String tellsApart,
    List<String> needs,
    @Nullable String refusal) {

  /** The same report, possible now. */
  WaitingMessage possible() {
    return new WaitingMessage(message, words, form, roles, starts, tellsApart, needs, null);
  }
}
