package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkListView;
import java.util.Locale;
import java.util.Map;

/** What lists and their filters are called. */
final class ListWords {

  private static final Map<WorkListView, String> VIEWS =
      Map.of(
          WorkListView.MINE, "Mine",
          WorkListView.TEAM, "Team",
          WorkListView.UNASSIGNED, "Unassigned",
          WorkListView.WAITING, "Waiting",
          WorkListView.DONE, "Done");

  private ListWords() {}

  static String view(WorkListView view) {
    return VIEWS.getOrDefault(view, view.key());
  }

  static String band(DueBand band) {
    return switch (band) {
      case OVERDUE -> "Overdue";
      case TODAY -> "Today";
      case WEEK -> "This week";
      case LATER -> "Later";
    };
  }

  static String urgency(Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> "Emergency";
      case URGENT -> "Urgent";
      case HIGH -> "High";
      case ROUTINE -> "Routine";
    };
  }

  static String role(String key) {
    return Role.of(key).map(Role::words).orElse(key);
  }

  /** {@code 12}, or {@code 1,000+} where counting stops. */
  static String count(int count) {
    return count > ListedItems.MOST_COUNTED
        ? String.format(Locale.ENGLISH, "%,d+", ListedItems.MOST_COUNTED)
        : String.format(Locale.ENGLISH, "%,d", count);
  }

  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
