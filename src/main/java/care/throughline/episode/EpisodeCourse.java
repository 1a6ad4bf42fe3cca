package care.throughline.episode;

import care.throughline.access.Sites;
import care.throughline.pathway.Release;
import care.throughline.pathway.Releases;
import care.throughline.pathway.ShippedPathways;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Json;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.engine.PathwayEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The course of an episode: opening it and every change of its state. Each verb is safe to repeat:
 * the second time it finds the work done and changes nothing. Runs in the caller's transaction.
 */
@Component
public class EpisodeCourse {

  /** Below this age the adolescent branch applies (domain guide 2.3, A6). */
  private static final int ADULT_AGE = 18;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final Sites sites;
  private final Persons persons;
  private final Releases releases;
  private final PathwayEngine engine;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  EpisodeCourse(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      Sites sites,
      Persons persons,
      Releases releases,
      PathwayEngine engine,
      Episodes episodes,
      EpisodeRecord record,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.sites = sites;
    this.persons = persons;
    this.releases = releases;
    this.engine = engine;
    this.episodes = episodes;
    this.record = record;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Opens an episode for a referral and starts its pathway. The same referral (by source key) a
   * second time gives the episode it already is.
   *
   * @throws PersonDeceased when the person has died
   */
  @Transactional
  public EpisodeId open(PersonId personId, Referral referral, Actor actor) {
    Optional<EpisodeId> known = episodes.ofReferral(referral.sourceKey());
    if (known.isPresent()) {
      return known.get();
    }
    Person person = persons.get(personId);
    if (person.deceasedOn() != null) {
      throw new PersonDeceased(personId);
    }
    var site = sites.home();
    Release release =
        releases
            .current(ShippedPathways.IOP)
            .orElseThrow(() -> new IllegalStateException("No pathway is installed yet."));
    EpisodeId id = new EpisodeId(UUID.randomUUID());
    boolean minor = person.ageOn(site.dayOf(clock.instant())) < ADULT_AGE;
    String entryKind = referral.stepDown() ? "stepDown" : "referral";
    insert(id, personId, site.id(), release.number(), entryKind, minor, referral);
    record.add(
        id,
        "referral",
        referral.referrer() == null
            ? Texts.kept("episode.history.referred")
            : Texts.kept("episode.history.referred-by", referral.referrer()),
        actor);
    audit.record(
        actor,
        "episode.opened",
        "episode",
        id.value(),
        Map.of("source", referral.source(), "release", release.number()));
    engine.start(
        release.deployment(),
        "iopEpisode",
        id.value(),
        Map.of(
            "entryKind",
            entryKind,
            "minor",
            minor,
            "urgentReferral",
            !referral.priority().isEmpty()));
    return id;
  }

  private void insert(
      EpisodeId id,
      PersonId person,
      String site,
      int release,
      String entryKind,
      boolean minor,
      Referral referral) {
    var now = Times.utc(clock.instant());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, referred_at)
            values (?, ?, ?, ?, 'planned', 'received', ?, ?, ?)""")
        .params(id.value(), person.value(), site, release, entryKind, minor, now)
        .update();
    jdbc.sql(
            """
            insert into referral (id, episode, received_at, source, source_key, referrer, conditions, priority)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)""")
        .param(UUID.randomUUID())
        .param(id.value())
        .param(now)
        .param(referral.source())
        .param(referral.sourceKey())
        .param(referral.referrer())
        .param(
            json.write(
                referral.conditions().stream()
                    .map(
                        c ->
                            Map.of(
                                "system",
                                c.system(),
                                "code",
                                c.code(),
                                "display",
                                c.display(),
                                "kind",
                                c.kind()))
                    .toList()))
        .param(referral.priority().toArray(String[]::new))
        .update();
  }

  /** Moves the referral on, such as to {@code scheduled}. */
  public void recordReferralState(EpisodeId id, String state) {
    if (jdbc.sql("update episode set referral_state = ? where id = ? and referral_state <> ?")
            .params(state, id.value(), state)
            .update()
        == 1) {
      record.add(id, "referral", ReferralWords.of(state), Actor.PATHWAY);
    }
  }

  /** Closes a referral that did not become care. */
  public void closeReferral(EpisodeId id) {
    close(id, EpisodeState.CANCELLED, "referral", Texts.kept("episode.history.referral-closed"));
  }

  /** Begins time at a level of care; the episode becomes active. */
  public void startStay(EpisodeId id, String level, boolean concurrent) {
    int added =
        jdbc.sql(
                """
                insert into stay (id, episode, level, concurrent, state, started_at) values (?, ?, ?, ?, 'active', ?)
                on conflict do nothing""")
            .params(UUID.randomUUID(), id.value(), level, concurrent, Times.utc(clock.instant()))
            .update();
    if (added == 0) {
      return;
    }
    if (!concurrent) {
      jdbc.sql("update episode set level = ? where id = ?").params(level, id.value()).update();
    }
    jdbc.sql(
            "update episode set state = 'active' where id = ? and state in ('planned', 'waitlist')")
        .param(id.value())
        .update();
    record.add(
        id,
        "stay",
        Texts.kept(
            concurrent ? "episode.history.admitted-beside" : "episode.history.admitted", level),
        Actor.PATHWAY);
  }

  /**
   * Ends time at a level of care.
   *
   * @param outcome such as {@code completed}, {@code returned}, {@code left}
   */
  public void endStay(EpisodeId id, String level, String outcome) {
    int ended =
        jdbc.sql(
                "update stay set state = 'ended', ended_at = ?, outcome = ? where episode = ? and level = ? and state <> 'ended'")
            .params(Times.utc(clock.instant()), outcome, id.value(), level)
            .update();
    if (ended > 0) {
      record.add(
          id, "stay", Texts.kept("episode.history.level-ended", level, outcome), Actor.PATHWAY);
    }
  }

  /**
   * Holds the episode while the person is at another level and will come back; the week stays as it
   * is.
   */
  public void hold(EpisodeId id) {
    if (jdbc.sql("update episode set state = 'onhold' where id = ? and state = 'active'")
            .param(id.value())
            .update()
        == 1) {
      jdbc.sql(
              "update stay set state = 'onhold' where episode = ? and state = 'active' and not concurrent")
          .param(id.value())
          .update();
      record.add(id, "stay", Texts.kept("episode.history.on-hold"), Actor.PATHWAY);
    }
  }

  /** Takes the episode off hold and makes the programme's level the current one again. */
  public void resume(EpisodeId id) {
    if (jdbc.sql("update episode set state = 'active' where id = ? and state = 'onhold'")
            .param(id.value())
            .update()
        == 1) {
      jdbc.sql("update stay set state = 'active' where episode = ? and state = 'onhold'")
          .param(id.value())
          .update();
      jdbc.sql(
              """
              update episode set level = coalesce((select level from stay where episode = episode.id and state = 'active' and not concurrent
                                                   order by started_at desc limit 1), level)
              where id = ?""")
          .param(id.value())
          .update();
      record.add(id, "stay", Texts.kept("episode.history.resumed"), Actor.PATHWAY);
    }
  }

  /** Notes the week the programme is in. */
  public void recordWeek(EpisodeId id, int weekNumber, int weeksPlanned) {
    jdbc.sql("update episode set week_number = ?, weeks_planned = ? where id = ?")
        .params(weekNumber, weeksPlanned, id.value())
        .update();
  }

  /** Records the discharge; ends every stay that still runs. Aftercare may follow. */
  public void recordDischarge(EpisodeId id, String kind, boolean aftercare) {
    var now = Times.utc(clock.instant());
    jdbc.sql(
            "update stay set state = 'ended', ended_at = ?, outcome = ? where episode = ? and state <> 'ended'")
        .params(now, kind, id.value())
        .update();
    jdbc.sql(
            "update episode set discharge_kind = ?, discharged_at = ?, aftercare = ?, state = case when state = 'onhold' then 'active' else state end where id = ?")
        .params(kind, now, aftercare, id.value())
        .update();
    record.add(id, "stay", "Discharged: " + DischargeWords.of(kind), Actor.PATHWAY);
    events.publishEvent(new EpisodeDischarged(id, kind));
  }

  /** Brings a person in aftercare back into care. */
  public void reopen(EpisodeId id) {
    jdbc.sql(
            "update episode set entry_kind = 'reEntry', aftercare = false, discharge_kind = null, discharged_at = null where id = ?")
        .param(id.value())
        .update();
    record.add(id, "referral", Texts.kept("episode.history.back"), Actor.PATHWAY);
  }

  /** Aftercare is over, one way or the other. */
  public void recordAftercareEnd(EpisodeId id) {
    if (jdbc.sql("update episode set aftercare = false where id = ? and aftercare")
            .param(id.value())
            .update()
        == 1) {
      record.add(id, "stay", Texts.kept("episode.history.aftercare-ended"), Actor.PATHWAY);
    }
  }

  /** Closes the episode after discharge and aftercare. */
  public void finish(EpisodeId id) {
    close(id, EpisodeState.FINISHED, "stay", Texts.kept("episode.history.finished"));
  }

  /**
   * The person has died: closes the episode as deceased and tells whoever listens, in this
   * transaction.
   */
  public void recordDeath(EpisodeId id, @Nullable LocalDate day) {
    Episode episode = episodes.get(id);
    persons.recordDeath(
        episode.person(), day == null ? sites.get(episode.site()).dayOf(clock.instant()) : day);
    var now = Times.utc(clock.instant());
    jdbc.sql(
            "update stay set state = 'ended', ended_at = ?, outcome = 'deceased' where episode = ? and state <> 'ended'")
        .params(now, id.value())
        .update();
    jdbc.sql(
            "update episode set discharge_kind = 'deceased', discharged_at = coalesce(discharged_at, ?), aftercare = false where id = ?")
        .params(now, id.value())
        .update();
    close(id, EpisodeState.FINISHED, "stay", Texts.kept("episode.history.died"));
    events.publishEvent(new PersonDied(id, episode.person()));
  }

  private void close(EpisodeId id, EpisodeState state, String kind, String words) {
    int closed =
        jdbc.sql(
                "update episode set state = ?, closed_at = ?, aftercare = false where id = ? and closed_at is null")
            .params(state.key(), Times.utc(clock.instant()), id.value())
            .update();
    if (closed == 1) {
      record.add(id, kind, words, Actor.PATHWAY);
      audit.record(
          Actor.PATHWAY, "episode.closed", "episode", id.value(), Map.of("state", state.key()));
    }
  }
}
