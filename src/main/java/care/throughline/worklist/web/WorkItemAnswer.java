package care.throughline.worklist.web;

import care.throughline.worklist.WorkItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work item as the programming interface tells it.
 *
 * @param episode null, as all of the task, when it is done on a page
 * @param about the part of the pathway it belongs to, or what the page is about, in words
 * @param owner id of the member of staff who holds it
 * @param formSchema where the form to complete it with is
 * @param page path of the page on which it is done; null when it has a form
 */
public record WorkItemAnswer(
    String id,
    int version,
    @Nullable String episode,
    @Nullable String person,
    String name,
    String why,
    String about,
    @Nullable String process,
    @Nullable String step,
    @Nullable String form,
    @Nullable String formSchema,
    @Nullable String page,
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
    WorkItem.Task task = item.subject() instanceof WorkItem.Task known ? known : null;
    WorkItem.Page page = item.subject() instanceof WorkItem.Page known ? known : null;
    return new WorkItemAnswer(
        id,
        item.version(),
        task == null ? null : task.episode().value().toString(),
        task == null ? null : task.person().value().toString(),
        item.name(),
        item.why(),
        page == null ? ProcessWords.of(item.process()) : page.about(),
        task == null ? null : task.process(),
        task == null ? null : task.step(),
        task == null ? null : task.form(),
        task == null ? null : "/api/v1/work-items/" + id + "/form",
        page == null ? null : page.path(),
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
