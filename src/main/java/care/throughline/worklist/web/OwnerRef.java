package care.throughline.worklist.web;

import care.throughline.access.Staff;

/**
 * A member of staff who holds something.
 *
 * @param me true when it is the reader
 */
public record OwnerRef(String name, String initials, boolean me) {

  public static OwnerRef of(Staff staff, Staff reader) {
    return new OwnerRef(staff.name(), staff.initials(), staff.id().equals(reader.id()));
  }
}
