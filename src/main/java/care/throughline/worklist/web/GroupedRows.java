package care.throughline.worklist.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows collected into groups, in the order in which they come. */
final class GroupedRows {

  private static final Map<String, String> LABELS =
      Map.of(
          "late", "Overdue",
          "today", "Today",
          "week", "This week",
          "later", "Later",
          "waiting", "Put aside",
          "done", "Done today");

  private final Map<String, List<WorkRow>> rows = new LinkedHashMap<>();

  void add(String group, WorkRow row) {
    rows.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
  }

  /**
   * The groups.
   *
   * @param carriedOn the group with which the part before ended; null on the first part
   * @param more true when the last group may go on
   */
  List<WorkPage.WorkGroup> drawn(@Nullable String carriedOn, boolean more) {
    List<WorkPage.WorkGroup> shown = new ArrayList<>();
    rows.forEach(
        (key, members) -> {
          boolean continued = key.equals(carriedOn);
          boolean open = more && shown.size() == rows.size() - 1;
          shown.add(
              new WorkPage.WorkGroup(
                  key,
                  LABELS.getOrDefault(key, key),
                  continued || open ? null : Integer.valueOf(members.size()),
                  continued,
                  List.copyOf(members)));
        });
    return shown;
  }
}
