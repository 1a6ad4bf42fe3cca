package care.throughline.worklist;

import care.throughline.platform.Texts;

/** The item has no form: it is done on a page of its own. */
public class WorkItemOnPage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  WorkItemOnPage(String path) {
    super(Texts.of("worklist.refused.on-page", path));
    this.path = path;
  }

  /** Path of the page. */
  public String path() {
    return path;
  }
}
