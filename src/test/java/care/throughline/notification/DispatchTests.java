package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.PersonDied;
import care.throughline.person.Consents;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * From the step that causes a message to the mail server and back, with a mail server that does as
 * it is told.
 */
class DispatchTests extends ClinicTest {

  @Autowired private Outbox outbox;
  @Autowired private MessageTexts templates;
  @Autowired private AppointmentTimes appointments;
  @Autowired private SendCheck check;
  @Autowired private Notifications notifications;
  @Autowired private Consents consents;
  @Autowired private EpisodeRecord record;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;
  @Autowired private ApplicationEventPublisher events;

  private final ObedientMail mail = new ObedientMail();
  private Correspondence correspondence;
  private Dispatch dispatch;
  private PersonId dana;
  private EpisodeId episode;

  @BeforeEach
  void danaAgreedToEmail() {
    correspondence =
        new Correspondence(
            jdbc,
            clock,
            templates,
            outbox,
            mail,
            appointments,
            consents,
            persons,
            episodes,
            record,
            sites);
    dispatch = node();
    dana =
        persons.add(
            new NewPerson(
                "Dana",
                "Whitlock",
                LocalDate.of(1992, 5, 2),
                null,
                "en",
                "+15550100144",
                "dana@example.org",
                null,
                List.of()));
    episode = episodeOf(dana);
    agree("email");
  }

  @Test
  void sendsOnceWhatAStepWroteTwice() {
    write("missedYou", "step-1");
    write("missedYou", "step-1");
    dispatch.round();
    dispatch.round();
    assertThat(mail.sent).hasSize(1);
    assertThat(mail.sent.get(0).to()).isEqualTo("dana@example.org");
    assertThat(only().state()).isEqualTo(NotificationState.SENT);
    assertThat(only().sentAt()).isEqualTo(MONDAY_TEN);
  }

