package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Giving an item to a colleague: by whoever holds it, or by a supervisor. */
@Component
public class Handovers {

  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final StaffMembers staff;
  private final StandIns standIns;
  private final StaffTold told;
  private final Clock clock;

  Handovers(
      WorkItemGuard guard,
      WorkItemActs acts,
      StaffMembers staff,
      StandIns standIns,
      StaffTold told,
      Clock clock) {
    this.guard = guard;
    this.acts = acts;
    this.staff = staff;
    this.standIns = standIns;
    this.told = told;
    this.clock = clock;
  }

  /** Who could get the item: colleagues at the site whose roles do it, but for whoever holds it. */
  public List<Staff> colleagues(WorkItem item, Staff by) {
    return staff.at(by.site()).stream()
        .filter(member -> WorkItemGuard.mayDo(item, member) && !member.id().equals(item.owner()))
        .toList();
  }

  /** True when the reader may hand the item over now. */
  public static boolean mayHandOver(WorkItem item, Staff reader) {
    return item.open() && (reader.id().equals(item.owner()) || reader.has(Role.SUPERVISOR));
  }

  /**
   * Hands the item to a colleague, who gets a notice. Its draft goes along.
   *
   * @param seen version of the item the one who hands it over saw; null when they do not care
   * @throws WorkItemRefused when the receiver does not work here, does other work or is away, or
   *     when the item is nobody's and the one who hands it over is no supervisor
   * @throws WorkItemChanged when it is no longer as they saw it; otherwise throws as {@link
   *     WorkItemDesk#claim}
   */
  public WorkItem assign(WorkItemId id, StaffId to, Staff by, @Nullable Integer seen) {
    return guard.change(
        id,
        seen,
        by,
        locked -> {
          WorkItem item = locked.item();
          if (!mayHandOver(item, by)) {
            throw item.owner() == null
                ? new WorkItemRefused(Texts.of("worklist.refused.nobodys"))
                : guard.taken(locked);
          }
          if (to.equals(item.owner())) {
            return;
          }
          if (colleagues(item, by).stream().noneMatch(member -> member.id().equals(to))) {
            throw new WorkItemRefused(Texts.of("worklist.refused.receiver"));
          }
          refuseAbsent(item, to, by);
          acts.make(locked, Act.ASSIGN, locked.standing().heldBy(to, clock.instant()), by);
          if (!to.equals(by.id())) {
            told.assigned(id, to, by.id());
          }
        });
  }

  /** Who gets it instead is the choice of whoever hands it over, so it is told and not done. */
  private void refuseAbsent(WorkItem item, StaffId to, Staff by) {
    standIns
        .absence(to, by.site(), item)
        .ifPresent(
            absence -> {
              throw new WorkItemRefused(words(absence, by));
            });
  }

  private static String words(StandIns.Absence absence, Staff by) {
    String until = DateText.DAY.of(absence.last());
    Staff standIn = absence.standIn();
    if (absence.member().id().equals(by.id())) {
      return Texts.of("worklist.away.self", until);
    }
    String away = absence.member().name();
    if (standIn == null) {
      return Texts.of("worklist.away.nobody", away, until);
    }
    return standIn.id().equals(by.id())
        ? Texts.of("worklist.away.you", away, until)
        : Texts.of("worklist.away.other", away, until, standIn.name());
  }
}
