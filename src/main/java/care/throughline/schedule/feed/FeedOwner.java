package care.throughline.schedule.feed;

import care.throughline.access.StaffId;
import care.throughline.person.PersonId;
import java.util.UUID;

/** Whose appointments a feed shows. */
public sealed interface FeedOwner {

  /** The id of the member of staff or of the person. */
  UUID value();

  /** A member of staff: what they lead, their other busy time and their leave. */
  record OfStaff(StaffId id) implements FeedOwner {
    @Override
    public UUID value() {
      return id.value();
    }
  }

  /** A person in care: their sessions. */
  record OfPerson(PersonId id) implements FeedOwner {
    @Override
    public UUID value() {
      return id.value();
    }
  }
}
