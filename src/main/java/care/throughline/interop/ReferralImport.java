package care.throughline.interop;

import care.throughline.episode.DuplicateReferrals;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Referral;
import care.throughline.interop.fhir.BundleReader;
import care.throughline.interop.fhir.BundleRefused;
import care.throughline.interop.fhir.ReceivedReferral;
import care.throughline.interop.fhir.ReferralMapping;
import care.throughline.interop.fhir.Refusal;
import care.throughline.person.Duplicates;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes FHIR bundles in as referrals. A person who is in care already is not referred again; one
 * who was here before gets a new episode; one who only looks like somebody is taken in, and a human
 * is asked.
 */
@Component
public class ReferralImport {

  private final BundleReader reader;
  private final ReferralMapping mapping;
  private final Transactions transactions;
  private final Storing storing;
  private final AuditTrail audit;

  ReferralImport(
      BundleReader reader,
      ReferralMapping mapping,
      Transactions transactions,
      Storing storing,
      AuditTrail audit) {
    this.reader = reader;
    this.mapping = mapping;
    this.transactions = transactions;
    this.storing = storing;
    this.audit = audit;
  }

  /**
   * Reads one bundle and stores the referral it is, in one transaction.
   *
   * @throws IOException when the stream itself fails; nothing was stored then
   */
  public ImportOutcome take(InputStream bundle, Actor actor) throws IOException {
    try {
      ReceivedReferral received = mapping.map(reader.read(bundle));
      return transactions.call(() -> storing.store(received, actor));
    } catch (BundleRefused refused) {
      audit.record(
          actor, "referral.refused", "referral", null, Map.of("reason", refused.refusal().key()));
      return new ImportOutcome.Refused(refused.refusal());
    }
  }

  /** The part that runs inside the transaction. */
  @Component
  static final class Storing {

    private final JdbcClient jdbc;
    private final Persons persons;
    private final Duplicates duplicates;
    private final DuplicateReferrals duplicateReferrals;
    private final Episodes episodes;
    private final EpisodeCourse course;
    private final EpisodeRecord record;

    Storing(
        JdbcClient jdbc,
        Persons persons,
        Duplicates duplicates,
        DuplicateReferrals duplicateReferrals,
        Episodes episodes,
        EpisodeCourse course,
        EpisodeRecord record) {
      this.jdbc = jdbc;
      this.persons = persons;
      this.duplicates = duplicates;
      this.duplicateReferrals = duplicateReferrals;
      this.episodes = episodes;
      this.course = course;
      this.record = record;
    }

    ImportOutcome store(ReceivedReferral received, Actor actor) {
      oneAtATime();
      Optional<EpisodeId> same = episodes.ofReferral(received.referral().sourceKey());
      if (same.isPresent()) {
        return already(episodes.get(same.get()));
      }
      Duplicates.Recognition recognition = duplicates.recognise(received.person());
      Optional<Person> known = recognition.certain();
      if (known.filter(person -> person.deceasedOn() != null).isPresent()) {
        return new ImportOutcome.Refused(Refusal.DECEASED);
      }
      Optional<Episode> inCare = known.flatMap(person -> openEpisode(person.id()));
      if (inCare.isPresent()) {
        noteSecondReferral(inCare.get(), received.referral(), actor);
        return already(inCare.get());
      }
      PersonId person = known.map(Person::id).orElseGet(() -> persons.add(received.person()));
      EpisodeId episode = course.open(person, received.referral(), actor);
      recognition
          .probable()
          .forEach((other, reasons) -> duplicateReferrals.suspect(episode, other, reasons, actor));
      return new ImportOutcome.Referred(
          episode,
          person,
          !received.referral().conditions().isEmpty(),
          !recognition.probable().isEmpty());
    }

    /**
     * Two bundles about one person at the same moment, on any node, must not become two people; the
     * lock ends with the transaction.
     */
    private void oneAtATime() {
      jdbc.sql("select pg_advisory_xact_lock(hashtext('care.throughline.referral-import'))")
          .query(row -> {});
    }

    /** A referral that was joined to another one since leads there. */
    private ImportOutcome already(Episode episode) {
      PersonId standing = duplicates.standing(episode.person());
      Episode current = episode.open() ? episode : openEpisode(standing).orElse(episode);
      return new ImportOutcome.AlreadyReferred(current.id(), current.person(), current.open());
    }

    private Optional<Episode> openEpisode(PersonId person) {
      return episodes.of(person).stream().filter(Episode::open).findFirst();
    }

    /** Staff read it once, however often it is sent. */
    private void noteSecondReferral(Episode episode, Referral referral, Actor actor) {
      String words =
          "Referred again"
              + (referral.referrer() == null ? "" : " by " + referral.referrer())
              + PriorityWords.of(referral.priority());
      if (record.entries(episode.id(), 200).stream()
          .noneMatch(entry -> entry.words().equals(words))) {
        record.add(episode.id(), "referral", words, actor);
      }
    }
  }
}
