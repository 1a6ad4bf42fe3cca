package care.throughline.worklist;

/** The signed-in member of staff holds none of the roles that do this item. */
public class WorkItemNotYours extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemNotYours(String roles) {
    super("This item is for " + roles + ". Hand it to a colleague in that role.");
  }
}
