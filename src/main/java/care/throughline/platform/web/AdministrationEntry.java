package care.throughline.platform.web;

/** One page of the administration; a module adds it by declaring a bean of this type. */
public interface AdministrationEntry {

  /** As it is read, such as {@code Sites}. */
  String label();

  /** What is done there, in one sentence. */
  String words();

  /** Path of the page. */
  String href();

  /** Place on the page, small first. */
  int order();

  /** True when this reader may open the page. */
  boolean shownTo(SignedIn.Reader reader);
}
