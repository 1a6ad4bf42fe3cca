package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.util.UUID;

/** Why a plan no longer works. */
public sealed interface Cause {

  /** The id of what is lost. */
  UUID lost();

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
   * @throws IllegalArgumentException for any other key
   */
  static Cause of(String key, UUID lost) {
    return switch (key) {
      case "therapist" -> new TherapistLeaves(new StaffId(lost));
      case "room" -> new RoomLost(lost);
      case "group" -> new GroupDissolved(lost);
      default -> throw new IllegalArgumentException("There is no cause called " + key + ".");
    };
  }
}
