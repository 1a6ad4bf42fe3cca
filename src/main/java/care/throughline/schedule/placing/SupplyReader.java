package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.person.PersonId;
import care.throughline.schedule.booking.Credential;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.Companies;
import care.throughline.schedule.group.Company;
import care.throughline.schedule.group.GroupSettings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads which groups, therapists and rooms a site has; a fixed number of statements. */
@Component
class SupplyReader {

  private final CareGroups groups;
  private final Companies companies;
  private final Practices practices;
  private final Rooms rooms;
  private final GroupSettings settings;

  SupplyReader(
      CareGroups groups,
      Companies companies,
      Practices practices,
      Rooms rooms,
      GroupSettings settings) {
    this.groups = groups;
    this.companies = companies;
    this.practices = practices;
    this.rooms = rooms;
    this.settings = settings;
  }

  /** Who sees people at the site, by name. */
  List<Practice> therapists(Site site) {
    return practices.therapistsAt(site);
  }

  List<Room> rooms(Site site) {
    return rooms.at(site.id());
  }

  /**
   * Groups that run or will run, by name, with what is free from the first day on.
   *
   * @param people who would join
   */
  List<GroupFacts> groups(Site site, Period period, Collection<PersonId> people) {
    Map<CareGroupId, Company> company = companies.at(site.id(), period.from(), null, people);
    return groups.at(site.id()).stream()
        .filter(group -> group.endsOn() == null || !group.endsOn().isBefore(period.from()))
        .filter(group -> company.containsKey(group.id()))
        .map(
            group ->
                GroupFacts.of(
                    group, Objects.requireNonNull(company.get(group.id())), settings.joinDays()))
        .toList();
  }

  static TherapistFacts facts(Practice practice, int fewer, WeekMinutes taken) {
    return new TherapistFacts(
        practice.staff(),
        practice.name(),
        practice.languages(),
        practice.gender(),
        practice.caseload() - fewer,
        practice.warnAt(),
        practice.blockAt(),
        ends(practice),
        practice.hours().stream()
            .map(
                hours ->
                    new WeekTime(
                        hours.weekday(),
                        hours.from().toSecondOfDay() / 60,
                        hours.until().toSecondOfDay() / 60))
            .toList(),
        leave(practice),
        taken);
  }

  /** Who leaves is away from the day after the last one. */
  private static List<Days> leave(Practice practice) {
    LocalDate last = practice.leavesOn();
    return Stream.concat(
            practice.leave().stream().map(one -> new Days(one.first(), one.last().plusDays(1))),
            last == null ? Stream.empty() : Stream.of(new Days(last.plusDays(1), LocalDate.MAX)))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable LocalDate ends(Practice practice) {
    return practice.credentials().stream()
        .map(Credential::expiresOn)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  static RoomFacts facts(Room room, WeekMinutes taken) {
    return new RoomFacts(room.id().value(), room.name(), room.capacity(), room.accessible(), taken);
  }
}
