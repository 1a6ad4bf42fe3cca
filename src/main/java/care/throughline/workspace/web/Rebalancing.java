package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.BulkActs;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import care.throughline.workspace.TeamLoads;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Handing items of one colleague to another: who could have them, what it does to both loads, and
 * the handing over itself. Whoever is away is not among them.
 */
@Component
class Rebalancing {

  private final TeamLoads loads;
  private final WorkItems items;
  private final BulkActs bulk;

  Rebalancing(TeamLoads loads, WorkItems items, BulkActs bulk) {
    this.loads = loads;
    this.items = items;
    this.bulk = bulk;
  }

  /**
   * A colleague who could have them.
   *
   * @param words such as {@code Rosa Delgado: 4 open, 1 overdue}
   */
  record Receiver(UUID id, String words) {}

  /** What handing over does to one load. */
  record LoadChange(String name, int before, int after, int late, int lateAfter) {}

  /** What became of it. */
  record Outcome(String words, boolean whole) {}

  List<Receiver> receivers(StaffId from, Staff reader, TimeTexts texts) {
    return here(from, reader, texts).stream()
        .map(
            load ->
                new Receiver(
                    load.staff().value(),
                    Texts.of("workspace.handing.receiver", load.name(), load.open(), load.late())))
        .toList();
  }

  /** The loads of both as they would be. Empty when the receiver is away or not a colleague. */
  Optional<List<LoadChange>> foreseen(
      List<UUID> chosen, StaffId from, UUID to, Staff reader, TimeTexts texts) {
    List<WorkItem> held = held(chosen, from, reader);
    int late = (int) held.stream().filter(item -> !item.dueAt().isAfter(texts.now())).count();
    return receiver(from, to, reader, texts)
        .map(
            receiver ->
                all(reader, texts).stream()
                    .filter(
                        load -> load.staff().equals(from) || load.staff().equals(receiver.staff()))
                    .map(
                        load -> {
                          int sign = load.staff().equals(from) ? -1 : 1;
                          return new LoadChange(
                              load.name(),
                              load.open(),
                              load.open() + sign * held.size(),
                              load.late(),
                              load.late() + sign * late);
                        })
                    .toList());
  }

  /** Hands over; each item for itself, and only what the colleague still holds. */
  Outcome handOver(List<UUID> chosen, StaffId from, UUID to, Staff by, TimeTexts texts) {
    if (chosen.isEmpty()) {
      return new Outcome(Texts.of("workspace.handing.nothing"), false);
    }
    Optional<TeamLoads.Load> receiver = receiver(from, to, by, texts);
    if (receiver.isEmpty()) {
      return new Outcome(Texts.of("workspace.handing.choose"), false);
    }
    List<WorkItemId> held = held(chosen, from, by).stream().map(WorkItem::id).toList();
    long gone = chosen.stream().distinct().count() - held.size();
    if (held.isEmpty()) {
      return new Outcome(Texts.of("workspace.handing.all-gone"), false);
    }
    BulkActs.Outcome outcome = bulk.assign(held, receiver.get().staff(), by);
    List<BulkActs.Result> refused =
        outcome.results().stream().filter(result -> !result.done()).toList();
    int handed = held.size() - refused.size();
    List<String> said = new ArrayList<>();
    said.add(
        Texts.of(
            "workspace.handing.done",
            handed,
            receiver.get().name(),
            receiver.get().open() + handed));
    if (!refused.isEmpty()) {
      said.add(
          Texts.of(
              "workspace.handing.refused",
              refused.stream()
                  .map(BulkActs.Result::refusal)
                  .distinct()
                  .collect(Collectors.joining(" "))));
    }
    if (gone > 0) {
      said.add(Texts.of("workspace.handing.gone", gone));
    }
    return new Outcome(String.join(" ", said), refused.isEmpty() && gone == 0);
  }

  private List<WorkItem> held(List<UUID> chosen, StaffId from, Staff reader) {
    return chosen.stream()
        .distinct()
        .limit(TeamLoads.LARGEST)
        .map(id -> items.find(new WorkItemId(id), reader))
        .flatMap(Optional::stream)
        .filter(item -> item.open() && from.equals(item.owner()))
        .toList();
  }

  private Optional<TeamLoads.Load> receiver(StaffId from, UUID to, Staff reader, TimeTexts texts) {
    return here(from, reader, texts).stream()
        .filter(load -> load.staff().value().equals(to))
        .findFirst();
  }

  private List<TeamLoads.Load> here(StaffId from, Staff reader, TimeTexts texts) {
    return all(reader, texts).stream()
        .filter(load -> !load.away() && !load.staff().equals(from))
        .toList();
  }

  private List<TeamLoads.Load> all(Staff reader, TimeTexts texts) {
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    return loads.of(
        reader,
        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        today,
        texts.zone(),
        texts.now());
  }
}
