package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.TakenBy;
import care.throughline.schedule.group.Care;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives people a place: a seat in a group and a weekly hour with a therapist. It offers, a human or
 * the pathway picks, the constrained tables decide; whoever comes second is told who was first and
 * what is left.
 */
@Component
public class Placing {

  private static final int SHOWN_INSTEAD = 3;
  private static final int TRIES = 10;

  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final FactsReader reader;
  private final PlaceBook book;
  private final PlaceTaken taken;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final TransactionTemplate savepoint;

  Placing(
      Clock clock,
      Sites sites,
      Episodes episodes,
      FactsReader reader,
      PlaceBook book,
      PlaceTaken taken,
      Transactions transactions,
      AuditTrail audit,
      PlatformTransactionManager manager) {
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.reader = reader;
    this.book = book;
    this.taken = taken;
    this.transactions = transactions;
    this.audit = audit;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * What can be offered to a person from the first open day after today on, and what cannot and
   * why. Reads only.
   *
   * @throws ScheduleRefused when no level of care is confirmed, or the episode is closed or on hold
   */
  public Ranking offers(EpisodeId id) {
    return Planner.rank(reader.of(open(id)));
  }

  /** As {@link #place(EpisodeId, Place, Actor)}. */
  public Placed place(EpisodeId id, Offer offer, Actor by) {
    return place(id, offer.place(), by);
  }

  /**
   * Takes a place in one transaction: the seat, the therapist's hour and the sessions that follow.
   * The room of the hour is chosen anew. Taking the place a person has already changes nothing.
   *
   * @throws ScheduleRefused when a rule does not let them, or somebody was quicker: it says who,
   *     and what the next three are
   */
  public Placed place(EpisodeId id, Place wish, Actor by) {
    try {
      return transactions.call(() -> taken(id, wish, by));
    } catch (DataIntegrityViolationException lostRace) {
      throw quicker(id, wish, PlacingRule.HOUR_FREE, PlacingRule.HOUR_FREE.otherwise());
    } catch (RuleBroken broken) {
      ScheduleRefused late = broken.late();
      throw late != null && late.taken()
          ? late.instead(instead(id, wish))
          : quicker(id, wish, broken.rule(), broken.words());
    }
  }

  /**
   * Takes the best place there is, or puts the person on the waiting list; for the pathway. Whoever
   * has a place keeps it, so a second call changes nothing. Runs in the caller's transaction when
   * there is one.
   *
   * @return empty when nothing fits
   */
  public Optional<Placed> placeBest(EpisodeId id, Actor by) {
    return transactions.call(
        () -> {
          book.lock(id);
          Episode episode = open(id);
          PlacingFacts facts = reader.of(episode);
          Optional<Placed> known = known(facts);
          if (known.isPresent()) {
            return known;
          }
          for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<Offer> offers = Planner.rank(facts).offers();
            if (offers.isEmpty()) {
              break;
            }
            Place best = offers.get(0).place();
            PlacingFacts those = facts;
            try {
              savepoint.executeWithoutResult(status -> take(those, best, by));
              return Optional.of(new Placed(id, best, facts.period().from()));
            } catch (DataIntegrityViolationException | ScheduleRefused quicker) {
              facts = reader.of(episode);
            }
          }
          book.waitForSeat(facts.seeker(), by);
          return Optional.empty();
        });
  }

  private Placed taken(EpisodeId id, Place wish, Actor by) {
    book.lock(id);
    PlacingFacts facts = reader.of(open(id));
    LocalDate from = facts.period().from();
    Optional<Placed> known = known(facts);
    if (known.isPresent()) {
      if (same(known.get().place(), wish)) {
        return known.get();
      }
      throw new ScheduleRefused(Texts.of("schedule-placing.refused.has-a-place"));
    }
    StaffId therapist = wish.therapist();
    WeekTime hour = wish.hour();
    if (wish.group() == null || therapist == null || hour == null) {
      throw new ScheduleRefused(Texts.of("schedule-placing.refused.not-all-three"));
    }
    Planner.Verdict verdict = Planner.judge(facts, wish.group(), therapist.value(), hour);
    Offer offer = verdict.offer();
    if (offer == null) {
      PlacingRule broken = Objects.requireNonNull(verdict.broken());
      throw new RuleBroken(broken, broken.otherwise(), null);
    }
    try {
      take(facts, offer.place(), by);
    } catch (ScheduleRefused late) {
      throw new RuleBroken(PlacingRule.HOUR_FREE, Objects.requireNonNull(late.getMessage()), late);
    }
    return new Placed(id, offer.place(), from);
  }

