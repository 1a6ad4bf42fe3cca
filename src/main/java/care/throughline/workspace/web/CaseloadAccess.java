package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Whose caseload a reader may look at: their own, or as supervisor or director any at the site. */
@Component
class CaseloadAccess {

  private final StaffMembers staff;

  CaseloadAccess(StaffMembers staff) {
    this.staff = staff;
  }

  /** The therapists of the reader's site whose caseload they may look at, themselves first. */
  List<Staff> choices(Staff reader) {
    if (!Overseers.include(reader)) {
      if (!reader.has(Role.THERAPIST)) {
        throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      }
      return List.of(reader);
    }
    return staff.at(reader.site()).stream()
        .filter(member -> member.has(Role.THERAPIST))
        .sorted(Comparator.comparing((Staff member) -> !member.id().equals(reader.id())))
        .toList();
  }

  /**
   * The therapist that was asked for, or the first choice.
   *
   * @return null when the site has no therapist
   * @throws NoSuchElementException when the reader may not look at theirs
   */
  static @Nullable Staff chosen(List<Staff> choices, @Nullable UUID of) {
    if (of == null) {
      return choices.isEmpty() ? null : choices.get(0);
    }
    return choices.stream()
        .filter(member -> member.id().value().equals(of))
        .findFirst()
        .orElseThrow();
  }
}
