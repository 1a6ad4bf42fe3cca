package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.pathway.FormSubmission;
import care.throughline.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The same act on many items, each in a transaction of its own: what one refuses does not hold up
 * the others, and every one is told.
 */
@Component
public class BulkActs {

  private static final Logger LOG = LoggerFactory.getLogger(BulkActs.class);

  /** Most items at once. */
  public static final int MOST = 100;

  private final WorkItems items;
  private final WorkItemGuard guard;
  private final WorkItemDesk desk;
  private final Handovers handovers;
  private final Snoozes snoozes;
  private final HeldCompletions held;

  BulkActs(
      WorkItems items,
      WorkItemGuard guard,
      WorkItemDesk desk,
      Handovers handovers,
      Snoozes snoozes,
      HeldCompletions held) {
    this.items = items;
    this.guard = guard;
    this.desk = desk;
    this.handovers = handovers;
    this.snoozes = snoozes;
    this.held = held;
  }

  /**
   * What became of one item.
   *
   * @param refusal why nothing was done; null when it was done
   */
  public record Result(WorkItemId id, @Nullable String refusal) {

    public boolean done() {
      return refusal == null;
    }
  }

  /**
   * What became of all, in the order given.
   *
   * @param words such as {@code 12 claimed, 1 not: Dana Whit was quicker.}
   */
  public record Outcome(String words, List<Result> results) {}

  /** Claims them. Throws {@link IllegalArgumentException} for none, or more than {@link #MOST}. */
  public Outcome claim(List<WorkItemId> ids, Staff by) {
    return each(ids, "claim", id -> desk.claim(id, by));
  }

  /** Hands them to a colleague. Throws as {@link #claim}. */
  public Outcome assign(List<WorkItemId> ids, StaffId to, Staff by) {
    return each(ids, "assign", id -> handovers.assign(id, to, by, null));
  }

  /** Puts them aside. Throws as {@link #claim}. */
  public Outcome snooze(List<WorkItemId> ids, Snoozes.Until until, Staff by) {
    return each(ids, "snooze", id -> snoozes.snooze(id, until, by, null));
  }

  /**
   * Completes those whose form is answered: with the actor's own draft, or without answers where
   * none is required. What a colleague typed is not signed unread. Throws as {@link #claim}.
   *
   * @param hold true to hold each completion for a few seconds, so that it can be undone
   */
  public Outcome complete(List<WorkItemId> ids, boolean hold, Staff by) {
    return each(
        ids,
        hold ? "completing" : "complete",
        id -> {
          WorkItem item =
              items
                  .find(id, by)
                  .orElseThrow(() -> new NoSuchElementException("There is no such work item."));
          Map<String, Object> answers = answers(item, by);
          if (hold) {
            held.hold(id, answers, by);
          } else {
            desk.complete(id, answers, by);
          }
        });
  }

  private Map<String, Object> answers(WorkItem item, Staff by) {
    Map<String, Object> draft = desk.draft(item.id()).orElse(Map.of());
    if (!item.open() || heldByAnother(item, by)) {
      // What is wrong with it is told by the act itself.
      return draft;
    }
    desk.drafter(item.id())
        .filter(drafter -> !drafter.equals(by.id()))
        .ifPresent(
            drafter -> {
              throw new WorkItemRefused(
                  Texts.of("worklist.bulk-refused.typed", guard.name(drafter)));
            });
    try {
      FormSubmission.Accepted answered = desk.accept(item, draft, by);
      Objects.requireNonNull(answered);
    } catch (AnswersRefused needed) {
      throw new WorkItemRefused(Texts.of("worklist.bulk-refused.questions"));
    }
    return draft;
  }

  private static boolean heldByAnother(WorkItem item, Staff by) {
    return item.owner() != null && !item.owner().equals(by.id()) && !by.has(Role.SUPERVISOR);
  }

  private static Outcome each(List<WorkItemId> ids, String done, Consumer<WorkItemId> act) {
    List<WorkItemId> wanted = List.copyOf(new LinkedHashSet<>(ids));
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("worklist.bulk-refused.none"));
    }
    if (wanted.size() > MOST) {
      throw new IllegalArgumentException(Texts.of("worklist.bulk-refused.most", MOST));
    }
    List<Result> results = new ArrayList<>();
    for (WorkItemId id : wanted) {
      results.add(new Result(id, refusal(id, act)));
    }
    return new Outcome(words(results, done), List.copyOf(results));
  }

  private static @Nullable String refusal(WorkItemId id, Consumer<WorkItemId> act) {
    try {
      act.accept(id);
      return null;
    } catch (WorkItemTaken taken) {
      return Texts.of("worklist.bulk-refused.quicker", taken.holder());
    } catch (NoSuchElementException unknown) {
      return Texts.of("worklist.bulk-refused.gone");
    } catch (WorkItemOnPage page) {
      return Texts.of("worklist.bulk-refused.page");
    } catch (WorkItemEnded
        | WorkItemNotYours
        | WorkItemRefused
        | WorkItemChanged
        | AnswersRefused refused) {
      return Objects.requireNonNullElseGet(
          refused.getMessage(), () -> Texts.of("worklist.bulk-refused.refused"));
    } catch (RuntimeException failure) {
      LOG.warn("An act on work item {} among others failed: {}", id.value(), failure.toString());
      return Texts.of("worklist.bulk-refused.wrong");
    }
  }

  private static String words(List<Result> results, String done) {
    long did = results.stream().filter(Result::done).count();
    Map<String, Integer> refusals = new LinkedHashMap<>();
    results.stream()
        .map(Result::refusal)
        .filter(Objects::nonNull)
        .forEach(why -> refusals.merge(why, 1, Integer::sum));
    String words = Texts.of("worklist.bulk-done." + done, did);
    for (Map.Entry<String, Integer> refusal : refusals.entrySet()) {
      String why = refusal.getKey();
      words =
          Texts.of(
              "worklist.bulk-done.but-not",
              words,
              refusal.getValue(),
              why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
    }
    return words + ".";
  }
}
