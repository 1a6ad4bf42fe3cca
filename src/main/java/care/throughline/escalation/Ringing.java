package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.worklist.EscalatedItems;
import care.throughline.worklist.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rings what is due, in the order in which it became due, some at a time, each time in one
 * transaction. Items that somebody acts on at this moment, or another node rings, are passed over
 * and found again by the next round.
 */
@Component
public class Ringing {

  private static final int AT_ONCE = 100;
  private static final int MOST_BACK_OFF = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Climbs climbs;
  private final Ladders ladders;
  private final Sites sites;
  private final Callers callers;
  private final EscalatedItems items;
  private final RungBook book;
  private final ApplicationEventPublisher events;

  Ringing(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Climbs climbs,
      Ladders ladders,
      Sites sites,
      Callers callers,
      EscalatedItems items,
      RungBook book,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.climbs = climbs;
    this.ladders = ladders;
    this.sites = sites;
    this.callers = callers;
    this.items = items;
    this.book = book;
    this.events = events;
  }

  /**
   * Rings everything that is due now; one that fails does not keep the others from ringing.
   *
   * @param most how many rungs at most
   * @return how many rungs were settled: rang, or were passed over
   */
  public int ring(int most) {
    int settled = 0;
    while (settled < most) {
      int some = ringSome(Math.min(AT_ONCE, most - settled));
      if (some == 0) {
        break;
      }
      settled += some;
    }
    return settled;
  }

  private int ringSome(int limit) {
    try {
      return transactions.call(() -> settle(claim(limit)));
    } catch (RuntimeException failure) {
      LOG.warn("Ringing {} rungs at once failed: {}", limit, failure.toString());
      return oneByOne(limit);
    }
  }

  /** Finds the one that fails: it is tried again later, the others ring. */
  private int oneByOne(int limit) {
    int settled = 0;
    for (UUID rung : due(limit)) {
      try {
        settled += transactions.call(() -> settle(claim(rung)));
      } catch (RuntimeException failure) {
        LOG.warn("Rung {} failed and is tried again: {}", rung, failure.toString());
        settled +=
            transactions.call(
                () -> book.tryLater(rung, clock.instant(), FIRST_PAUSE, MOST_BACK_OFF));
      }
    }
    return settled;
  }

  private List<UUID> due(int limit) {
    return jdbc.sql(
            "select id from rung where state = 'planned' and try_at <= ? order by try_at, id limit ?")
        .params(Times.utc(clock.instant()), limit)
        .query(UUID.class)
        .list();
  }

  private List<UUID> claim(int limit) {
    return jdbc.sql(
            """
            select w.id from rung r join work_item w on w.id = r.work_item
            where r.state = 'planned' and r.try_at <= ? order by r.try_at, r.id limit ? for update of w, r skip locked""")
        .params(Times.utc(clock.instant()), limit)
        .query(UUID.class)
        .list();
  }

  private List<UUID> claim(UUID rung) {
    return jdbc.sql(
            """
            select w.id from rung r join work_item w on w.id = r.work_item
            where r.state = 'planned' and r.id = ? for update of w, r skip locked""")
        .param(rung)
        .query(UUID.class)
        .list();
  }

  /** All due rungs of the items, which are locked. */
  private int settle(List<UUID> locked) {
    if (locked.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<UUID> ids = locked.stream().distinct().toList();
    Map<UUID, Climb> known =
        climbs.of(ids).stream()
            .collect(Collectors.toMap(climb -> climb.item().value(), Function.identity()));
    Map<UUID, List<DueRung>> due = new LinkedHashMap<>();
    book.due(ids, now)
        .forEach(rung -> due.computeIfAbsent(rung.item(), none -> new ArrayList<>()).add(rung));
    Map<String, Site> places = new HashMap<>();
    Map<String, WhoIsCalled> people = new HashMap<>();
    List<RungBook.Rang> rang = new ArrayList<>();
    List<RungBook.Passed> passed = new ArrayList<>();
    due.forEach(
        (item, rungs) -> {
          Climb climb = Objects.requireNonNull(known.get(item));
          Site site = places.computeIfAbsent(climb.site(), sites::get);
          LadderVersion version = ladders.get(climb.version());
          Verdict verdict = Verdict.of(climb, version.ladder(), rungs, now);
          verdict
              .dropped()
              .forEach(drop -> passed.add(new RungBook.Passed(drop.rung(), drop.why())));
          DueRung rings = verdict.rings();
          LadderRung rung = verdict.rung();
          if (rings != null && rung != null) {
            Set<StaffId> told =
                people
                    .computeIfAbsent(climb.site(), here -> callers.at(site, now))
                    .of(
                        verdict.targets(),
                        climb.owner(),
                        climb.openedFor(),
                        version.ladder().ignoresRest());
            rang.add(
                new RungBook.Rang(
                    rings,
                    rung,
                    climb,
                    told,
                    rung.repeats()
                        ? new RungPlan(version.ladder(), site).repeats(rung, rings.dueAt(), now)
                        : null));
          }
        });
    write(rang, passed, now);
    return rang.size() + passed.size();
  }

  private void write(List<RungBook.Rang> rang, List<RungBook.Passed> passed, Instant now) {
    book.settle(rang, passed, now);
    book.tell(rang, now);
    book.again(rang);
    items.raise(
        rang.stream()
            .filter(one -> one.rung().level() > 0)
            .map(
                one ->
                    new EscalatedItems.Raised(
                        one.climb().item(), one.rung().level(), widened(one.rung())))
            .toList());
    rang.stream().filter(one -> one.rung().reassign()).forEach(one -> reassign(one, now));
    book.audit(rang, passed, now);
    rang.forEach(one -> publish(one, now));
  }

  private void reassign(RungBook.Rang one, Instant now) {
    items.give(
        one.climb().item(), one.told().size() == 1 ? one.told().iterator().next() : null, now);
  }

  private void publish(RungBook.Rang one, Instant now) {
    Climb climb = one.climb();
    events.publishEvent(
        new RungRang(
            one.due().id(),
            climb.item(),
            climb.site(),
            climb.urgency(),
            one.rung().level(),
            one.due().key().repetition(),
            one.told(),
            one.due().dueAt(),
            now));
    boolean top = one.rung().level() == ladders.get(climb.version()).ladder().top();
    if (top && climb.urgency() == Urgency.EMERGENCY && one.due().key().repetition() > 0) {
      events.publishEvent(new EmergencyUnanswered(climb.item(), climb.site(), climb.dueAt(), now));
    }
  }

  /** Roles that see and take an item once the rung has rung. */
  static List<String> widened(LadderRung rung) {
    return rung.targets().stream()
        .map(
            target ->
                switch (target) {
                  case SUPERVISOR -> Role.SUPERVISOR.key();
                  case DIRECTOR -> Role.DIRECTOR.key();
                  case ON_CALL -> Role.ONCALL.key();
                  default -> "";
                })
        .filter(role -> !role.isEmpty())
        .toList();
  }
}
