package care.throughline.notification;

import care.throughline.access.Sites;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.platform.Background;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Each message is claimed in a short transaction, in which consent, death, quiet
 * hours and age are checked once more; handed to the mail server outside any transaction; and
 * marked in another. Several nodes may do so at the same time.
 *
 * <p>Every message is recorded once and attempted at least once, unless it is withheld. A duplicate
 * is possible only after a crash or a broken connection while sending; it carries the same
 * Message-ID. An at-most-once message becomes {@code unknown} then instead.
 */
@Component
final class Dispatch implements Background.Recurring {

  /** Messages in one round; the next round follows soon. */
  private static final int MOST = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  private final Outbox outbox;
  private final MailCarrier mail;
  private final SendCheck check;
  private final Persons persons;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Sites sites;
  private final Transactions transactions;
  private final Clock clock;

  Dispatch(
      Outbox outbox,
      MailCarrier mail,
      SendCheck check,
      Persons persons,
      Episodes episodes,
      EpisodeRecord record,
      Sites sites,
      Transactions transactions,
      Clock clock) {
    this.outbox = outbox;
    this.mail = mail;
    this.check = check;
    this.persons = persons;
    this.episodes = episodes;
    this.record = record;
    this.sites = sites;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "notification-dispatch";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }

  @Override
  public void round() {
    transactions.run(() -> outbox.interruptExpired().forEach(this::tellInterrupted));
    for (int number = 0; number < MOST; number++) {
      Optional<Next> next = transactions.call(this::takeNext);
      if (next.isEmpty()) {
        return;
      }
      Claim claim = next.get().claim();
      if (claim != null) {
        send(claim);
      }
    }
  }

  /**
   * One due message was dealt with.
   *
   * @param claim null when it was settled without sending
   */
  private record Next(@Nullable Claim claim) {

    static final Next SETTLED = new Next(null);
  }

  private record Claim(String token, Mail mail, EpisodeId episode, ZoneId zone, String title) {}

  private Optional<Next> takeNext() {
    return outbox.lockNextDue().map(this::take);
  }

  private Next take(Outbox.Due due) {
    Instant now = clock.instant();
    ZoneId zone = sites.get(episodes.get(due.episode()).site()).zone();
    Person person = persons.get(due.person());
    Optional<String> objection = check.objection(person, due.audience(), due.channel());
    if (objection.isPresent()) {
      outbox.settle(due.id(), NotificationState.WITHHELD, Texts.kept(objection.get()));
      return Next.SETTLED;
    }
    if (due.notAfter() != null && !now.isBefore(due.notAfter())) {
      outbox.settle(due.id(), NotificationState.WITHHELD, Texts.kept("notification.reason.passed"));
      return Next.SETTLED;
    }
    if (due.channel() != Channel.EMAIL || !mail.ready()) {
      outbox.settle(
          due.id(), NotificationState.SHOWN, Texts.kept("notification.reason.nothing-set-up"));
      return Next.SETTLED;
    }
    Instant earliest = QuietHours.earliest(now, zone);
    if (earliest.isAfter(now)) {
      outbox.postpone(due.id(), earliest);
      return Next.SETTLED;
    }
    String token = UUID.randomUUID().toString();
    String to = Objects.requireNonNull(person.email()).strip();
    outbox.claim(due.id(), token, to);
    return new Next(
        new Claim(
            token,
            new Mail(due.id(), to, due.subject(), due.body()),
            due.episode(),
            zone,
            due.title()));
  }

  private void send(Claim claim) {
    MailOutcome outcome = mail.send(claim.mail());
    transactions.run(() -> mark(claim, outcome));
  }

  private void mark(Claim claim, MailOutcome outcome) {
    NotificationId id = claim.mail().id();
    switch (outcome.kind()) {
      case ACCEPTED -> outbox.sent(id, claim.token(), outcome.words());
      case LATER -> {
        Optional<Duration> pause = BackOff.after(outbox.attempts(id));
        if (pause.isPresent()) {
          outbox.again(
              id,
              claim.token(),
              QuietHours.earliest(clock.instant().plus(pause.get()), claim.zone()),
              outcome.words());
        } else {
          fail(claim, Texts.kept("notification.reason.too-often", outcome.words()));
        }
      }
      case REFUSED -> fail(claim, outcome.words());
      case UNDECIDED ->
          outbox.interrupted(id, claim.token(), outcome.words()).ifPresent(this::tellInterrupted);
    }
  }

  private void fail(Claim claim, String words) {
    outbox.failed(claim.mail().id(), claim.token(), words);
    LOG.warn("Notification {} could not be sent.", claim.mail().id().value());
    record.add(
        claim.episode(),
        "message",
        Texts.kept("notification.history.failed", claim.title()),
        Actor.PATHWAY);
  }

  private void tellInterrupted(Outbox.Interrupted row) {
    LOG.warn(
        "Sending notification {} was interrupted; it is {} now.",
        row.id().value(),
        row.state().key());
    if (row.state() == NotificationState.UNKNOWN) {
      record.add(
          row.episode(),
          "message",
          Texts.kept("notification.history.unknown", row.title()),
          Actor.PATHWAY);
    }
  }
}
