package care.throughline.schedule.group;

import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts seats. */
@Component
public class GroupCensus {

  private final GroupRows groups;
  private final SeatRows seats;
  private final WaitingOrder waiting;
  private final GroupSettings settings;
  private final UndatedMeetings undated;

  GroupCensus(
      GroupRows groups,
      SeatRows seats,
      WaitingOrder waiting,
      GroupSettings settings,
      UndatedMeetings undated) {
    this.groups = groups;
    this.seats = seats;
    this.waiting = waiting;
    this.settings = settings;
    this.undated = undated;
  }

  /** All running groups of a site, by name. */
  public List<Census> at(String site, LocalDate on) {
    return groups.running(site).stream().map(group -> of(group, on)).toList();
  }

  /**
   * Dates from one day to another, both included, on which groups of a site cannot meet because
   * their staff or their room are booked for something else; soonest first.
   */
  public List<UndatedMeeting> undated(String site, LocalDate from, LocalDate to) {
    return undated.groupsMissing(site, from, to).stream()
        .flatMap(group -> groups.find(group).stream())
        .flatMap(group -> undated.of(group).stream())
        .filter(date -> !date.day().isBefore(from) && !date.day().isAfter(to))
        .sorted(Comparator.comparing(UndatedMeeting::day))
        .toList();
  }

  /** One group on one day. */
  public Census of(CareGroup group, LocalDate on) {
    List<Seat> current = seats.overlapping(group.id(), on, null);
    int enrolled = 0;
    int held = 0;
    List<Seat> beyond = new ArrayList<>();
    for (Seat seat : current) {
      if (seat.state() == SeatState.ENROLLED && !seat.from().isAfter(on)) {
        enrolled++;
      } else {
        held++;
      }
      if (seat.overrideReason() != null) {
        beyond.add(seat);
      }
    }
    long used =
        current.stream()
            .map(Seat::seatNo)
            .filter(number -> number <= group.capacity())
            .distinct()
            .count();
    return new Census(
        group,
        enrolled,
        held,
        group.capacity() - (int) used,
        waiting.waitingFor(group).size(),
        beyond,
        warnings(group, on, enrolled, held));
  }

  private List<String> warnings(CareGroup group, LocalDate on, int enrolled, int held) {
    List<String> found = new ArrayList<>();
    int people = enrolled + held;
    if (people > group.capacity()) {
      found.add(Texts.of("schedule-group.census.too-many", people, group.capacity()));
    }
    if (!on.isBefore(group.startsOn()) && people < group.minimum()) {
      found.add(Texts.of("schedule-group.census.too-few", group.minimum()));
    }
    if (100 * people >= settings.noticePercent() * group.capacity()) {
      found.add(Texts.of("schedule-group.census.full", 100 * people / group.capacity()));
    }
    if (people >= settings.coFacilitatorFrom() && group.coFacilitator() == null) {
      found.add(Texts.of("schedule-group.census.one-facilitator", people));
    }
    undated.of(group).forEach(date -> found.add(date.words()));
    return found;
  }
}
