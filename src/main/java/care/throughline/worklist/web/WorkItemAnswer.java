package care.throughline.worklist.web;

import care.throughline.worklist.WorkItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work item as the programming interface tells it.
 *
 * @param about the part of the pathway it belongs to, in words
 * @param owner id of the member of staff who holds it
 * @param formSchema where the form to complete it with is
 */
public record WorkItemAnswer(
    String id,
    int version,
    String episode,
    String person,
    String name,
    String why,
    String about,
    String process,
    String step,
    String form,
    String formSchema,
    List<String> roles,
    String urgency,
    String state,
    Instant createdAt,
    Instant dueAt,
    @Nullable String owner,
    @Nullable Instant snoozedUntil,
    @Nullable Instant endedAt,
    @Nullable String endedBy) {

  public static WorkItemAnswer of(WorkItem item) {
    String id = item.id().value().toString();
    return new WorkItemAnswer(
        id,
        item.version(),
        item.episode().value().toString(),
        item.person().value().toString(),
        item.name(),
        item.why(),
        ProcessWords.of(item.process()),
        item.process(),
        item.step(),
        item.form(),
        "/api/v1/work-items/" + id + "/form",
        item.roles(),
        item.urgency().name(),
        item.state(),
        item.createdAt(),
        item.dueAt(),
        item.owner() == null ? null : item.owner().value().toString(),
        item.snoozedUntil(),
        item.endedAt(),
        item.endedBy());
  }
}
