package care.throughline.worklist.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What narrows a list, above it.
 *
 * @param hidden the tab and filter of the address but not the words, for the search field's form
 * @param words what was searched for; null without search
 * @param people found by the words
 * @param peopleText how many were found; null without search
 * @param formHref where the filter is changed
 * @param clearHref the same view without a filter
 * @param printHref the whole list on paper
 * @param query the address, to be kept as a view
 * @param views those the reader keeps or is shown
 * @param current the one that is open; null when none is
 * @param mayShare true when the reader may share views
 */
public record FilterBar(
    List<Hidden> hidden,
    @Nullable String words,
    List<PersonRef> people,
    @Nullable String peopleText,
    List<Chip> chips,
    String formHref,
    String clearHref,
    String printHref,
    String query,
    List<ViewLink> views,
    @Nullable ViewLink current,
    boolean mayShare) {

  /** A part of the address that a form carries on. */
  public record Hidden(String name, String value) {}

  /** One condition in words, with the address without it. */
  public record Chip(String text, String without) {}

  /**
   * A view that is kept.
   *
   * @param own true when the reader may change it
   * @param first true when the reader begins with it
   */
  public record ViewLink(
      String id,
      String name,
      String href,
      String count,
      boolean current,
      boolean own,
      boolean shared,
      boolean first) {}
}
