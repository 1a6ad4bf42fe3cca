package care.throughline.worklist;

/** A comment cannot be kept so; the message tells why and what to do. */
public class CommentRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommentRefused(String words) {
    super(words);
  }
}
