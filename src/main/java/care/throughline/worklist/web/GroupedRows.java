package care.throughline.worklist.web;

import care.throughline.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows collected into groups, in the order in which they come. */
final class GroupedRows {

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
                  Texts.of("worklist.group." + key),
                  continued || open ? null : Integer.valueOf(members.size()),
                  continued,
                  List.copyOf(members)));
        });
    return shown;
  }
}
