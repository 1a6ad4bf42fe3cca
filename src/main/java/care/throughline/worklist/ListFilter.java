package care.throughline.worklist;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a view are meant.
 *
 * @param urgencies any of these; empty means all
 * @param bands due in any of these; empty means all
 * @param role key of a role that may do it; null means any
 * @param task what is to be done, exactly as the item says it; null means anything
 * @param owner {@code me}, {@code nobody} or the id of a member of staff; null means anyone
 * @param level code of the level of care of its episode; null means any
 * @param snoozed true when what was put aside is meant too
 * @param words part of a person's name or number, or of what is to be done; null without search.
 *     Never kept: it may name somebody in care
 */
public record ListFilter(
    Set<Urgency> urgencies,
    Set<DueBand> bands,
    @Nullable String role,
    @Nullable String task,
    @Nullable String owner,
    @Nullable String level,
    boolean snoozed,
    @Nullable String words) {

  /** Owner of what the reader holds. */
  public static final String ME = "me";

  /** Owner of what nobody holds. */
  public static final String NOBODY = "nobody";

  /** Everything. */
  public static final ListFilter NONE =
      new ListFilter(Set.of(), Set.of(), null, null, null, null, false, null);

  /** Keeps the sets in the order of their values, so that one filter has one address. */
  public ListFilter {
    urgencies = ordered(urgencies, Urgency.class);
    bands = ordered(bands, DueBand.class);
  }

  /** The same with nothing but those bands. */
  public ListFilter due(Set<DueBand> other) {
    return new ListFilter(urgencies, other, role, task, owner, level, snoozed, words);
  }

  /** The same without the words searched for. */
  public ListFilter withoutWords() {
    return new ListFilter(urgencies, bands, role, task, owner, level, snoozed, null);
  }

  private static <E extends Enum<E>> Set<E> ordered(Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }
}
