package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a plan no longer works. */
public sealed interface Cause {

  /** What is lost for good is mended for the length of a usual programme (domain guide 1). */
  int WEEKS = 12;

  /** The id of what is lost. */
  UUID lost();

  /**
   * The first day that need not be mended.
   *
   * @param from first day on which what is lost is missing
   */
  default LocalDate until(LocalDate from) {
    return from.plusWeeks(WEEKS);
  }

  /** As it is stored. */
  String key();

  /** A therapist sees nobody from then on. */
  record TherapistLeaves(StaffId therapist) implements Cause {

    @Override
    public UUID lost() {
      return therapist.value();
    }

    @Override
    public String key() {
      return "therapist";
    }
  }

  /**
   * A therapist is away for longer than single sessions can be moved for, and comes back.
   *
   * @param leave id of the leave
   * @param last the last day away
   */
  record TherapistAway(StaffId therapist, UUID leave, LocalDate last) implements Cause {

    @Override
    public UUID lost() {
      return therapist.value();
    }

    @Override
    public String key() {
      return "leave";
    }

    @Override
    public LocalDate until(LocalDate from) {
      return last.plusDays(1);
    }
  }

  /** A room cannot be used from then on. */
  record RoomLost(UUID room) implements Cause {

    @Override
    public UUID lost() {
      return room;
    }

    @Override
    public String key() {
      return "room";
    }
  }

  /** A group ends before its people do. */
  record GroupDissolved(UUID group) implements Cause {

    @Override
    public UUID lost() {
      return group;
    }

    @Override
    public String key() {
      return "group";
    }
  }

  /**
   * The cause with that key.
   *
   * @param leave id of the leave; null for any other cause
   * @param last the last day away; null for any other cause
   * @throws IllegalArgumentException for any other key
   */
  static Cause of(String key, UUID lost, @Nullable UUID leave, @Nullable LocalDate last) {
    return switch (key) {
      case "therapist" -> new TherapistLeaves(new StaffId(lost));
      case "leave" ->
          new TherapistAway(
              new StaffId(lost), Objects.requireNonNull(leave), Objects.requireNonNull(last));
      case "room" -> new RoomLost(lost);
      case "group" -> new GroupDissolved(lost);
      default -> throw new IllegalArgumentException("There is no cause called " + key + ".");
    };
  }
}
