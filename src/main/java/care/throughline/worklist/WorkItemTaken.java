package care.throughline.worklist;

/** Someone else holds the item. */
public class WorkItemTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String holder;

  WorkItemTaken(String holder) {
    super(holder + " is working on this item. Ask them to release it, or choose another.");
    this.holder = holder;
  }

  /** Name of who holds it. */
  public String holder() {
    return holder;
  }
}
