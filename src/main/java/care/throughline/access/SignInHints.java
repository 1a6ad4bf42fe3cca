package care.throughline.access;

import java.util.List;

/** Who one may sign in as, shown on the sign-in page. Only a demo clinic provides it. */
public interface SignInHints {

  /** The cast, in the order it is shown. */
  List<Hint> cast();

  /** Where the password is to be found, in one sentence. */
  String hint();

  /**
   * One account.
   *
   * @param role in words
   * @param does what this person does all day, in a few words
   */
  record Hint(String username, String name, String role, String does) {}
}
