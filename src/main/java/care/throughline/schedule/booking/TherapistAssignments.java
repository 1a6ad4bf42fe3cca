package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeDischarged;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.PersonDied;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which therapist sees whom every week; history keeps those who left. */
@Component
public class TherapistAssignments {

  private final AssignmentBook book;
  private final Clock clock;
  private final Transactions transactions;
  private final Practices practices;
  private final EpisodeRecord record;
  private final AuditTrail audit;
  private final TakenHours taken;

  TherapistAssignments(
      AssignmentBook book,
      Clock clock,
      Transactions transactions,
      Practices practices,
      EpisodeRecord record,
      AuditTrail audit,
      TakenHours taken) {
    this.book = book;
    this.clock = clock;
    this.transactions = transactions;
    this.practices = practices;
    this.record = record;
    this.audit = audit;
    this.taken = taken;
  }

  /**
   * What came of an assignment.
   *
   * @param warning what is worth a thought, such as a caseload near its limit; null when nothing is
   */
  public record Assigned(TherapistAssignment assignment, @Nullable String warning) {}

  /** The assignment that holds on that day. */
  public Optional<TherapistAssignment> of(EpisodeId episode, LocalDate on) {
    return book.of(episode, on);
  }

  /** The assignment that begins next after that day; empty when none is agreed on. */
  public Optional<TherapistAssignment> next(EpisodeId episode, LocalDate after) {
    return history(episode).stream().filter(one -> one.first().isAfter(after)).findFirst();
  }

  /** All assignments of an episode, the first one first. */
  public List<TherapistAssignment> history(EpisodeId episode) {
    return book.history(episode);
  }

  /** Whom a therapist sees on that day or will see from a later one. */
  public List<TherapistAssignment> with(StaffId therapist, LocalDate on) {
    return book.with(therapist, on);
  }

  /**
   * Gives a person a therapist and a weekly hour; the one before ends the day before, and goes on
   * after it when the new one has a last day. Two at the same time are decided by a lock on the
   * therapist, so that the limit holds.
   *
   * @throws ScheduleRefused when the therapist is full, away for good, without a valid credential,
   *     not at work or already with somebody at that hour; it says what to do instead
   */
  public Assigned assign(NewAssignment wish, Actor by) {
    return transactions.call(
        () -> {
          lock(wish.therapist());
          Practice practice = practices.of(wish.therapist());
          List<TherapistAssignment> known = book.fromOn(wish.episode(), wish.first());
          Optional<TherapistAssignment> before =
              known.stream().filter(one -> !one.first().isAfter(wish.first())).findFirst();
          boolean theirs =
              before.filter(one -> one.therapist().equals(wish.therapist())).isPresent();
          AssignmentRules.check(wish, practice, theirs);
          refuseTakenHour(wish, practice);
          LocalDate last = wish.last();
          before.ifPresent(
              one ->
                  book.cut(
                      one,
                      wish.first().minusDays(1),
                      Texts.kept(
                          last == null
                              ? "schedule-group.reason.another-therapist"
                              : "schedule-group.reason.away")));
          refuseLater(wish, known);
          UUID id = UUID.randomUUID();
          book.insert(id, wish, clock.instant(), by);
          if (last != null) {
            before.ifPresent(one -> goOn(one, last, by));
          }
          record.add(
              wish.episode(),
              "session",
              Texts.keeping(() -> words(practice, wish.first(), last)),
              by);
          audit.record(
              by,
              "therapist.assigned",
              "therapistAssignment",
              id,
              Map.of("therapist", wish.therapist().value()));
          return new Assigned(
              new TherapistAssignment(
                  id,
                  wish.episode(),
                  wish.therapist(),
                  wish.weekday(),
                  wish.starts(),
                  wish.minutes(),
                  wish.room(),
                  wish.first(),
                  last,
                  null),
              theirs ? null : AssignmentRules.warning(practice));
        });
  }

  private static String words(Practice practice, LocalDate first, @Nullable LocalDate last) {
    String from = DateText.SHORT_DATE_AND_YEAR.of(first);
    return last == null
        ? Texts.of("schedule-group.history.therapist", practice.name(), from)
        : Texts.of(
            "schedule-group.history.stand-in",
            practice.name(),
            from,
            DateText.SHORT_DATE_AND_YEAR.of(last));
  }

  /** Who was away sees the person again, at the hour agreed before, as long as was agreed. */
  private void goOn(TherapistAssignment before, LocalDate away, Actor by) {
    LocalDate last = before.last();
    if (last == null || last.isAfter(away)) {
      book.insert(
          UUID.randomUUID(),
          new NewAssignment(
              before.episode(),
              before.therapist(),
              before.weekday(),
              before.starts(),
              before.minutes(),
              before.room(),
              away.plusDays(1),
              last),
          clock.instant(),
          by);
    }
  }

  /**
   * A therapist who was to come back does not: whoever stands in until then stays, or nobody is
   * agreed on from then on. Harmless when the therapist was not to come back.
   *
   * @param from later assignments than of this day are forgotten
   */
  public void forget(EpisodeId episode, StaffId therapist, LocalDate from, Actor by) {
    transactions.run(
        () ->
            book.fromOn(episode, from).stream()
                .filter(one -> one.therapist().equals(therapist) && one.first().isAfter(from))
                .forEach(
                    one -> {
                      book.forget(one);
                      audit.record(
                          by, "therapist.ended", "therapistAssignment", one.id(), Map.of());
                    }));
  }

  /**
   * Ends the assignment that holds on a day; harmless when none does. History keeps it.
   *
   * @param last the last day they see each other
   */
  public void end(EpisodeId episode, LocalDate last, String reason, Actor by) {
    transactions.run(
        () ->
            of(episode, last)
                .ifPresent(
                    known -> {
                      book.cut(known, last, reason);
                      record.add(
                          episode,
                          "session",
                          Texts.kept("schedule-group.history.therapist-until", last),
                          by);
                      audit.record(
                          by, "therapist.ended", "therapistAssignment", known.id(), Map.of());
                    }));
  }

  @EventListener
  void on(EpisodeDischarged event) {
    book.endAll(event.episode(), clock.instant(), Texts.kept("schedule-group.reason.discharged"));
  }

  @EventListener
  void on(PersonDied event) {
    book.endAll(event.episode(), clock.instant(), Texts.kept("schedule-group.reason.died"));
  }

  private void refuseTakenHour(NewAssignment wish, Practice practice) {
    List<TherapistAssignment> others =
        with(wish.therapist(), wish.first()).stream()
            .filter(other -> !other.episode().equals(wish.episode()))
            .filter(other -> wish.reaches(other.first()))
            .toList();
    taken.refuse(wish, practice, others, () -> book.zone(wish.episode()));
  }

  private static void refuseLater(NewAssignment wish, List<TherapistAssignment> known) {
    known.stream()
        .filter(one -> one.first().isAfter(wish.first()) && wish.reaches(one.first()))
        .findFirst()
        .ifPresent(
            later -> {
              throw new ScheduleRefused(Texts.of("schedule-group.hour.agreed", later.first()));
            });
  }

  private void lock(StaffId therapist) {
    boolean there = book.lock(therapist);
    if (!there) {
      throw new NoSuchElementException("There is no such member of staff.");
    }
  }
}
