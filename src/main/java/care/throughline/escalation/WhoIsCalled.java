package care.throughline.escalation;

import care.throughline.access.Cover;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who of a site is called at a moment. Whoever is away is passed over for their stand-in; when it
 * is urgent they are called besides. Somebody is always called, if anybody works at the site at
 * all.
 *
 * @param staff active staff of the site
 * @param away who is away now
 * @param onCall who the rota says is on call now; empty where it has a gap
 */
record WhoIsCalled(List<Staff> staff, Map<StaffId, Cover> away, List<StaffId> onCall) {

  /**
   * Whom the targets of a rung are.
   *
   * @param owner who holds the item; null while nobody does
   * @param roles keys of the roles it was opened for
   * @param urgent leave does not keep anybody from being called
   */
  Set<StaffId> of(
      Collection<Target> targets, @Nullable StaffId owner, List<String> roles, boolean urgent) {
    Set<StaffId> called = new LinkedHashSet<>();
    for (Target target : targets) {
      called.addAll(of(target, owner, roles, urgent));
    }
    if (called.isEmpty()) {
      called.addAll(inRoles(roles, urgent));
    }
    if (called.isEmpty()) {
      called.addAll(
          those(member -> member.has(Role.SUPERVISOR) || member.has(Role.DIRECTOR), true));
    }
    if (called.isEmpty()) {
      called.addAll(those(Staff::seesPeople, true));
    }
    return called;
  }

  private Set<StaffId> of(
      Target target, @Nullable StaffId owner, List<String> roles, boolean urgent) {
    return switch (target) {
      case ASSIGNEE -> holder(owner, roles, urgent);
      case STAND_IN -> standIn(owner);
      case TEAM -> inRoles(roles, urgent);
      case SUPERVISOR -> those(member -> member.has(Role.SUPERVISOR), urgent);
      case DIRECTOR -> those(member -> member.has(Role.DIRECTOR), urgent);
      case ON_CALL -> onCall(urgent);
    };
  }

  private Set<StaffId> holder(@Nullable StaffId owner, List<String> roles, boolean urgent) {
    if (owner == null) {
      return inRoles(roles, urgent);
    }
    if (!away.containsKey(owner)) {
      return Set.of(owner);
    }
    Set<StaffId> called = new LinkedHashSet<>(standIn(owner));
    if (called.isEmpty()) {
      called.addAll(inRoles(roles, urgent));
    }
    if (urgent) {
      called.add(owner);
    }
    return called;
  }

  private Set<StaffId> standIn(@Nullable StaffId absent) {
    Cover cover = absent == null ? null : away.get(absent);
    StaffId standIn = cover == null ? null : cover.standIn();
    boolean here =
        standIn != null
            && !away.containsKey(standIn)
            && staff.stream().anyMatch(member -> member.id().equals(standIn));
    return here ? Set.of(standIn) : Set.of();
  }

  private Set<StaffId> inRoles(List<String> roles, boolean urgent) {
    return those(member -> roles.stream().anyMatch(member.roleKeys()::contains), urgent);
  }

  private Set<StaffId> onCall(boolean urgent) {
    Set<StaffId> known = new LinkedHashSet<>();
    staff.stream().map(Staff::id).filter(onCall::contains).forEach(known::add);
    if (known.isEmpty()) {
      known.addAll(those(member -> member.has(Role.ONCALL), urgent));
    }
    if (known.isEmpty()) {
      known.addAll(those(member -> member.has(Role.SUPERVISOR) || member.has(Role.DIRECTOR), true));
    }
    return known;
  }

  private Set<StaffId> those(Predicate<Staff> which, boolean urgent) {
    Set<StaffId> called = new LinkedHashSet<>();
    for (Staff member : staff) {
      if (which.test(member)) {
        if (away.containsKey(member.id())) {
          called.addAll(standIn(member.id()));
        }
        if (urgent || !away.containsKey(member.id())) {
          called.add(member.id());
        }
      }
    }
    return called;
  }
}
