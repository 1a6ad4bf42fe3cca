package care.throughline.platform.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process instance of an episode, running or ended.
 *
 * @param ref the engine's own id of the instance
 * @param definition the engine's own id of the definition; a diagram is fetched with it
 * @param process id of the process, such as {@code iopProgramme}
 * @param name name of the process, in words
 * @param root true when no call activity started it
 * @param endedAt null while it runs
 * @param current ids of the elements that wait now
 * @param done ids of the elements that were passed
 * @param stopped ids of the elements that were begun and cut short
 */
public record RunningProcess(
    String ref,
    String definition,
    String process,
    String name,
    boolean root,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<String> current,
    List<String> done,
    List<String> stopped) {}
