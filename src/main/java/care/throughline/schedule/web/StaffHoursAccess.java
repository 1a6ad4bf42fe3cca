package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds staff through their reader: who works at another site is not there. */
@Component
final class StaffHoursAccess {

  private final StaffMembers members;
  private final Practices practices;

  StaffHoursAccess(StaffMembers members, Practices practices) {
    this.members = members;
    this.practices = practices;
  }

  /**
   * A member of staff of the reader's site.
   *
   * @throws NoSuchElementException when there is none
   */
  StaffId member(UUID id, Staff reader) {
    return members
        .find(new StaffId(id))
        .filter(member -> member.site().equals(reader.site()))
        .orElseThrow(() -> new NoSuchElementException("There is no such member of staff."))
        .id();
  }

  /** How those of the reader's site work who work with people in care, by name. */
  List<Practice> listed(Staff reader) {
    Set<StaffId> caring = withRole(reader, Role::seesPeople);
    return practices.at(reader.site()).stream()
        .filter(practice -> caring.contains(practice.staff()))
        .toList();
  }

  /** Who has a caseload: those whom people can be assigned to. */
  Set<StaffId> therapists(Staff reader) {
    return withRole(reader, role -> role == Role.THERAPIST);
  }

  private Set<StaffId> withRole(Staff reader, Predicate<Role> role) {
    return members.at(reader.site()).stream()
        .filter(member -> member.roles().stream().anyMatch(role))
        .map(Staff::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
