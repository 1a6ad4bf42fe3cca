package care.throughline.worklist;

import care.throughline.access.Cover;
import care.throughline.access.Covers;
import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private final Sites sites;
  private final Clock clock;

  StandIns(Covers covers, StaffMembers staff, Sites sites, Clock clock) {
    this.covers = covers;
    this.staff = staff;
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * That somebody is away.
   *
   * @param last day away, in the zone of their site
   * @param standIn who gets what would be theirs; null when nobody may
   */
  record Absence(Staff member, LocalDate last, @Nullable Staff standIn) {}

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

  /**
   * The absence of a member which runs now, as it bears on one item.
   *
   * @return empty when they are here
   */
  Optional<Absence> absence(StaffId meant, String site, WorkItem item) {
    return covers
        .running(meant)
        .map(
            cover -> {
              StaffId holder = holder(meant, site, item.roles(), sharedWith(item));
              return new Absence(
                  staff.find(meant).orElseThrow(),
                  cover.last(),
                  holder == null ? null : staff.find(holder).orElseThrow());
            });
  }

  /** Everyone at the site who is away now, with the last day of it. */
  public Map<StaffId, LocalDate> away(String site) {
    LocalDate today = sites.get(site).dayOf(clock.instant());
    return covers.at(site).stream()
        .filter(cover -> cover.on(today))
        .collect(Collectors.toUnmodifiableMap(Cover::staff, Cover::last));
  }

  /** Who may take a page from whoever holds it; null when nobody, and for a task. */
  static @Nullable StaffId sharedWith(WorkItem item) {
    return item.subject() instanceof WorkItem.Page page ? page.sharedWith() : null;
  }

  private static boolean mayDo(
      Staff member, Collection<String> roles, @Nullable StaffId sharedWith) {
    return member.id().equals(sharedWith)
        || member.has(Role.SUPERVISOR)
        || roles.stream().anyMatch(member.roleKeys()::contains);
  }
}
