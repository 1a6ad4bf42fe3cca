package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.platform.web.Counted;
import care.throughline.schedule.PlaceChanged;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.TherapistAssignments;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Publishes what {@link Repairs} proposed: one transaction that writes all of it or none. What is
 * lost for good is replaced; who is away for long has others stand in and finds everything again.
 */
@Component
public class RepairPublication {

  private final Clock clock;
  private final Sites sites;
  private final RepairFactsReader reader;
  private final RepairBook repairs;
  private final CastFactsReader castReader;
  private final CastBook casts;
  private final PlaceBook places;
  private final TherapistAssignments assignments;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final AuditTrail audit;
  private final PlaceTaken taken;

  RepairPublication(
      Clock clock,
      Sites sites,
      RepairFactsReader reader,
      RepairBook repairs,
      CastFactsReader castReader,
      CastBook casts,
      PlaceBook places,
      TherapistAssignments assignments,
      Transactions transactions,
      ApplicationEventPublisher events,
      AuditTrail audit,
      PlaceTaken taken) {
    this.clock = clock;
    this.sites = sites;
    this.reader = reader;
    this.repairs = repairs;
    this.castReader = castReader;
    this.casts = casts;
    this.places = places;
    this.assignments = assignments;
    this.transactions = transactions;
    this.events = events;
    this.audit = audit;
    this.taken = taken;
  }

  /**
   * Publishes a proposal: every change or none. Publishing twice changes nothing.
   *
   * @throws ScheduleRefused when the plan is not as it was when the proposal was made; the
   *     alternatives tell the difference
   */
  public Repair publish(RepairId id, Staff by) {
    Repairs.check(by);
    try {
      return transactions.call(
          () -> {
            Repair repair =
                repairs
                    .locked(id)
                    .filter(found -> found.site().equals(by.site()))
                    .orElseThrow(
                        () -> new ScheduleRefused(Texts.of("schedule-placing.repair.no-proposal")));
            if (repair.published()) {
              return repair;
            }
            if (repair.withdrawn()) {
              throw stale(List.of(Texts.of("schedule-placing.repair.withdrawn")));
            }
            Site site = sites.steady(repair.site());
            long moved =
                repairs.moved(
                    repair.replanned(),
                    repair.from(),
                    repair.replannedUntil(),
                    repair.proposedAt());
            CastFacts castFacts = castReader.of(site, repair.cause(), repair.from());
            RepairFacts facts =
                reader
                    .of(site, repair.cause(), repair.from())
                    .after(repair.casts(), castFacts.groups());
            List<String> differences = new ArrayList<>(groups(repair, castFacts));
            differences.addAll(differences(repair, facts));
            if (moved > 0) {
              differences.add(
                  Counted.of(moved, "session was", "sessions were")
                      + " moved to another time since.");
            }
            if (!differences.isEmpty()) {
              throw stale(differences);
            }
            write(repair, facts, by);
            return repairs.find(id).orElseThrow();
          });
    } catch (DataIntegrityViolationException lostRace) {
      throw stale(List.of(Texts.of("schedule-placing.repair.lost-race")));
    }
  }

  /** Groups that would be given other staff or another room now than the proposal says. */
  private static List<String> groups(Repair repair, CastFacts facts) {
    List<CastChange> now = CastPlanner.mend(facts);
    return Stream.concat(
            now.stream().filter(one -> !repair.casts().contains(one)),
            repair.casts().stream()
                .filter(one -> now.stream().noneMatch(other -> other.group().equals(one.group()))))
        .map(CastChange::group)
        .distinct()
        .map(
            id ->
                facts.groups().stream()
                    .filter(group -> group.id().equals(id))
                    .map(group -> Texts.of("schedule-placing.repair.group-changed", group.name()))
                    .findFirst()
                    .orElseGet(() -> Texts.of("schedule-placing.repair.some-group-changed")))
        .toList();
  }

  private void write(Repair repair, RepairFacts facts, Staff by) {
    writeGroups(repair, by);
    if (!(repair.cause() instanceof Cause.TherapistAway)) {
      repair
          .changes()
          .forEach(
              change ->
                  assignments.forget(
                      change.episode(),
                      new StaffId(repair.cause().lost()),
                      repair.from(),
                      by.actor()));
    }
    repairs.clear(repair.replanned(), repair.from(), repair.replannedUntil(), clock.instant());
    for (Change change : repair.changes()) {
      if (change.anotherHour()) {
        hour(repair, change, by);
      }
    }
    for (Change change : repair.changes()) {
      UUID group = change.after().group();
      if (change.group() && group != null) {
        places.move(
            change.episode(),
            group,
            repair.from(),
            facts.period().until(),
            Texts.kept("schedule-placing.repair.group-ends"),
            by.actor());
      }
      places.fit(change.episode());
      tell(repair, change.episode());
    }
    repairs.published(repair.id(), clock.instant(), by.username());
    audit.record(
        by.actor(),
        "repair.published",
        "repair",
        repair.id().value(),
        Map.of(
            "changes",
            repair.changes().size(),
            "stranded",
            repair.stranded().size(),
            "groups",
            repair.casts().size()));
  }

