package care.throughline.person;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people agreed to. At most one consent of a kind is active; a new one supersedes it and the
 * old row stays. Whoever is about to tell someone something asks here, at that moment. Runs in the
 * caller's transaction.
 */
@Repository
public class Consents {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Persons persons;
  private final AuditTrail audit;

  Consents(JdbcClient jdbc, Clock clock, Persons persons, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.persons = persons;
    this.audit = audit;
  }

  /** True when a consent of the kind holds now. */
  public boolean active(PersonId person, String kind) {
    return find(person, kind).isPresent();
  }

  /**
   * True when the person's record may be disclosed to such a recipient now.
   *
   * @param recipient {@code treatingProviders}, {@code payers}, {@code operations} or {@code
   *     referrer}
   */
  public boolean mayDisclose(PersonId person, String recipient) {
    return find(person, Consent.DISCLOSURE)
        .filter(consent -> consent.recipients().contains(recipient))
        .isPresent();
  }

  /** The consent of the kind that holds now. */
  public Optional<Consent> find(PersonId person, String kind) {
    return current(person, kind).filter(consent -> consent.holdsOn(today()));
  }

  /** Every consent ever on file, the newest first. */
  public List<Consent> of(PersonId person) {
    return jdbc.sql("select * from consent where person = ? order by recorded_at desc, id")
        .param(person.value())
        .query(Consents::read)
        .list();
  }

  /**
   * Puts a consent on file. The same one a second time changes nothing; another one supersedes it.
   */
  public void grant(PersonId person, Consent.Signed signed, Actor by) {
    Optional<Consent> known = find(person, signed.kind());
    if (known.isPresent() && same(known.get(), signed)) {
      return;
    }
    jdbc.sql(
            "update consent set state = 'superseded' where person = ? and kind = ? and state = 'active'")
        .params(person.value(), signed.kind())
        .update();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into consent (id, person, kind, state, discloser, recipients, purpose, information, expires, signed_on, recorded_at, recorded_by)
            values (?, ?, ?, 'active', ?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(id)
        .param(person.value())
        .param(signed.kind())
        .param(signed.discloser())
        .param(signed.recipients().toArray(String[]::new))
        .param(signed.purpose())
        .param(signed.information())
        .param(signed.expires())
        .param(signed.signedOn() == null ? today() : signed.signedOn())
        .param(Times.utc(clock.instant()))
        .param(by.name())
        .update();
    audit.record(
        by,
        "consent.granted",
        "person",
        person.value(),
        Map.of("kind", signed.kind(), "consent", id.toString()));
  }

  /**
   * Takes a consent back, effective now.
   *
   * @return false when none was active
   */
  public boolean revoke(PersonId person, String kind, Actor by) {
    int revoked =
        jdbc.sql(
                "update consent set state = 'revoked', revoked_at = ? where person = ? and kind = ? and state = 'active'")
            .params(Times.utc(clock.instant()), person.value(), kind)
            .update();
    if (revoked > 0) {
      audit.record(by, "consent.revoked", "person", person.value(), Map.of("kind", kind));
    }
    return revoked > 0;
  }

  /**
   * Takes over what a person chose and signed at registration: consents, contact details,
   * reminders. Repeating it changes nothing.
   *
   * @param answers of the form {@code registerPerson}; any may be missing
   */
  public void recordRegistration(PersonId person, Map<String, Object> answers, Actor by) {
    ConsentAnswers registration = new ConsentAnswers(answers);
    persons.updateContact(person, registration.contact());
    registration.signed().forEach(signed -> grant(person, signed, by));
    registration.refused().forEach(kind -> revoke(person, kind, by));
  }

  /**
   * Stops what the person takes back. Consent to treatment always stays: care goes on.
   *
   * @param scope {@code sharing}, {@code emergencyContact} or {@code all}; sharing when it is not
   *     told
   */
  public void recordRevocation(PersonId person, String scope, Actor by) {
    if (!scope.equals("emergencyContact")) {
      revoke(person, Consent.DISCLOSURE, by);
    }
    if (!scope.equals("sharing")) {
      persons.removeEmergencyContact(person);
    }
    if (scope.equals("all")) {
      List.of(Consent.SMS, Consent.EMAIL, Consent.VOICEMAIL)
          .forEach(channel -> revoke(person, channel, by));
    }
  }

  private Optional<Consent> current(PersonId person, String kind) {
    return jdbc.sql("select * from consent where person = ? and kind = ? and state = 'active'")
        .params(person.value(), kind)
        .query(Consents::read)
        .optional();
  }

  /** Consents end with a day; UTC is at most a day generous and needs no site. */
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static boolean same(Consent known, Consent.Signed signed) {
    return known.recipients().equals(signed.recipients())
        && Objects.equals(known.discloser(), signed.discloser())
        && Objects.equals(known.purpose(), signed.purpose())
        && Objects.equals(known.information(), signed.information())
        && Objects.equals(known.expires(), signed.expires())
        && (signed.signedOn() == null || known.signedOn().equals(signed.signedOn()));
  }

  private static Consent read(ResultSet row, int number) throws SQLException {
    return new Consent(
        row.getObject("id", UUID.class),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("kind"),
        row.getString("state"),
        row.getString("discloser"),
        List.of((String[]) row.getArray("recipients").getArray()),
        row.getString("purpose"),
        row.getString("information"),
        row.getString("expires"),
        row.getObject("signed_on", LocalDate.class),
        Times.instant(row, "recorded_at"),
        row.getString("recorded_by"),
        Times.instantOrNull(row, "revoked_at"));
  }
}
