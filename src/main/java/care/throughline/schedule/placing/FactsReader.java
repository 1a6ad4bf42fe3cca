package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Room;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gathers the facts for placing one person; the same number of statements for any clinic. */
@Component
class FactsReader {

  private final Clock clock;
  private final Sites sites;
  private final SeekerReader seekers;
  private final SupplyReader supply;
  private final TakenTimes taken;

  FactsReader(
      Clock clock, Sites sites, SeekerReader seekers, SupplyReader supply, TakenTimes taken) {
    this.clock = clock;
    this.sites = sites;
    this.seekers = seekers;
    this.supply = supply;
    this.taken = taken;
  }

  /**
   * The facts for a place from the first open day after today on.
   *
   * @throws ScheduleRefused when nobody confirmed a level of care yet
   */
  PlacingFacts of(Episode episode) {
    Site site = sites.get(episode.site());
    LocalDate from = site.openDaysAfter(site.dayOf(clock.instant()), 1);
    SeekerReader.Known known =
        Objects.requireNonNull(seekers.known(List.of(episode.id()), from).get(episode.id()));
    String level = known.level();
    if (level == null) {
      throw new ScheduleRefused(Texts.of("schedule-placing.refused.no-level"));
    }
    Period period = new Period(from, from.plusWeeks(known.weeks()), site);
    List<Practice> therapists = supply.therapists(site);
    List<Room> rooms = supply.rooms(site);
    List<UUID> resources = new ArrayList<>(List.of(episode.person().value()));
    therapists.forEach(therapist -> resources.add(therapist.staff().value()));
    rooms.forEach(room -> resources.add(room.id().value()));
    Map<UUID, WeekMinutes> busy = taken.of(site, period, resources, List.of(episode.id()), null);
    Seeker seeker =
        known.seeker(
            level,
            seekers.wishes(List.of(known.person())).getOrDefault(known.person(), Wishes.NONE),
            busy.getOrDefault(known.person().value(), new WeekMinutes()),
            new Place(null, known.therapist(), known.hour(), known.room()));
    return new PlacingFacts(
        seeker,
        period,
        known.seat(),
        known.hourMinutes(),
        supply.groups(site, period, List.of(known.person())),
        therapists.stream()
            .map(
                therapist ->
                    SupplyReader.facts(
                        therapist,
                        known.seen() && therapist.staff().equals(known.therapist()) ? 1 : 0,
                        busy.getOrDefault(therapist.staff().value(), new WeekMinutes())))
            .toList(),
        rooms.stream()
            .map(
                room ->
                    SupplyReader.facts(
                        room, busy.getOrDefault(room.id().value(), new WeekMinutes())))
            .toList());
  }
}
