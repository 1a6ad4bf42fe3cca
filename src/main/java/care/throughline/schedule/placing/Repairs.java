package care.throughline.schedule.placing;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Proposes how to mend plans after a therapist, a room or a group is lost, or a therapist is away
 * for long. A proposal changes nothing; {@link RepairPublication} does.
 */
@Component
public class Repairs {

  private static final int LATEST = 10;

  private final Clock clock;
  private final Sites sites;
  private final RepairFactsReader reader;
  private final RepairBook repairs;
  private final CastFactsReader castReader;
  private final Transactions transactions;
  private final AuditTrail audit;

  Repairs(
      Clock clock,
      Sites sites,
      RepairFactsReader reader,
      RepairBook repairs,
      CastFactsReader castReader,
      Transactions transactions,
      AuditTrail audit) {
    this.clock = clock;
    this.sites = sites;
    this.reader = reader;
    this.repairs = repairs;
    this.castReader = castReader;
    this.transactions = transactions;
    this.audit = audit;
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
      throw new ScheduleRefused(Texts.of("schedule-placing.repair.too-early"));
    }
    if (!from.isBefore(cause.until(from))) {
      throw new ScheduleRefused(Texts.of("schedule-placing.repair.back-by-then"));
    }
    return transactions.call(
        () ->
            kept(site, cause, from, by.actor())
                .orElseThrow(
                    () ->
                        new ScheduleRefused(Texts.of("schedule-placing.repair.nothing-to-mend"))));
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
  void withdraw(Cause cause) {
    repairs.withdraw(cause, clock.instant());
  }

  /** As {@link #withdraw(Cause)}: somebody is not away after all. */
  void withdrawLeave(UUID leave) {
    repairs.withdrawLeave(leave, clock.instant());
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
    repairs.withdraw(cause, clock.instant());
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

  static void check(Staff by) {
    if (!may(by)) {
      throw new ScheduleRefused(Texts.of("schedule-placing.repair.who-may"));
    }
  }
}
