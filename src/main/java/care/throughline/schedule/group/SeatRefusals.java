package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Texts;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.TakenBy;
import care.throughline.schedule.WhoTook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody is told who gets no seat: who was quicker, and what is free elsewhere. */
@Component
class SeatRefusals {

  private static final int OFFERED_INSTEAD = 3;

  private final Clock clock;
  private final Sites sites;
  private final WhoTook who;
  private final GroupRows groups;
  private final SeatRows seats;
  private final Companies companies;
  private final GroupFit fit;
  private final WaitingOrder waiting;

  SeatRefusals(
      Clock clock,
      Sites sites,
      WhoTook who,
      GroupRows groups,
      SeatRows seats,
      Companies companies,
      GroupFit fit,
      WaitingOrder waiting) {
    this.clock = clock;
    this.sites = sites;
    this.who = who;
    this.groups = groups;
    this.seats = seats;
    this.companies = companies;
    this.fit = fit;
    this.waiting = waiting;
  }

  /** No seat is free in the group over the period. */
  ScheduleRefused full(
      CareGroup group, EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    List<Alternative> instead = new ArrayList<>(groupsInstead(group, episode, from, until));
    int rank = waiting.rank(group, episode);
    instead.add(
        new Alternative(
            Texts.of("schedule-group.full.waiting", group.name(), rank),
            Map.of("waiting", group.id().value().toString())));
    return ScheduleRefused.lost(
        Texts.of("schedule-group.full.what", group.name(), group.capacity()),
        seats.latestTaken(group.id(), from, until).map(seat -> by(group, seat)),
        Texts.of("schedule-group.full.instead"),
        instead);
  }

  /** The seat was given up meanwhile: who has its number now, and what is free. */
  ScheduleRefused givenUp(Seat seat) {
    CareGroup group = groups.find(seat.group()).orElseThrow();
    LocalDate today = sites.get(group.site()).dayOf(clock.instant());
    LocalDate from = seat.from().isBefore(today) ? today : seat.from();
    return ScheduleRefused.lost(
        Texts.of(
            "schedule-group.given-up.what", group.name(), String.valueOf(seat.releaseReason())),
        seats.overlapping(group.id(), from, seat.until()).stream()
            .filter(other -> other.seatNo() == seat.seatNo())
            .findFirst()
            .map(other -> by(group, other)),
        Texts.of("schedule-group.given-up.instead"),
        groupsInstead(group, seat.episode(), from, seat.until()));
  }

  private List<Alternative> groupsInstead(
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
                new Alternative(
                    Texts.of(
                        open.group().telehealth()
                            ? "schedule-group.full.open-telehealth"
                            : "schedule-group.full.open",
                        open.group().name(),
                        open.group().track().words(),
                        open.free()),
                    Map.of("group", open.group().id().value().toString(), "from", from.toString())))
        .toList();
  }

  private TakenBy by(CareGroup group, Seat seat) {
    return who.named(seat.takenBy(), seat.takenAt(), sites.get(group.site()).zone());
  }
}
