package care.throughline.worklist;

/** The item stays as it is; says why and what to do instead, and names nobody in care. */
public class WorkItemRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkItemRefused(String words) {
    super(words);
  }
}
