package care.throughline.schedule.group;

import care.throughline.schedule.ScheduleRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with a group that somebody wants, each with the way out. */
@Component
class GroupFindings {

  private static final int MOST_SEATS = 30;

  /**
   * Refuses what cannot be.
   *
   * @param known the group as it is; null for a new one
   */
  void refuse(NewCareGroup wished, @Nullable CareGroup known) {
    List<String> found = new ArrayList<>(figures(wished));
    if (!found.isEmpty()) {
      throw new ScheduleRefused(String.join(" ", found));
    }
  }

  static List<String> figures(NewCareGroup wished) {
    List<String> found = new ArrayList<>();
    if (wished.name().isBlank()) {
      found.add("The group has no name. Give it one that staff will recognise.");
    }
    if (wished.capacity() < 1 || wished.capacity() > MOST_SEATS) {
      found.add(
          "A group of "
              + wished.capacity()
              + " seats is not possible. Choose a capacity from 1 to "
              + MOST_SEATS
              + ".");
    }
    if (wished.minimum() < 1 || wished.minimum() > wished.capacity()) {
      found.add(
          "The minimum of "
              + wished.minimum()
              + " lies outside 1 to the capacity of "
              + wished.capacity()
              + ". Lower the minimum or raise the capacity.");
    }
    return found;
  }

  static ScheduleRefused nameTaken(String name, Throwable cause) {
    ScheduleRefused refused =
        new ScheduleRefused(
            "There is a group called \""
                + name.strip()
                + "\" already. Choose another name, or dissolve that group first.");
    refused.initCause(cause);
    return refused;
  }
}