  @Test
  void writesNothingWhenTheCauseIsRolledBack() {
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      correspondence.toPerson(episode, "missedYou", "step-1");
                      throw new IllegalStateException("the step failed");
                    }))
        .hasMessage("the step failed");
    assertThat(notifications.of(episode, 10)).isEmpty();
  }

  @Test
  void tellsTheTimeThatStaffWroteDown() {
    record.answered(
        episode,
        "recordContact",
        1,
        "UserTask_ContactPerson",
        java.util.Map.of("assessmentAt", "2027-01-06T18:00"),
        anneke());
    write("appointmentConfirmed", "step-1");
    assertThat(notifications.text(only().id()).body()).contains("on Wed 1/6 at 6:00 PM");
  }

  @Test
  void withholdsAtTheLastMomentWhenConsentWasRevoked() {
    write("missedYou", "step-1");
    jdbc.sql("update consent set state = 'revoked', revoked_at = recorded_at where person = ?")
        .param(dana.value())
        .update();
    dispatch.round();
    assertThat(mail.sent).isEmpty();
    assertThat(only().state()).isEqualTo(NotificationState.WITHHELD);
    assertThat(only().reason()).contains("no consent");
  }

  @Test
  void theDeadGetNothing() {
    write("missedYou", "step-1");
    transactions.run(
        () -> {
          persons.recordDeath(dana, LocalDate.of(2027, 1, 3));
          events.publishEvent(new PersonDied(episode, dana));
        });
    assertThat(only().state()).isEqualTo(NotificationState.WITHHELD);
    write("welcomeBack", "step-2");
    dispatch.round();
    assertThat(mail.sent).isEmpty();
    assertThat(notifications.countByState()).containsEntry(NotificationState.WITHHELD, 2L);
  }

  @Test
  void aCrashBetweenAcceptAndMarkGivesAtMostOneFurtherCopyWithTheSameMessageId() {
    mail.crashAfterAccepting = true;
    write("welcomeBack", "step-1");
    for (int restart = 0; restart < 5; restart++) {
      try {
        dispatch.round();
      } catch (IllegalStateException crash) {
        assertThat(crash).hasMessage("crash");
      }
      clock.advance(Outbox.LEASE.plusSeconds(1));
    }
    assertThat(mail.sent).hasSize(2);
    assertThat(mail.sent.get(0).id()).isEqualTo(mail.sent.get(1).id());
    assertThat(only().state()).isEqualTo(NotificationState.UNKNOWN);
    assertThat(record.entries(episode, 5))
        .anyMatch(entry -> entry.words().startsWith("Not known whether a message arrived"));
  }

  @Test
  void whatMayGoAtMostOnceIsNotSentAgainAfterACrash() {
    mail.crashAfterAccepting = true;
    write("missedYou", "step-1");
    assertThatThrownBy(dispatch::round).hasMessage("crash");
    clock.advance(Outbox.LEASE.plusSeconds(1));
    dispatch.round();
    assertThat(mail.sent).hasSize(1);
    assertThat(only().state()).isEqualTo(NotificationState.UNKNOWN);
  }

  @Test
  void aMessageThatIsBeingSentIsLeftAloneUntilItsLeaseEnds() {
    mail.crashAfterAccepting = true;
    write("welcomeBack", "step-1");
    assertThatThrownBy(dispatch::round).hasMessage("crash");
    clock.advance(Outbox.LEASE.minusSeconds(1));
    dispatch.round();
    assertThat(mail.sent).hasSize(1);
    assertThat(only().state()).isEqualTo(NotificationState.SENDING);
  }

  @Test
  void waitsThroughTheNight() {
    clock.stopAt(Instant.parse("2027-01-05T03:00:00Z"));
    write("missedYou", "step-1");
    dispatch.round();
    assertThat(mail.sent).isEmpty();
    assertThat(only().notBefore()).isEqualTo(Instant.parse("2027-01-05T13:00:00Z"));
    clock.stopAt(only().notBefore());
    dispatch.round();
    assertThat(mail.sent).hasSize(1);
  }

  @Test
  void triesAgainWithLongerPausesAndThenTellsStaff() {
    mail.outcome = new MailOutcome(MailOutcome.Kind.LATER, "The mail server could not be reached.");
    write("missedYou", "step-1");
    for (int day = 0; day < 40 && only().state() == NotificationState.QUEUED; day++) {
      clock.stopAt(
          only().notBefore().isAfter(clock.instant()) ? only().notBefore() : clock.instant());
      dispatch.round();
    }
    assertThat(only().state()).isEqualTo(NotificationState.FAILED);
    assertThat(only().attempts()).isEqualTo(8);
    assertThat(record.entries(episode, 5))
        .anyMatch(entry -> entry.words().startsWith("Message could not be sent"));
  }

  @Test
  void aTimeThatHasPassedIsNotAnnounced() {
    record.answered(
        episode,
        "recordContact",
        1,
        "UserTask_ContactPerson",
        java.util.Map.of("assessmentAt", "2027-01-04T12:00"),
        anneke());
    write("appointmentConfirmed", "step-1");
    clock.advance(Duration.ofHours(3));
    dispatch.round();
    assertThat(mail.sent).isEmpty();
    assertThat(only().reason()).isEqualTo("The time it tells of has passed.");
  }

  @Test
  void withoutAMailServerStaffSeeItAtOnce() {
    mail.ready = false;
    write("missedYou", "step-1");
    assertThat(only().state()).isEqualTo(NotificationState.SHOWN);
    assertThat(only().reason()).contains("No mail server");
  }

  @Test
  void severalNodesSendEachMessageOnce() throws InterruptedException {
    for (int number = 0; number < 40; number++) {
      write("welcomeBack", "step-" + number);
    }
    List<Thread> nodes =
        List.of(new Thread(node()::round), new Thread(node()::round), new Thread(node()::round));
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join(30_000);
    }
    assertThat(mail.sent).hasSize(40);
    assertThat(mail.sent.stream().map(Mail::id).distinct()).hasSize(40);
  }

  @Test
  void theReferrerIsToldOnPaperAndOnlyWithConsent() {
    refer("Bayside Health Center");
    transactions.run(() -> correspondence.toReferrer(episode, "referralReceived", "step-1"));
    assertThat(only().state()).isEqualTo(NotificationState.WITHHELD);
    agree("disclosure");
    transactions.run(() -> correspondence.toReferrer(episode, "referralOutcome", "step-2"));
    Notification letter =
        notifications
            .list(new NotificationFilter(NotificationState.SHOWN, null, null, List.of()), null, 10)
            .get(0);
    assertThat(letter.recipient()).isEqualTo("Bayside Health Center");
    assertThat(notifications.text(letter.id()).objection()).isNull();
    jdbc.sql(
            "update consent set state = 'revoked', revoked_at = recorded_at where kind = 'disclosure'")
        .update();
    assertThat(notifications.text(letter.id()).objection()).contains("no consent to disclose");
  }

  @Test
  void pagesLeaveNothingOut() {
    for (int number = 0; number < 7; number++) {
      write("welcomeBack", "step-" + number);
    }
    List<Notification> first = notifications.list(NotificationFilter.ALL, null, 3);
    List<Notification> second = notifications.list(NotificationFilter.ALL, first.get(2).id(), 3);
    List<Notification> third = notifications.list(NotificationFilter.ALL, second.get(2).id(), 3);
    assertThat(
            java.util.stream.Stream.of(first, second, third)
                .flatMap(List::stream)
                .map(Notification::id)
                .distinct())
        .hasSize(7);
  }

  private Dispatch node() {
    return new Dispatch(outbox, mail, check, persons, episodes, record, sites, transactions, clock);
  }

  private void write(String template, String occurrence) {
    transactions.run(() -> correspondence.toPerson(episode, template, occurrence));
  }

  private Notification only() {
    List<Notification> all = notifications.of(episode, 10);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static care.throughline.platform.Actor anneke() {
    return new care.throughline.platform.Actor("anneke");
  }

  private void agree(String kind) {
    jdbc.sql(
            """
            insert into consent (id, person, kind, state, discloser, recipients, purpose, information, expires,
                                 signed_on, recorded_at, recorded_by)
            values (?, ?, ?, 'active', 'the clinic', '{referrer}', 'care', 'attendance', 'none', '2027-01-04', ?, 'rosa')""")
        .params(UUID.randomUUID(), dana.value(), kind, Times.utc(MONDAY_TEN))
        .update();
  }

  private void refer(String referrer) {
    jdbc.sql(
            "insert into referral (id, episode, received_at, source, source_key, referrer) values (?, ?, ?, 'phone', ?, ?)")
        .params(
            UUID.randomUUID(),
            episode.value(),
            Times.utc(MONDAY_TEN),
            "phone:" + episode.value(),
            referrer)
        .update();
  }

  private EpisodeId episodeOf(PersonId person) {
    EpisodeId id = new EpisodeId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, referred_at)
            values (?, ?, ?, (select max(number) from release), 'planned', 'received', 'referral', false, ?)""")
        .params(id.value(), person.value(), sites.home().id(), Times.utc(MONDAY_TEN))
        .update();
    return id;
  }

  /** A mail server that does as it is told and refuses to be called inside a transaction. */
  private static final class ObedientMail implements MailCarrier {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;
    private volatile boolean crashAfterAccepting;
    private volatile MailOutcome outcome =
        new MailOutcome(MailOutcome.Kind.ACCEPTED, "The mail server accepted it.");

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public MailOutcome send(Mail mail) {
      assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
      if (outcome.kind() == MailOutcome.Kind.ACCEPTED) {
        sent.add(mail);
      }
      if (crashAfterAccepting) {
        throw new IllegalStateException("crash");
      }
      return outcome;
    }
  }
}
