package care.throughline.worklist;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done by a human, as the list shows it.
 *
 * @param subject the human task of an episode, or the page that waits to be finished
 * @param name what to do
 * @param why why it is here
 * @param roles keys of the roles that may do it; never empty
 * @param state {@code open}, {@code done} or {@code cancelled}
 * @param owner who holds it; null while nobody does
 * @param version goes up with every change; a caller hands back the one they saw
 */
public record WorkItem(
    WorkItemId id,
    Subject subject,
    String name,
    String why,
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

  /** What an item is about. */
  public sealed interface Subject {}

  /**
   * A human task of the pathway, done with a form.
   *
   * @param process id of the process it belongs to, such as {@code iopIntake}
   * @param step id of the element in that process
   */
  public record Task(
      EpisodeId episode, PersonId person, String process, String step, String form, int release)
      implements Subject {}

  /**
   * A page that waits to be finished, such as the sheet of a group session. It is done on the page
   * itself.
   *
   * @param path of the page, such as {@code /group-sessions/…/sheet}; one item for one page
   * @param about such as {@code Evening group, Thu 7 Jan 18:00}; names nobody in care
   * @param sharedWith who may take it, whoever holds it; null when nobody but its roles
   */
  public record Page(String path, String about, @Nullable StaffId sharedWith) implements Subject {}

  public boolean open() {
    return "open".equals(state);
  }

  /** True when it is a task of an episode. */
  public boolean isTask() {
    return subject instanceof Task;
  }

  /**
   * The task it is.
   *
   * @throws IllegalStateException when it is a page
   */
  public Task task() {
    if (subject instanceof Task task) {
      return task;
    }
    throw new IllegalStateException("Work item " + id.value() + " is a page, no task.");
  }

  /** Episode of the task; throws as {@link #task}. */
  public EpisodeId episode() {
    return task().episode();
  }

  /** Person of the task; throws as {@link #task}. */
  public PersonId person() {
    return task().person();
  }

  /** Process of the task; throws as {@link #task}. */
  public String process() {
    return task().process();
  }

  /** Step of the task; throws as {@link #task}. */
  public String step() {
    return task().step();
  }

  /** Form of the task; throws as {@link #task}. */
  public String form() {
    return task().form();
  }

  /** Release of the task; throws as {@link #task}. */
  public int release() {
    return task().release();
  }
}
