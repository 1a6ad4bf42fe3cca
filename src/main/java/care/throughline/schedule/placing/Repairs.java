package care.throughline.schedule.placing;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
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
 * Mends plans after a therapist, a room or a group is lost: a proposal first, which changes
 * nothing, then one transaction that publishes all of it or none.
 */
@Component
public class Repairs {

  private static final int LATEST = 10;

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

  Repairs(
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

  /** True when that member of staff may mend plans. */
  public static boolean may(Staff staff) {
    return staff.has(Role.SUPERVISOR) || staff.has(Role.DIRECTOR);
  }

  /**
   * Proposes how to mend the plan; changes nothing but keeps the proposal.
   *
   * @param from first day on which what is lost is missing; after today
   * @throws ScheduleRefused when nobody is affected, the day is not to come, or the member may not
   */
  public Repair propose(Cause cause, LocalDate from, Staff by) {
    check(by);
    Site site = sites.get(by.site());
    if (!from.isAfter(site.dayOf(clock.instant()))) {
      throw new ScheduleRefused(
          "A plan is mended from tomorrow on at the earliest; choose a later day.");
    }
    return transactions.call(
        () ->
            kept(site, cause, from, by.actor())
                .orElseThrow(
                    () ->
                        new ScheduleRefused(
                            "Nobody's place depends on it from that day on; there is nothing to mend.")));
  }

  /**
   * Proposes without being asked, because something was lost just now. Runs in the caller's
   * transaction.
   *
   * @return empty when nobody's place depends on it
   */
  Optional<Repair> open(Cause cause, LocalDate from, String site, Actor by) {
    return kept(sites.get(site), cause, from, by);
  }

  /** Takes back what was proposed because of something that is not lost after all. */
  void withdraw(UUID lost) {
    repairs.withdraw(lost, clock.instant());
  }

  private Optional<Repair> kept(Site site, Cause cause, LocalDate from, Actor by) {
    CastFacts castFacts = castReader.of(site, cause, from);
    List<CastChange> found = CastPlanner.mend(castFacts);
    RepairFacts facts = reader.of(site, cause, from).after(found, castFacts.groups());
    if (facts.affected().isEmpty() && found.isEmpty()) {
      return Optional.empty();
    }
    Mended mended = RepairPlanner.mend(facts);
    Repair repair =
        new Repair(
            new RepairId(UUID.randomUUID()),
            site.id(),
            cause,
            from,
            clock.instant(),
            by.name(),
            null,
            null,
            mended.changes(),
            mended.stranded(),
            found,
            false);
    repairs.withdraw(cause.lost(), clock.instant());
    repairs.add(repair, facts.hourMinutes());
    audit.record(
        by,
        "repair.proposed",
        "repair",
        repair.id().value(),
        Map.of("cause", cause.key(), "lost", cause.lost()));
    return Optional.of(repair);
  }

  /** The repair, when it is of the reader's site. */
  public Optional<Repair> find(RepairId id, Staff reader) {
    return repairs.find(id).filter(repair -> may(reader) && repair.site().equals(reader.site()));
  }

  /** The latest repairs of the reader's site, the newest first. */
  public List<Repair> latest(Staff reader) {
    return may(reader) ? repairs.at(reader.site(), LATEST) : List.of();
  }

  /**
   * Publishes a proposal: every change or none. Publishing twice changes nothing.
   *
   * @throws ScheduleRefused when the plan is not as it was when the proposal was made; the
   *     alternatives tell the difference
   */
  public Repair publish(RepairId id, Staff by) {
    check(by);
    try {
      return transactions.call(
          () -> {
            Repair repair =
                repairs
                    .locked(id)
                    .filter(found -> found.site().equals(by.site()))
                    .orElseThrow(() -> new ScheduleRefused("There is no such proposal."));
            if (repair.published()) {
              return repair;
            }
            if (repair.withdrawn()) {
              throw stale(List.of("The reason is gone, or a newer proposal took its place."));
            }
            Site site = sites.get(repair.site());
            CastFacts castFacts = castReader.of(site, repair.cause(), repair.from());
            RepairFacts facts =
                reader
                    .of(site, repair.cause(), repair.from())
                    .after(repair.casts(), castFacts.groups());
            List<String> differences = new ArrayList<>(groups(repair, castFacts));
            differences.addAll(differences(repair, facts));
            if (!differences.isEmpty()) {
              throw stale(differences);
            }
            write(repair, facts, by);
            return repairs.find(id).orElseThrow();
          });
    } catch (DataIntegrityViolationException lostRace) {
      throw stale(List.of("A time or a seat it needs was taken in this moment."));
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
                        .map(LedGroup::name)
                        .findFirst()
                        .orElse("A group")
                    + ": its staff, its room or who is free for it changed.")
        .toList();
  }

  private void write(Repair repair, RepairFacts facts, Staff by) {
    writeGroups(repair, by);
    LocalDate last = repair.from().minusDays(1);
    List<Change> hours =
        repair.changes().stream()
            .filter(change -> change.therapist() || change.time() || change.room())
            .toList();
    repairs.clear(hours.stream().map(Change::episode).toList(), repair.from(), clock.instant());
    hours.stream()
        .filter(Change::therapist)
        .forEach(change -> assignments.end(change.episode(), last, "plan mended", by.actor()));
    for (Change change : hours) {
      places.assign(change.episode(), change.after(), repair.from(), by.actor());
    }
    for (Change change : repair.changes()) {
      UUID group = change.after().group();
      if (change.group() && group != null) {
        places.move(
            change.episode(),
            group,
            repair.from(),
            facts.period().until(),
            "the group ends",
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

  private void writeGroups(Repair repair, Staff by) {
    for (CastChange change : repair.casts()) {
      if (change.found()) {
        casts.write(change, repair.cause().lost(), repair.from(), clock.instant());
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
    tell(differences, more, "affected now who was not");
    tell(differences, fewer, "no longer affected");
    tell(differences, other, "in another place than the proposal knew");
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
                      hour.words() + ": " + rule.otherwise() + by(rule, repair, change)));
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

  private static void tell(List<String> differences, long people, String what) {
    if (people > 0) {
      differences.add((people == 1 ? "One person is " : people + " people are ") + what + ".");
    }
  }

  private static ScheduleRefused stale(List<String> differences) {
    return ScheduleRefused.taken(
        "The plan changed since this proposal was made, so nothing was published. Make a new proposal.",
        differences);
  }

  private static void check(Staff by) {
    if (!may(by)) {
      throw new ScheduleRefused(
          "A plan is mended by a clinical supervisor or programme director; ask one of them.");
    }
  }
}
