package care.throughline.schedule.placing;

import care.throughline.person.PersonId;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Company;
import java.util.List;
import java.util.UUID;

/**
 * A group, as far as the rules need to know.
 *
 * @param company who is in it from the first day on
 * @param joinDays calendar days from its first one in which a closed group may be joined
 * @param meetings of the group's week, in order
 */
record GroupFacts(CareGroup group, Company company, int joinDays, List<WeekTime> meetings) {

  static GroupFacts of(CareGroup group, Company company, int joinDays) {
    return new GroupFacts(
        group,
        company,
        joinDays,
        group.meetings().stream()
            .map(meeting -> WeekTime.of(meeting.weekday(), meeting.starts(), meeting.minutes()))
            .toList());
  }

  UUID id() {
    return group.id().value();
  }

  String name() {
    return group.name();
  }

  String level() {
    return group.level();
  }

  String track() {
    return group.track().key();
  }

  String language() {
    return group.language();
  }

  int capacity() {
    return group.capacity();
  }

  int freeSeats() {
    return company.free();
  }

  boolean telehealth() {
    return group.telehealth();
  }

  /** After that person joined it. */
  GroupFacts with(PersonId person) {
    return new GroupFacts(group, company.and(person), joinDays, meetings);
  }
}
