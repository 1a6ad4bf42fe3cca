package care.throughline.worklist;

/** The item has changed since the one who acts saw it. */
public class WorkItemChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemChanged() {
    super("This item has changed since you saw it, so nothing was done. Look at it as it is now.");
  }
}
