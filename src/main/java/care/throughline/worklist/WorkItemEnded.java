package care.throughline.worklist;

/** The item is no longer open: someone completed it, or the pathway took it away. */
public class WorkItemEnded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemEnded(String words) {
    super(words);
  }
}
