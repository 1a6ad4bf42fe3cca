package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkListView;
import java.util.Locale;

/** What lists and their filters are called. */
final class ListWords {

  private ListWords() {}

  static String view(WorkListView view) {
    return Texts.of("worklist.view." + view.key());
  }

  static String band(DueBand band) {
    return Texts.of("worklist.band." + key(band));
  }

  static String urgency(Urgency urgency) {
    return Texts.of("worklist.urgency." + key(urgency));
  }

  static String role(String key) {
    return Role.of(key).map(Role::words).orElse(key);
  }

  /** {@code 12}, or {@code 1,000+} where counting stops. */
  static String count(int count) {
    return count > ListedItems.MOST_COUNTED
        ? Texts.of("worklist.list.count-more", ListedItems.MOST_COUNTED)
        : Texts.of("worklist.list.count", count);
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
