package care.throughline.schedule.group;

import java.time.LocalDate;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would join a group: what {@link GroupRule} asks about, whether a seat is taken or a
 * place is offered.
 *
 * @param from first day in the group, in the site's zone
 * @param until first day on which the seat is no longer needed; null when open-ended
 * @param company who is in the group on those days
 * @param joinDays calendar days from its first one in which a closed group may be joined
 */
public record Joining(
    Joiner joiner,
    CareGroup group,
    Company company,
    LocalDate from,
    @Nullable LocalDate until,
    int joinDays) {

  boolean closed() {
    return group.kind() == CareGroup.Kind.CLOSED;
  }

  boolean seated() {
    return company.members().contains(joiner.person());
  }

  /** True when somebody is in it whom they must not meet. */
  boolean apart() {
    return !Collections.disjoint(company.members(), joiner.mustNotMeet());
  }

  int newcomers() {
    return company.newcomersBeside(joiner.person());
  }

  /** True when they have a seat in the group until then, and only keep it for longer. */
  boolean stays() {
    return company.staying().contains(joiner.person());
  }

  /** True for a seat on a single day, for a session that is made up. */
  boolean visit() {
    return until != null && until.equals(from.plusDays(1));
  }
}
