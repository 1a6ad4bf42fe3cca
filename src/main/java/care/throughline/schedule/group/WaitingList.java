package care.throughline.schedule.group;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who waits for a seat. Served in the order of domain guide 6.1: pregnant, injects drugs, comes
 * from residential care, lost a kept seat, longest wait. Everybody who is passed over finds the
 * reason in the log.
 */
@Component
public class WaitingList {

  private final Clock clock;
  private final Transactions transactions;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final GroupRows groups;
  private final WaitingRows rows;
  private final WaitingOrder order;
  private final GroupFit fit;
  private final Seats seats;
  private final AuditTrail audit;

  WaitingList(
      Clock clock,
      Transactions transactions,
      Episodes episodes,
      EpisodeRecord record,
      GroupRows groups,
      WaitingRows rows,
      WaitingOrder order,
      GroupFit fit,
      Seats seats,
      AuditTrail audit) {
    this.clock = clock;
    this.transactions = transactions;
    this.episodes = episodes;
    this.record = record;
    this.groups = groups;
    this.rows = rows;
    this.order = order;
    this.fit = fit;
    this.seats = seats;
    this.audit = audit;
  }

  /**
   * One time somebody further down was served first.
   *
   * @param group name of the group
   */
  public record Skip(String group, String reason, Instant at, String by) {}

  /**
   * Who is to be served next.
   *
   * @param entry empty when nobody who waits fits
   * @param passed those who stand before and do not fit, with the reason
   */
  public record Next(Optional<WaitingEntry> entry, List<Passed> passed) {}

  /** Somebody who waits but does not fit into a group. */
  public record Passed(WaitingEntry entry, Misfit misfit) {}

  /**
   * Puts a person on the list. Who waits already keeps the place; a priority that was found
   * meanwhile counts.
   *
   * @param track null for any
   * @param group null for any group that fits
   * @throws ScheduleRefused when the episode is closed or has no level of care yet
   */
  public WaitingEntry join(
      EpisodeId id, CareGroup.@Nullable Track track, @Nullable CareGroupId group, Actor actor) {
    return transactions.call(
        () -> {
          Episode episode = episodes.get(id);
          if (!episode.open()) {
            throw new ScheduleRefused(Texts.of("schedule-group.waiting.closed"));
          }
          Optional<WaitingEntry> known = rows.of(id);
          Priority priority = rows.priority(id);
          if (known.isPresent()) {
            if (priority.compareTo(known.get().priority()) < 0) {
              rows.raise(known.get().id(), priority);
            }
            return rows.of(id).orElseThrow();
          }
          rows.insert(
              new WaitingEntry(
                  UUID.randomUUID(),
                  id,
                  episode.person(),
                  episode.site(),
                  level(episode, group),
                  track,
                  group,
                  priority,
                  clock.instant()));
          WaitingEntry entry = rows.of(id).orElseThrow();
          record.add(
              id,
              "session",
              Texts.keeping(() -> Texts.of("schedule-group.history.waits", priority.words())),
              actor);
          audit.record(
              actor,
              "waitingList.joined",
              "episode",
              id.value(),
              Map.of("priority", entry.priority().key()));
          return entry;
        });
  }

  /** Takes a person off the list; harmless when they do not wait. */
  public void leave(EpisodeId id, String reason, Actor actor) {
    transactions.run(
        () -> {
          if (rows.end(id, "left", reason, clock.instant())) {
            record.add(
                id, "session", Texts.kept("schedule-group.history.waits-no-longer", reason), actor);
            audit.record(actor, "waitingList.left", "episode", id.value(), Map.of());
          }
        });
  }

  /** Everybody who waits at a site, in the order of service. */
  public List<WaitingEntry> at(String site) {
    return rows.at(site);
  }

  /** Those who wait for a seat in this group, in the order of service. */
  public List<WaitingEntry> waitingFor(CareGroup group) {
    return order.waitingFor(group);
  }

