package care.throughline.worklist;

import java.util.List;

/**
 * Read-only facts that stand beside the form of a work item. A module that knows some declares a
 * bean of this type.
 */
public interface WorkItemFacts {

  /**
   * One fact.
   *
   * @param label such as {@code Suggested level}
   * @param value such as {@code 2.1}
   */
  record Fact(String label, String value) {}

  /**
   * What is worth knowing for this item; empty when nothing is. The caller has read the item for
   * its reader.
   */
  List<Fact> of(WorkItem item);
}
