package care.throughline.schedule.group;

import java.util.List;

/**
 * Who has, holds and waits for the seats of a group on one day.
 *
 * @param enrolled people who come
 * @param held offered, reserved and on hold
 * @param free seats nobody has on that day or holds for later
 * @param waiting how many wait for a seat in it
 * @param beyond seats above the capacity, each with a reason
 * @param warnings what somebody should look at, in words; may be empty
 */
public record Census(
    CareGroup group,
    int enrolled,
    int held,
    int free,
    int waiting,
    List<Seat> beyond,
    List<String> warnings) {

  /** Seats in use or held as a share of the capacity, in percent; above 100 after an override. */
  public int percent() {
    return 100 * (enrolled + held) / group.capacity();
  }
}
