package care.throughline.worklist;

/** The item has no form: it is done on a page of its own. */
public class WorkItemOnPage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  WorkItemOnPage(String path) {
    super("This item has no form. It is done on its own page: " + path);
    this.path = path;
  }

  /** Path of the page. */
  public String path() {
    return path;
  }
}
