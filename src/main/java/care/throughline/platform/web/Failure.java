package care.throughline.platform.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure in plain words: what happened and what to do. Never carries an exception's own text
 * about values.
 *
 * @param status of the HTTP answer
 * @param more further members of a JSON answer, such as {@code findings}
 */
public record Failure(int status, String title, @Nullable String detail, Map<String, ?> more) {

  /** A failure without further members. */
  public Failure(int status, String title, @Nullable String detail) {
    this(status, title, detail, Map.of());
  }

  /** The words for a status when nothing better is known. */
  public static Failure of(int status) {
    return switch (status) {
      case 400 ->
          new Failure(
              status,
              "This request could not be understood",
              "Go back, check what you entered, and try again.");
      case 401 ->
          new Failure(
              status,
              "You are signed out",
              "Sign in again; what you typed is still on your screen.");
      case 403 ->
          new Failure(
              status,
              "You may not do this",
              "Your role does not include it, or the page is too old. Reload it and try again.");
      case 404 ->
          new Failure(
              status,
              "This is not here",
              "It may have been closed, or it is not among what you may see.");
      case 405 ->
          new Failure(
              status,
              "This cannot be done here",
              "The address exists, but not for this kind of request.");
      case 406 ->
          new Failure(status, "No answer in that format", "Ask for application/json or text/html.");
      case 409 ->
          new Failure(
              status,
              "Someone else was quicker",
              "It changed while you were looking at it. Reload to see how it is now.");
      case 413 -> new Failure(status, "That is too long", "Shorten the text and send it again.");
      case 415 -> new Failure(status, "This format cannot be read", "Send application/json.");
      case 422 -> new Failure(status, "Some answers need another look", null);
      case 429 -> new Failure(status, "Too many requests", "Wait a minute and try again.");
      case 503 ->
          new Failure(
              status,
              "Not ready yet",
              "The clinic's system is starting or busy. Try again in a moment.");
      default ->
          status < 500
              ? new Failure(status, "This did not work", "Go back and try again.")
              : new Failure(
                  status,
                  "Something went wrong here",
                  "Nothing you saved is lost. Try again, or go back to your work.");
    };
  }
}