  private void take(PlacingFacts facts, Place place, Actor by) {
    EpisodeId id = facts.seeker().episode();
    book.take(facts, place, by);
    audit.record(
        by,
        "person.placed",
        "episode",
        id.value(),
        Map.of(
            "group", Objects.requireNonNull(place.group()),
            "therapist", Objects.requireNonNull(place.therapist()).value()));
  }

  /** Where they are already; nobody without a seat is asked about. */
  private Optional<Placed> known(PlacingFacts facts) {
    if (facts.seat() == null) {
      return Optional.empty();
    }
    EpisodeId id = facts.seeker().episode();
    LocalDate from = facts.period().from();
    return book.seat(id, from)
        .filter(seat -> seat.heldUntil() == null)
        .flatMap(
            seat ->
                book.hour(id, from)
                    .map(
                        hour ->
                            new Placed(
                                id,
                                new Place(
                                    seat.group().value(),
                                    hour.therapist(),
                                    WeekTime.of(hour.weekday(), hour.starts(), hour.minutes()),
                                    hour.room() == null ? null : hour.room().value()),
                                seat.from())));
  }

  private static boolean same(Place one, Place other) {
    return Objects.equals(one.group(), other.group())
        && Objects.equals(one.therapist(), other.therapist())
        && Objects.equals(one.hour(), other.hour());
  }

  private Episode open(EpisodeId id) {
    Episode episode = episodes.get(id);
    switch (Care.of(episode)) {
      case CLOSED -> throw new ScheduleRefused(Texts.of("schedule-placing.refused.closed"));
      case DISCHARGED -> throw new ScheduleRefused(Texts.of("schedule-placing.refused.discharged"));
      case ON_HOLD -> throw new ScheduleRefused(Texts.of("schedule-placing.refused.on-hold"));
      case GIVEN -> {}
    }
    return episode;
  }

  private ScheduleRefused quicker(EpisodeId id, Place wish, PlacingRule rule, String words) {
    return ScheduleRefused.lost(
        Texts.of("schedule-placing.refused.lost", words),
        who(id, wish, rule),
        "",
        instead(id, wish));
  }

  private Optional<TakenBy> who(EpisodeId id, Place wish, PlacingRule rule) {
    return switch (rule) {
      case GROUP_SEAT, GROUP_NEWCOMERS ->
          wish.group() == null ? Optional.empty() : taken.ofGroup(wish.group(), id);
      case HOUR_FREE, ROOM_FREE, THERAPIST_CASELOAD -> {
        Site site = sites.get(episodes.get(id).site());
        yield taken.ofHour(wish, id, site.dayOf(clock.instant()), site.zone());
      }
      default -> Optional.empty();
    };
  }

  private List<Alternative> instead(EpisodeId id, Place wish) {
    return offers(id).offers().stream()
        .filter(offer -> !same(offer.place(), wish))
        .limit(SHOWN_INSTEAD)
        .map(Offer::alternative)
        .toList();
  }

  /** A hard rule does not let the person have the place. */
  private static final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PlacingRule rule;
    private final String words;
    private final @Nullable ScheduleRefused late;

    private RuleBroken(PlacingRule rule, String words, @Nullable ScheduleRefused late) {
      super(rule.id());
      this.rule = rule;
      this.words = words;
      this.late = late;
    }

    /** What the tables said; null when a rule had said it before. */
    private @Nullable ScheduleRefused late() {
      return late;
    }

    private String words() {
      return words;
    }

    private PlacingRule rule() {
      return rule;
    }
  }
}
