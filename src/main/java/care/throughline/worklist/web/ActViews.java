package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.Handovers;
import care.throughline.worklist.HeldCompletions;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.StandIns;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemActs;
import care.throughline.worklist.WorkItemId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be done with items, and what was done with them, as it is drawn. */
@Component
class ActViews {

  private static final int EARLIER = 20;

  private final WorkItemActs acts;
  private final HeldCompletions held;
  private final Handovers handovers;
  private final Snoozes snoozes;
  private final StandIns standIns;
  private final StaffMembers staff;
  private final Clock clock;

  ActViews(
      WorkItemActs acts,
      HeldCompletions held,
      Handovers handovers,
      Snoozes snoozes,
      StandIns standIns,
      StaffMembers staff,
      Clock clock) {
    this.acts = acts;
    this.held = held;
    this.handovers = handovers;
    this.snoozes = snoozes;
    this.standIns = standIns;
    this.staff = staff;
    this.clock = clock;
  }

  /** For rows: two queries however many there are. The colleagues are read when a menu opens. */
  Map<WorkItemId, ItemActs> of(List<WorkItem> items, Staff reader) {
    List<WorkItemId> open = items.stream().filter(WorkItem::open).map(WorkItem::id).toList();
    Map<WorkItemId, WorkItemActs.Undoable> undoable = acts.undoable(open, reader);
    Map<WorkItemId, HeldCompletions.Held> holding = held.of(open);
    Map<WorkItemId, ItemActs> views = new HashMap<>();
    for (WorkItem item : items) {
      views.put(
          item.id(), of(item, reader, List.of(), undoable.get(item.id()), holding.get(item.id())));
    }
    return views;
  }

  /** For one item, with the colleagues who could get it. */
  ItemActs of(WorkItem item, Staff reader) {
    ItemActs row = Objects.requireNonNull(of(List.of(item), reader).get(item.id()));
    if (!row.assign()) {
      return row;
    }
    Map<StaffId, LocalDate> away = standIns.away(reader.site());
    List<ItemActs.Colleague> colleagues =
        handovers.colleagues(item, reader).stream()
            .map(member -> colleague(member, reader, away.get(member.id())))
            .toList();
    return new ItemActs(
        row.pick(),
        !colleagues.isEmpty(),
        colleagues,
        row.snooze(),
        row.wake(),
        row.needsReason(),
        row.undo(),
        row.undoSeconds(),
        row.holding());
  }

  static ItemActs.Colleague colleague(Staff member, Staff reader, @Nullable LocalDate awayUntil) {
    return new ItemActs.Colleague(
        member.id().value().toString(),
        member.name(),
        member.roles().stream().map(Role::words).sorted().collect(Collectors.joining(", ")),
        member.id().equals(reader.id()),
        awayUntil == null
            ? null
            : Texts.of("worklist.away.until", DateText.SHORT_DAY.of(awayUntil)));
  }

  /** What was done with the item, the newest first. */
  List<ItemView.HistoryLine> history(WorkItem item, TimeTexts texts) {
    return acts.of(item.id(), EARLIER).stream()
        .map(
            told ->
                new ItemView.HistoryLine(
                    texts.when(told.at()),
                    told.undone()
                        ? Texts.of("worklist.told.undone", words(told, texts))
                        : words(told, texts)))
        .toList();
  }

  /**
   * What others did with the item since the reader read it, the last of it: {@code Samir Haddad
   * claimed it, today 10:42}. Null when there is nothing, or when it was the reader themselves.
   *
   * @param seen version of the item the reader read
   */
  @Nullable String since(WorkItem item, int seen, Staff reader, TimeTexts texts) {
    if (item.version() <= seen) {
      return null;
    }
    HeldCompletions.Held waiting = held.of(List.of(item.id())).get(item.id());
    if (waiting != null) {
      return waiting.by().equals(reader.id())
          ? null
          : Texts.of("worklist.told.completing", name(waiting.by()));
    }
    WorkItemActs.Told last = acts.of(item.id(), 1).stream().findFirst().orElse(null);
    if (item.open() && last != null && last.versionAfter() == item.version()) {
      return last.by().equals(reader.id())
          ? null
          : Texts.of("worklist.told.with-time", words(last, texts), texts.when(last.at()));
    }
    return Texts.of("worklist.told.something");
  }

  /** Until when it is put aside and why, in words; null when it is not. */
  @Nullable String asideText(WorkItem item, TimeTexts texts) {
    Snoozes.Aside aside = snoozes.aside(item.id());
    if (aside == null) {
      return null;
    }
    SnoozeEnd event = aside.event();
    String until = texts.when(aside.until());
    String reason = aside.reason();
    if (event == null) {
      return reason == null
          ? Texts.of("worklist.aside.until", until)
          : Texts.of("worklist.aside.until-why", until, reason);
    }
    return reason == null
        ? Texts.of("worklist.aside.event", event.words(), until)
        : Texts.of("worklist.aside.event-why", event.words(), until, reason);
  }

  private String words(WorkItemActs.Told told, TimeTexts texts) {
    String by = name(told.by());
    return switch (told.act()) {
      case CLAIM -> Texts.of("worklist.told.claim", by);
      case RELEASE -> Texts.of("worklist.told.release", by);
      case ASSIGN ->
          Optional.ofNullable(told.to())
              .flatMap(staff::find)
              .map(to -> Texts.of("worklist.told.assign", by, to.name()))
              .orElseGet(() -> Texts.of("worklist.told.assign-somebody", by));
      case SNOOZE ->
          putAside(by, told.until() == null ? null : texts.when(told.until()), told.reason());
      case WAKE -> Texts.of("worklist.told.wake", by);
      case COMPLETE -> Texts.of("worklist.told.complete", by);
    };
  }

  private static String putAside(String by, @Nullable String until, @Nullable String reason) {
    if (until == null) {
      return reason == null
          ? Texts.of("worklist.told.snooze", by)
          : Texts.of("worklist.told.snooze-why", by, reason);
    }
    return reason == null
        ? Texts.of("worklist.told.snooze-until", by, until)
        : Texts.of("worklist.told.snooze-until-why", by, until, reason);
  }

  private ItemActs of(
      WorkItem item,
      Staff reader,
      List<ItemActs.Colleague> colleagues,
      WorkItemActs.@Nullable Undoable undoable,
      HeldCompletions.@Nullable Held waiting) {
    Instant now = clock.instant();
    boolean free = item.open() && waiting == null;
    boolean reachable =
        free
            && WorkLists.mayDo(item, reader)
            && (item.owner() == null
                || item.owner().equals(reader.id())
                || reader.has(Role.SUPERVISOR));
    boolean aside = item.snoozedUntil() != null && item.snoozedUntil().isAfter(now);
    return new ItemActs(
        reachable,
        free && Handovers.mayHandOver(item, reader),
        colleagues,
        reachable && !aside,
        reachable && aside,
        !item.dueAt().isAfter(now),
        undoable == null || waiting != null ? null : undoable.act().words(),
        undoable == null || waiting != null ? 0 : Math.max(1, undoable.left().toSeconds()),
        waiting == null ? null : holding(waiting, reader, now));
  }

  private ItemActs.Holding holding(HeldCompletions.Held waiting, Staff reader, Instant now) {
    return new ItemActs.Holding(
        waiting.by().equals(reader.id()),
        Math.max(0, Duration.between(now, waiting.movesAt()).toSeconds()),
        name(waiting.by()));
  }

  private String name(StaffId member) {
    return staff.find(member).map(Staff::name).orElseGet(() -> Texts.of("worklist.a-colleague"));
  }
}
