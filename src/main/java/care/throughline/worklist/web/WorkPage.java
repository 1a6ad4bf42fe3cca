package care.throughline.worklist.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in groups.
 *
 * @param next address of the next part; null at the end
 * @param shownText how much of the list is shown with this part, such as {@code The first 50 of
 *     230}
 * @param emptyText said when there is nothing
 */
public record WorkPage(
    List<WorkGroup> groups, @Nullable String next, String shownText, String emptyText) {

  /**
   * Rows of one stretch of time.
   *
   * @param key {@code late}, {@code today}, {@code week}, {@code later}, {@code waiting} or {@code
   *     done}
   * @param count how many it has; null when there may be more on the next part
   * @param continued true when the rows carry on a group that the reader already has
   */
  public record WorkGroup(
      String key, String label, @Nullable Integer count, boolean continued, List<WorkRow> rows) {}
}
