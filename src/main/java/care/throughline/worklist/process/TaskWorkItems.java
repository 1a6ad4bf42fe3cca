package care.throughline.worklist.process;

import care.throughline.platform.engine.HumanTask;
import care.throughline.platform.engine.HumanTaskListener;
import care.throughline.worklist.WorkItemBook;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps the work list in step with the engine, in the engine's own transaction. */
@Component
final class TaskWorkItems implements HumanTaskListener {

  private final WorkItemBook book;

  TaskWorkItems(WorkItemBook book) {
    this.book = book;
  }

  @Override
  public Instant created(HumanTask task) {
    return book.open(task);
  }

  @Override
  public void completed(String ref) {
    book.close(ref, "done");
  }

  @Override
  public void cancelled(String ref) {
    book.close(ref, "cancelled");
  }
}
