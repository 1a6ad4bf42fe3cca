package care.throughline.worklist;

/** How pressing an item is; decides the ladder it climbs when it is late (domain guide 4.13). */
public enum Urgency {
  ROUTINE,
  HIGH,
  URGENT,
  EMERGENCY;

  /** Its place in lists, 0 first, as the column {@code priority} has it. */
  short priority() {
    return (short) (EMERGENCY.ordinal() - ordinal());
  }
}