  public Optional<WaitingEntry> of(EpisodeId episode) {
    return rows.of(episode);
  }

  /** Why others were served before this one, the latest first. */
  public List<Skip> skips(WaitingEntry entry) {
    return rows.skips(entry.id());
  }

  /** The first who waits for a seat in the group and fits into it from that day on. */
  public Next next(CareGroup group, LocalDate from) {
    List<Passed> passed = new ArrayList<>();
    for (WaitingEntry entry : order.waitingFor(group)) {
      Optional<Misfit> misfit =
          fit.misfits(group, entry.episode(), from, group.until()).stream().findFirst();
      if (misfit.isEmpty()) {
        return new Next(Optional.of(entry), passed);
      }
      passed.add(new Passed(entry, misfit.get()));
    }
    return new Next(Optional.empty(), passed);
  }

  /**
   * Reserves a seat for the next who waits and fits.
   *
   * @throws ScheduleRefused when nobody waits who fits, or no seat is free
   */
  public Seat serveNext(CareGroupId id, LocalDate from, Actor actor) {
    return transactions.call(
        () -> {
          CareGroup group = groups.locked(id).orElseThrow();
          Next next = claimed(group, from);
          WaitingEntry entry =
              next.entry()
                  .orElseThrow(
                      () ->
                          new ScheduleRefused(
                              Texts.of(
                                  next.passed().isEmpty()
                                      ? "schedule-group.waiting.nobody"
                                      : "schedule-group.waiting.nobody-fits",
                                  group.name())));
          return reserve(group, entry, from, null, actor);
        });
  }

  /**
   * Reserves a seat for somebody who waits, even when others stand before.
   *
   * @param reason why the order is left; needed when somebody who fits stands before
   * @throws ScheduleRefused when a reason is needed and missing, or no seat is free
   */
  public Seat serve(EpisodeId episode, CareGroupId id, LocalDate from, String reason, Actor actor) {
    return transactions.call(
        () -> {
          CareGroup group = groups.locked(id).orElseThrow();
          WaitingEntry entry =
              rows.of(episode)
                  .filter(known -> rows.claim(known.id()))
                  .orElseThrow(
                      () -> new ScheduleRefused(Texts.of("schedule-group.waiting.no-more")));
          boolean first =
              next(group, from).entry().map(next -> next.episode().equals(episode)).orElse(true);
          if (!first && reason.isBlank()) {
            throw new ScheduleRefused(Texts.of("schedule-group.waiting.order"));
          }
          return reserve(group, entry, from, reason.isBlank() ? null : reason.strip(), actor);
        });
  }

  /** As {@link #next}; nobody else serves them meanwhile, from another group either. */
  private Next claimed(CareGroup group, LocalDate from) {
    Next next = next(group, from);
    while (next.entry().isPresent() && !rows.claim(next.entry().get().id())) {
      next = next(group, from);
    }
    return next;
  }

  @EventListener
  void on(EpisodeDischarged event) {
    leave(event.episode(), Texts.kept("schedule-group.reason.discharged"), Actor.PATHWAY);
  }

  @EventListener
  void on(PersonDied event) {
    for (Episode episode : episodes.of(event.person())) {
      leave(episode.id(), Texts.kept("schedule-group.reason.died"), Actor.PATHWAY);
    }
  }

  private Seat reserve(
      CareGroup group, WaitingEntry entry, LocalDate from, @Nullable String reason, Actor actor) {
    return seats.reserve(
        group.id(), entry.episode(), from, null, clock.instant().plus(Seats.HOLD), reason, actor);
  }

  private String level(Episode episode, @Nullable CareGroupId group) {
    if (group != null) {
      return groups.find(group).orElseThrow().level();
    }
    String level = episode.level();
    if (level == null) {
      throw new ScheduleRefused(Texts.of("schedule-group.waiting.level"));
    }
    return Objects.requireNonNull(level);
  }
}