  /** For as long as somebody is away, or for good; somebody who comes back is waited for. */
  private void hour(Repair repair, Change change, Staff by) {
    LocalDate from = repair.from();
    LocalDate last =
        repair.cause() instanceof Cause.TherapistAway away
            ? away.last()
            : assignments
                .next(change.episode(), from)
                .map(next -> next.first().minusDays(1))
                .orElse(null);
    if (last == null && change.therapist()) {
      assignments.end(
          change.episode(),
          from.minusDays(1),
          Texts.kept("schedule-placing.repair.plan-mended"),
          by.actor());
    }
    places.assign(change.episode(), change.after(), from, last, by.actor());
  }

  private void writeGroups(Repair repair, Staff by) {
    for (CastChange change : repair.casts()) {
      if (change.found()) {
        if (repair.cause() instanceof Cause.TherapistAway away) {
          places.dateAll(change.group(), away.last());
        }
        casts.write(change, repair.cause(), repair.from(), clock.instant());
        audit.record(
            by.actor(),
            "group.castChanged",
            "group",
            change.group(),
            Map.of("repair", repair.id().value()));
        casts.seated(change.group(), repair.from()).forEach(episode -> tell(repair, episode));
      }
    }
  }

  /** The same occurrence for a person whose group and whose hour change: they are told once. */
  private void tell(Repair repair, EpisodeId episode) {
    events.publishEvent(
        new PlaceChanged(episode, "repair:" + repair.id().value() + ":" + episode.value()));
  }

  /** What is not as it was when the proposal was made, in words that name nobody in care. */
  private List<String> differences(Repair repair, RepairFacts facts) {
    Map<EpisodeId, Place> now = new HashMap<>();
    facts.affected().forEach(one -> now.put(one.seeker().episode(), one.before()));
    Map<EpisodeId, Place> then = new HashMap<>();
    repair.changes().forEach(one -> then.put(one.episode(), one.before()));
    repair.stranded().forEach(one -> then.put(one.episode(), one.before()));
    List<String> differences = new ArrayList<>();
    long more = now.keySet().stream().filter(one -> !then.containsKey(one)).count();
    long fewer = then.keySet().stream().filter(one -> !now.containsKey(one)).count();
    long other =
        now.entrySet().stream()
            .filter(
                one ->
                    then.containsKey(one.getKey())
                        && !Objects.equals(then.get(one.getKey()), one.getValue()))
            .count();
    if (more > 0) {
      differences.add(Texts.of("schedule-placing.repair.more-affected", more));
    }
    if (fewer > 0) {
      differences.add(Texts.of("schedule-placing.repair.fewer-affected", fewer));
    }
    if (other > 0) {
      differences.add(Texts.of("schedule-placing.repair.elsewhere", other));
    }
    if (!differences.isEmpty()) {
      return differences;
    }
    List<Change> earlier = new ArrayList<>();
    for (Change change : repair.changes()) {
      WeekTime hour = Objects.requireNonNull(change.after().hour());
      RepairPlanner.check(facts, earlier, change)
          .ifPresent(
              rule ->
                  differences.add(
                      Texts.of(
                              "schedule-placing.repair.hour-broken", hour.words(), rule.otherwise())
                          + by(rule, repair, change)));
      earlier.add(change);
    }
    return differences;
  }

  /** Who gave the therapist's hour to somebody else, as a sentence that follows another. */
  private String by(PlacingRule rule, Repair repair, Change change) {
    Place lost = change.after();
    Place hour = new Place(lost.group(), lost.therapist(), lost.hour(), null);
    return Optional.of(rule)
        .filter(PlacingRule.HOUR_FREE::equals)
        .flatMap(
            free ->
                taken.ofHour(
                    hour, change.episode(), repair.from(), sites.get(repair.site()).zone()))
        .map(one -> " " + one.words())
        .orElse("");
  }

  private static ScheduleRefused stale(List<String> differences) {
    return ScheduleRefused.taken(Texts.of("schedule-placing.repair.stale"), differences);
  }
}
