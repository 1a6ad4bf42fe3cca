package care.throughline.worklist.web;

import care.throughline.worklist.WorkItemFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One work item as it is read and done.
 *
 * @param canClaim free, and the reader may take it
 * @param canRelease the reader holds it
 * @param canComplete the reader holds it and it is open; otherwise the form is read-only
 * @param acts what else the reader may do with it
 * @param aside until when it is put aside and why; null when it is not
 * @param facts read-only context beside the form
 * @param history earlier attempts, the newest first
 * @param doneText who ended it and when; null while it is open
 */
public record ItemView(
    String id,
    long version,
    String href,
    String title,
    PersonRef person,
    String personHref,
    String personLine,
    String where,
    Due due,
    String urgency,
    String why,
    @Nullable String stepHref,
    @Nullable String stepLabel,
    @Nullable OwnerRef holder,
    boolean canClaim,
    boolean canRelease,
    boolean canComplete,
    ItemActs acts,
    @Nullable String aside,
    @Nullable String notice,
    @Nullable FormRef form,
    List<WorkItemFacts.Fact> facts,
    List<HistoryLine> history,
    @Nullable String doneText) {

  /**
   * Where a form and its answers are.
   *
   * @param draftUrl null when no draft is kept
   */
  public record FormRef(String schemaUrl, @Nullable String draftUrl, String completeUrl) {}

  /** One thing that happened before. */
  public record HistoryLine(String time, String text) {}
}
