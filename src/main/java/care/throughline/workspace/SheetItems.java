package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.schedule.SheetAsked;
import care.throughline.schedule.SheetDropped;
import care.throughline.schedule.SheetSigned;
import care.throughline.worklist.PageItems;
import care.throughline.worklist.Urgency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts sheets of group sessions on the work list. The schedule and the list do not know each other:
 * news of the one becomes items of the other here, in the same transaction.
 */
@Component
final class SheetItems {

  private final PageItems items;
  private final StaffMembers staff;

  SheetItems(PageItems items, StaffMembers staff) {
    this.items = items;
    this.staff = staff;
  }

  @EventListener
  void on(SheetAsked asked) {
    Optional<Staff> facilitator = working(asked.facilitator(), asked.site());
    Optional<Staff> other =
        Optional.ofNullable(asked.coFacilitator()).flatMap(id -> working(id, asked.site()));
    items.open(
        new PageItems.NewPage(
            path(asked.groupSession()),
            asked.about(),
            asked.site(),
            Texts.kept("workspace.sheet-item.name"),
            Texts.kept("workspace.sheet-item.why"),
            roles(other),
            Urgency.ROUTINE,
            asked.dueAt(),
            facilitator.or(() -> other).map(Staff::id).orElse(null),
            other.map(Staff::id).orElse(null)));
  }

  @EventListener
  void on(SheetSigned signed) {
    items.done(path(signed.groupSession()), signed.by());
  }

  @EventListener
  void on(SheetDropped dropped) {
    items.dropped(path(dropped.groupSession()));
  }

  /** Where the sheet is done. */
  static String path(UUID groupSession) {
    return "/group-sessions/" + groupSession + "/sheet";
  }

  /** Supervisors see it from the start, so that nothing overdue is hidden from them. */
  private static Set<Role> roles(Optional<Staff> other) {
    Set<Role> roles = EnumSet.of(Role.FACILITATOR, Role.SUPERVISOR);
    other
        .filter(member -> member.has(Role.THERAPIST))
        .ifPresent(member -> roles.add(Role.THERAPIST));
    return roles;
  }

  /** Whoever has left holds nothing. */
  private Optional<Staff> working(StaffId id, String site) {
    return staff.at(site).stream().filter(member -> member.id().equals(id)).findFirst();
  }
}
