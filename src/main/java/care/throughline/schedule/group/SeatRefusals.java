package care.throughline.schedule.group;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.web.Counted;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody is told who gets no seat: who was quicker, and what is free elsewhere. */
@Component
class SeatRefusals {

  private static final int OFFERED_INSTEAD = 3;

  private final Clock clock;
  private final Sites sites;
  private final StaffMembers staff;
  private final GroupRows groups;
  private final SeatRows seats;
  private final Companies companies;
  private final GroupFit fit;
  private final WaitingOrder waiting;

  SeatRefusals(
      Clock clock,
      Sites sites,
      StaffMembers staff,
      GroupRows groups,
      SeatRows seats,
      Companies companies,
      GroupFit fit,
      WaitingOrder waiting) {
    this.clock = clock;
    this.sites = sites;
    this.staff = staff;
    this.groups = groups;
    this.seats = seats;
    this.companies = companies;
    this.fit = fit;
    this.waiting = waiting;
  }

  /** No seat is free in the group over the period. */
  ScheduleRefused full(
      CareGroup group, EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    String last =
        seats
            .latestTaken(group.id(), from, until)
            .map(seat -> " The last one was taken by " + who(seat) + " " + when(group, seat) + ".")
            .orElse("");
    List<String> instead = new ArrayList<>(groupsInstead(group, episode, from, until));
    int rank = waiting.rank(group, episode);
    instead.add(
        "Waiting list of "
            + group.name()
            + ": "
            + (rank == 1 ? "they would be served next" : "they would be number " + rank));
    return ScheduleRefused.taken(
        group.name()
            + " is full: all "
            + group.capacity()
            + " seats are taken over that period."
            + last
            + " Choose another group, or put the person on the waiting list.",
        instead);
  }

  private List<String> groupsInstead(
      CareGroup full, EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    record Open(CareGroup group, int free) {}
    Map<CareGroupId, Company> companies = this.companies.at(full.site(), from, until, List.of());
    return groups.running(full.site()).stream()
        .filter(group -> !group.id().equals(full.id()) && group.level().equals(full.level()))
        .map(group -> new Open(group, companies.getOrDefault(group.id(), Company.NONE).free()))
        .filter(open -> open.free() > 0)
        .sorted(
            Comparator.comparing((Open open) -> open.group().track() != full.track())
                .thenComparing(Comparator.comparingInt(Open::free).reversed())
                .thenComparing(open -> open.group().name()))
        .filter(open -> fit.misfits(open.group(), episode, from, until).isEmpty())
        .limit(OFFERED_INSTEAD)
        .map(
            open ->
                open.group().name()
                    + " ("
                    + open.group().track().key()
                    + (open.group().telehealth() ? ", telehealth" : "")
                    + "): "
                    + Counted.of(open.free(), "free seat", "free seats"))
        .toList();
  }

  private String who(Seat seat) {
    return staff
        .named(seat.takenBy())
        .map(
            member ->
                Stream.of(member.name().split("\\s+")).findFirst().orElse(member.name())
                    + member.roles().stream()
                        .min(Comparator.naturalOrder())
                        .map(Role::words)
                        .map(role -> " (" + role + ")")
                        .orElse(""))
        .orElse("the pathway");
  }

  private String when(CareGroup group, Seat seat) {
    Site site = sites.get(group.site());
    return new TimeTexts(clock.instant(), site.zone()).when(seat.takenAt());
  }
}
