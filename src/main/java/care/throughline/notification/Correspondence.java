package care.throughline.notification;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.person.Consents;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes messages. A message is rendered and stored in the transaction that causes it, once for
 * each run of a step, and sent afterwards by {@link Dispatch}. If that transaction rolls back there
 * is no message; if it commits the message is attempted, withheld or shown to staff, never
 * forgotten.
 */
@Component
public class Correspondence {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final MessageTexts texts;
  private final Outbox outbox;
  private final MailCarrier mail;
  private final AppointmentTimes appointments;
  private final Consents consents;
  private final Persons persons;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Sites sites;

  Correspondence(
      JdbcClient jdbc,
      Clock clock,
      MessageTexts texts,
      Outbox outbox,
      MailCarrier mail,
      AppointmentTimes appointments,
      Consents consents,
      Persons persons,
      Episodes episodes,
      EpisodeRecord record,
      Sites sites) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.texts = texts;
    this.outbox = outbox;
    this.mail = mail;
    this.appointments = appointments;
    this.consents = consents;
    this.persons = persons;
    this.episodes = episodes;
    this.record = record;
    this.sites = sites;
  }

  /**
   * Writes to the person, by the way they agreed to.
   *
   * @param occurrence the same when the same step runs again, so that it is written once
   * @throws IllegalArgumentException when there is no such template for a person
   */
  @Transactional
  public void toPerson(EpisodeId id, String template, String occurrence) {
    Episode episode = episodes.get(id);
    write(
        episode,
        template,
        occurrence,
        appointments.of(episode, template, sites.get(episode.site()).zone()));
  }

  /**
   * As {@link #toPerson(EpisodeId, String, String)} about an appointment at a known time.
   *
   * @param at in the zone in which the person is told
   */
  @Transactional
  public void toPerson(EpisodeId id, String template, String occurrence, ZonedDateTime at) {
    write(episodes.get(id), template, occurrence, Optional.of(at));
  }

  /**
   * As {@link #toPerson(EpisodeId, String, String, ZonedDateTime)} about several appointments.
   *
   * @param first time of the first of them
   * @param last time of the last of them
   */
  @Transactional
  public void toPerson(
      EpisodeId id, String template, String occurrence, ZonedDateTime first, ZonedDateTime last) {
    write(episodes.get(id), template, occurrence, Optional.of(first), last);
  }

  private void write(
      Episode episode, String template, String occurrence, Optional<ZonedDateTime> at) {
    write(episode, template, occurrence, at, null);
  }

  private void write(
      Episode episode,
      String template,
      String occurrence,
      Optional<ZonedDateTime> at,
      @Nullable ZonedDateTime last) {
    Person person = persons.get(episode.person());
    Site site = sites.get(episode.site());
    MessageTemplate text = template(template, person, Audience.PERSON);
    Instant now = clock.instant();
    Optional<ZonedDateTime> appointment = at.filter(time -> time.toInstant().isAfter(now));
    MessageTemplate.Filled filled = text.fill(fields(site, text, appointment.orElse(null), last));
    Way way = Way.toPerson(reach(person), text.letterOnly());
    Instant notBefore =
        way.channel() == Channel.EMAIL || way.channel() == Channel.SMS
            ? QuietHours.earliest(now, site.zone())
            : now;
    Instant notAfter =
        filled.whole() ? appointment.map(ZonedDateTime::toInstant).orElse(null) : null;
    store(
        occurrence,
        new Outbox.Draft(
            episode.id(), person.id(), text, filled.text(), way, null, notBefore, notAfter));
  }

  /**
   * Writes to whoever referred the person, if consent allows it; otherwise keeps the message as
   * withheld. Parameters and exceptions as {@link #toPerson}.
   */
  @Transactional
  public void toReferrer(EpisodeId id, String template, String occurrence) {
    Episode episode = episodes.get(id);
    Person person = persons.get(episode.person());
    Site site = sites.get(episode.site());
    MessageTemplate text = template(template, person, Audience.REFERRER);
    String body =
        text.fill(fields(site, text, episode.referredAt().atZone(site.zone()), null)).text();
    String referrer = referrer(id).orElse(null);
    Way way =
        Way.toReferrer(
            person.deceasedOn() == null,
            referrer != null,
            consents.mayDisclose(person.id(), "referrer"));
    String recipient = way.state() == NotificationState.WITHHELD ? null : referrer;
    store(
        occurrence,
        new Outbox.Draft(id, person.id(), text, body, way, recipient, clock.instant(), null));
  }

  private void store(String occurrence, Outbox.Draft draft) {
    String words =
        switch (draft.way().state()) {
          case WITHHELD -> Texts.kept("notification.history.withheld", draft.template().title());
          case SHOWN -> Texts.kept("notification.history.shown", draft.template().title());
          default -> Texts.kept("notification.history.written", draft.template().title());
        };
    outbox
        .add(occurrence, draft)
        .ifPresent(added -> record.add(draft.episode(), "message", words, Actor.PATHWAY));
  }

  private MessageTemplate template(String name, Person person, Audience audience) {
    MessageTemplate found = texts.inForce(name, person.language());
    if (found.audience() != audience) {
      throw new IllegalArgumentException(
          "Template " + name + " is not written to a " + audience.key() + ".");
    }
    return found;
  }

  private Way.Reach reach(Person person) {
    return new Way.Reach(
        person.deceasedOn() == null,
        consents.active(person.id(), "email"),
        known(person.email()),
        consents.active(person.id(), "sms"),
        known(person.phone()),
        known(person.address()),
        mail.ready());
  }

  /** A referral's sender is asked for here because {@code episode} does not tell it yet. */
  private Optional<String> referrer(EpisodeId id) {
    return jdbc.sql(
            "select referrer from referral where episode = ? and referrer is not null order by received_at desc, id limit 1")
        .param(id.value())
        .query(String.class)
        .optional();
  }

  private static Map<String, String> fields(
      Site site,
      MessageTemplate template,
      @Nullable ZonedDateTime at,
      @Nullable ZonedDateTime last) {
    Map<String, String> values = new HashMap<>(Map.of("phone", site.phone()));
    if (at != null) {
      Locale locale =
          template.language().equals("en") ? Locale.US : Locale.forLanguageTag(template.language());
      values.put("date", DateTimeFormatter.ofPattern("EEE M/d", locale).format(at));
      if (last != null) {
        values.put("last", DateTimeFormatter.ofPattern("EEE M/d", locale).format(last));
      }
      values.put("time", DateTimeFormatter.ofPattern("h:mm a", locale).format(at));
    }
    return values;
  }

  private static boolean known(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
