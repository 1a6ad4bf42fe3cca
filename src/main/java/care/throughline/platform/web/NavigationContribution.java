package care.throughline.platform.web;

import org.jspecify.annotations.Nullable;

/** One entry of the main navigation; a module adds a page by declaring a bean of this type. */
public interface NavigationContribution {

  /** As it is read, such as {@code My work}. */
  String label();

  /** Path of the page; also tells whether the entry is the current one. */
  String href();

  /** One of: tasks people calendar week group bed bell path message chart gear pulse. */
  String icon();

  /** Place in the list, small first. The first five make the bar of a phone. */
  int order();

  /** Heading printed above this entry; null for none. */
  default @Nullable String section() {
    return null;
  }

  /** True when this reader may open the page. */
  boolean shownTo(SignedIn.Reader reader);

  /** A number beside the label; null for none. Asked on every page, so it must be cheap. */
  default @Nullable Count count(SignedIn.Reader reader) {
    return null;
  }

  /**
   * A number beside a label.
   *
   * @param hot true when something in it is late
   */
  record Count(String text, boolean hot) {}
}
