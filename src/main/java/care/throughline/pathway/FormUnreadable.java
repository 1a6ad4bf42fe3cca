package care.throughline.pathway;

/**
 * A text is not a form that we can show and check. The message names the place and what is wrong
 * with it.
 */
public final class FormUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String where;
  private final String what;

  FormUnreadable(String where, String what) {
    super(where.isEmpty() ? what : where + ": " + what);
    this.where = where;
    this.what = what;
  }

  /** The key or id of the component that is wrong; empty when it is the form as a whole. */
  public String where() {
    return where;
  }

  /** What is wrong there, without the place. */
  public String what() {
    return what;
  }
}
