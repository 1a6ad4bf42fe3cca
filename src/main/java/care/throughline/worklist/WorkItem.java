package care.throughline.worklist;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One human task as the list shows it.
 *
 * @param process id of the process it belongs to, such as {@code iopIntake}
 * @param step id of the element in that process
 * @param name what to do
 * @param why why it is here, from the model
 * @param roles keys of the roles that may do it; never empty
 * @param state {@code open}, {@code done} or {@code cancelled}
 * @param owner who holds it; null while nobody does
 * @param version goes up with every change; a caller hands back the one they saw
 */
public record WorkItem(
    WorkItemId id,
    EpisodeId episode,
    PersonId person,
    String process,
    String step,
    String name,
    String why,
    String form,
    int release,
    List<String> roles,
    Urgency urgency,
    String state,
    Instant createdAt,
    Instant dueAt,
    @Nullable StaffId owner,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable Instant snoozedUntil,
    int escalationLevel,
    int version) {

  public boolean open() {
    return "open".equals(state);
  }
}
