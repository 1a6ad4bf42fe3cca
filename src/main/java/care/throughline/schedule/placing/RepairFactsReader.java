package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Room;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the facts for mending a plan; the same number of statements for any number of people. */
@Component
class RepairFactsReader {

  private static final int HOUR_MINUTES = 60;

  private static final String WITH_HOUR =
      """
      select a.episode from therapist_assignment a join episode e on e.id = a.episode
      where e.site = :site and e.closed_at is null and (upper_inf(a.during) or upper(a.during) > :from)
      """;
  private static final String WITH_SEAT =
      """
      select distinct s.episode from seat s join episode e on e.id = s.episode
      where e.site = :site and e.closed_at is null and s.state in ('reserved', 'enrolled', 'onHold')
        and (upper_inf(s.during) or upper(s.during) > :from) and s.care_group = :lost
      union
      select s.episode from seat s join care_group g on g.id = s.care_group join episode e on e.id = s.episode
      where e.site = :site and e.closed_at is null and e.discharged_at is null and e.state <> 'onhold'
        and s.care_group = :lost and s.state = 'released' and s.released_at >= g.dissolved_at
        and not exists (
          select 1 from seat o
          where o.episode = s.episode and o.state in ('reserved', 'enrolled', 'onHold') and (upper_inf(o.during) or upper(o.during) > :from)
            and coalesce(upper(o.during) - lower(o.during), 2) > 1)
      """;

  private final JdbcClient jdbc;
  private final SeekerReader seekers;
  private final SupplyReader supply;
  private final TakenTimes taken;

  RepairFactsReader(JdbcClient jdbc, SeekerReader seekers, SupplyReader supply, TakenTimes taken) {
    this.jdbc = jdbc;
    this.seekers = seekers;
    this.supply = supply;
    this.taken = taken;
  }

  RepairFacts of(Site site, Cause cause, LocalDate from) {
    Period period = new Period(from, cause.until(from), site);
    List<EpisodeId> episodes = affected(site, cause, from);
    Collection<SeekerReader.Known> known = seekers.known(episodes, from).values();
    List<PersonId> people = known.stream().map(SeekerReader.Known::person).toList();
    List<Practice> therapists =
        supply.therapists(site).stream()
            .filter(one -> !one.staff().value().equals(cause.lost()))
            .toList();
    List<Room> rooms =
        supply.rooms(site).stream()
            .filter(room -> !room.id().value().equals(cause.lost()))
            .toList();
    List<UUID> resources = new ArrayList<>();
    people.forEach(person -> resources.add(person.value()));
    therapists.forEach(therapist -> resources.add(therapist.staff().value()));
    rooms.forEach(room -> resources.add(room.id().value()));
    UUID dissolved = cause instanceof Cause.GroupDissolved group ? group.group() : null;
    Map<UUID, WeekMinutes> busy = taken.of(site, period, resources, episodes, dissolved);
    Map<UUID, GroupFacts> groups =
        supply.groups(site, period, people).stream()
            .collect(Collectors.toMap(GroupFacts::id, Function.identity()));
    Map<PersonId, Wishes> wishes = seekers.wishes(people);
    Map<StaffId, Long> fewer =
        known.stream()
            .filter(one -> one.seen() && one.therapist() != null)
            .collect(
                Collectors.groupingBy(
                    one -> Objects.requireNonNull(one.therapist()), Collectors.counting()));
    return new RepairFacts(
        cause,
        period,
        known.stream().mapToInt(SeekerReader.Known::hourMinutes).max().orElse(HOUR_MINUTES),
        known.stream()
            .map(
                one ->
                    affected(
                        one,
                        cause,
                        groups,
                        wishes.getOrDefault(one.person(), Wishes.NONE),
                        busy.getOrDefault(one.person().value(), new WeekMinutes())))
            .toList(),
        dissolved == null
            ? List.of()
            : groups.values().stream()
                .filter(group -> !group.id().equals(dissolved))
                .sorted(Comparator.comparing(GroupFacts::name))
                .toList(),
        therapists.stream()
            .map(
                one ->
                    SupplyReader.facts(
                        one,
                        fewer.getOrDefault(one.staff(), 0L).intValue(),
                        busy.getOrDefault(one.staff().value(), new WeekMinutes())))
            .toList(),
        rooms.stream()
            .map(
                room ->
                    SupplyReader.facts(
                        room, busy.getOrDefault(room.id().value(), new WeekMinutes())))
            .toList());
  }

  private List<EpisodeId> affected(Site site, Cause cause, LocalDate from) {
    String sql =
        cause instanceof Cause.TherapistLeaves
            ? WITH_HOUR + " and a.therapist = :lost"
            : cause instanceof Cause.TherapistAway
                ? WITH_HOUR + " and a.therapist = :lost and lower(a.during) < :until"
                : cause instanceof Cause.RoomLost ? WITH_HOUR + " and a.room = :lost" : WITH_SEAT;
    return jdbc
        .sql(sql)
        .param("site", site.id())
        .param("from", from)
        .param("lost", cause.lost())
        .param("until", cause.until(from))
        .query(UUID.class)
        .list()
        .stream()
        .distinct()
        .map(EpisodeId::new)
        .toList();
  }

  private static Affected affected(
      SeekerReader.Known one,
      Cause cause,
      Map<UUID, GroupFacts> groups,
      Wishes wishes,
      WeekMinutes busy) {
    Place before =
        new Place(
            one.seat(),
            one.seen() ? one.therapist() : null,
            one.seen() ? one.hour() : null,
            one.seen() ? one.room() : null);
    StaffId therapist = before.therapist();
    StaffId former = therapist != null && therapist.value().equals(cause.lost()) ? null : therapist;
    GroupFacts group = one.seat() == null ? null : groups.get(one.seat());
    String level = one.level() != null ? one.level() : group == null ? "" : group.level();
    return new Affected(
        one.seeker(
            level, wishes, busy, new Place(one.seat(), former, before.hour(), before.room())),
        before,
        group);
  }
}
