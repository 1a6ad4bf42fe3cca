package care.throughline.workspace;

import care.throughline.access.Staff;
import care.throughline.platform.web.TimeTexts;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One part of the page a day begins with; declared as a bean. */
interface HomePart {

  /** Its name in addresses. */
  String key();

  /** As it is read, such as {@code People without a next step}. */
  String title();

  /** Place on the page, small first. */
  int order();

  /** True when the reader's roles need it and may see what it tells. */
  boolean shownTo(Staff reader);

  /** True when it takes long: the page is shown without it, and fetches it afterwards. */
  default boolean slow() {
    return false;
  }

  /** What it tells now. Reads a bounded number of rows, however many there are. */
  HomeCard card(Staff reader, TimeTexts texts);

  /** Tells one part. */
  @FunctionalInterface
  interface Teller {
    HomeCard card(HomePart part, Staff reader, TimeTexts texts);
  }

  /** A part that is quickly told. */
  static HomePart of(
      String key, Supplier<String> title, int order, Predicate<Staff> shownTo, Teller teller) {
    return new Told(key, title, order, shownTo, false, teller);
  }

  /** A part that takes long. */
  static HomePart slow(
      String key, Supplier<String> title, int order, Predicate<Staff> shownTo, Teller teller) {
    return new Told(key, title, order, shownTo, true, teller);
  }

  /** A part put together from its properties. */
  record Told(
      String key,
      Supplier<String> said,
      int order,
      Predicate<Staff> readers,
      boolean slow,
      Teller teller)
      implements HomePart {

    @Override
    public String title() {
      return said.get();
    }

    @Override
    public boolean shownTo(Staff reader) {
      return readers.test(reader);
    }

    @Override
    public HomeCard card(Staff reader, TimeTexts texts) {
      return teller.card(this, reader, texts);
    }
  }
}
