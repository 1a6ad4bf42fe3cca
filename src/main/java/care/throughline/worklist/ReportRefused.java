package care.throughline.worklist;

/** A report that would lead nowhere now; the message says why and what to do instead. */
public class ReportRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReportRefused(String why) {
    super(why);
  }
}
