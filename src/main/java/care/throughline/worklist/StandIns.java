package care.throughline.worklist;

import care.throughline.access.Cover;
import care.throughline.access.Covers;
import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who gets an item that is meant for somebody who may be away: they themselves, their stand-in as
 * far as the stand-in's own roles reach, or everyone in its roles.
 */
@Component
public class StandIns {

  private final Covers covers;
  private final StaffMembers staff;

  StandIns(Covers covers, StaffMembers staff) {
    this.covers = covers;
    this.staff = staff;
  }

  /** True while nothing may be given to that member. */
  public boolean away(StaffId member) {
    return covers.running(member).isPresent();
  }

  /**
   * Who holds the item in the end.
   *
   * @param meant whose it would be if nobody were away
   * @param roles keys of the roles that may do it
   * @param sharedWith who may do it whatever their roles; null when nobody
   * @return null when it belongs to everyone in its roles
   */
  public @Nullable StaffId holder(
      StaffId meant, String site, Collection<String> roles, @Nullable StaffId sharedWith) {
    Optional<Cover> cover = covers.running(meant);
    if (cover.isEmpty()) {
      return meant;
    }
    StaffId standIn = cover.get().standIn();
    if (standIn == null || away(standIn)) {
      return null;
    }
    return staff.at(site).stream()
        .filter(member -> member.id().equals(standIn) && mayDo(member, roles, sharedWith))
        .map(Staff::id)
        .findFirst()
        .orElse(null);
  }

  private static boolean mayDo(
      Staff member, Collection<String> roles, @Nullable StaffId sharedWith) {
    return member.id().equals(sharedWith)
        || member.has(Role.SUPERVISOR)
        || roles.stream().anyMatch(member.roleKeys()::contains);
  }
}
