package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.Doses;
import care.throughline.schedule.MakeUps;
import care.throughline.schedule.PlanWarnings;
import care.throughline.schedule.Programme;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.WeekDose;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Somebody's programme for programs: where they stand, what dose they have, what is missing. */
@Tag(name = "Programmes", description = "Weeks of treatment, their dose, and sessions made up")
@RestController
@RequestMapping("/api/v1/episodes/{id}")
class ProgrammeApi {

  private final ReadableEpisodes episodes;
  private final Programmes programmes;
  private final Doses doses;
  private final PlanWarnings warnings;
  private final MakeUps makeUps;
  private final Sessions sessions;
  private final AuditTrail audit;

  ProgrammeApi(
      ReadableEpisodes episodes,
      Programmes programmes,
      Doses doses,
      PlanWarnings warnings,
      MakeUps makeUps,
      Sessions sessions,
      AuditTrail audit) {
    this.episodes = episodes;
    this.programmes = programmes;
    this.doses = doses;
    this.warnings = warnings;
    this.makeUps = makeUps;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** A programme with its weeks, those to come included. */
  record ProgrammeAnswer(
      String template,
      int templateVersion,
      String level,
      String state,
      int weekNumber,
      int weeksPlanned,
      LocalDate endsOn,
      List<WeekAnswer> weeks,
      List<PlanWarnings.Warning> warnings) {}

  /**
   * The dose of a week in minutes.
   *
   * @param attendedWithoutMakeUps what was had without the sessions that were made up
   * @param paused true when the programme stood still before the week was over
   */
  record WeekAnswer(
      int run,
      int week,
      int planned,
      int attended,
      int attendedWithoutMakeUps,
      int minimum,
      boolean over,
      boolean paused,
      boolean belowMinimum) {

    static WeekAnswer of(WeekDose dose) {
      return new WeekAnswer(
          dose.run(),
          dose.weekNumber(),
          dose.plannedMinutes(),
          dose.attendedMinutes(),
          dose.attendedMinutes() - dose.madeUpMinutes(),
          dose.minimumMinutes(),
          dose.over(),
          dose.paused(),
          dose.belowMinimum() || dose.hadBelowMinimum());
    }
  }

  /** A missed session with what can be had instead. */
  record MissedAnswer(
      String session, String kind, LocalDate day, int minutes, List<OfferAnswer> offers) {}

  /** A session that can be had instead; its key is what is posted to accept it. */
  record OfferAnswer(String key, String words, int minutes, int week, boolean keepsDose) {}

  /** A session that is made up. */
  record MadeUpAnswer(String session, Instant startsAt, int minutes, int week) {}

  /** Which offer is accepted. */
  record Acceptance(@Nullable String offer) {}

  @Operation(
      summary = "Read the programme of an episode, the dose of each week, and what is missing")
  @GetMapping("/programme")
  ProgrammeAnswer programme(@PathVariable UUID id, Staff reader) {
    EpisodeId episode = readable(id, reader);
    Programme programme = programmes.find(episode).orElseThrow();
    return new ProgrammeAnswer(
        programme.template(),
        programme.templateVersion(),
        programme.level(),
        programme.state(),
        programme.weekNumber(),
        programme.weeksPlanned(),
        programme.endsOn(),
        doses.of(episode).stream().map(WeekAnswer::of).toList(),
        warnings.of(episode));
  }

  @Operation(
      summary = "List missed sessions that can still be made up, with what can be had instead")
  @GetMapping("/make-ups")
  Listing<MissedAnswer> open(@PathVariable UUID id, Staff reader) {
    List<MissedAnswer> missed =
        makeUps.open(readable(id, reader)).stream()
            .map(
                open ->
                    new MissedAnswer(
                        open.session().id().value().toString(),
                        open.session().kind(),
                        open.session().day(),
                        open.session().minutes(),
                        open.offers().stream()
                            .map(
                                offer ->
                                    new OfferAnswer(
                                        offer.key(),
                                        offer.words(),
                                        offer.minutes(),
                                        offer.week(),
                                        offer.keepsDose()))
                            .toList()))
            .toList();
    return new Listing<>(missed, missed.size(), null);
  }

  @Operation(summary = "Accept another session in place of a missed one")
  @PostMapping("/make-ups/{session}")
  @ResponseStatus(HttpStatus.CREATED)
  MadeUpAnswer accept(
      @PathVariable UUID id,
      @PathVariable UUID session,
      @RequestBody Acceptance acceptance,
      Staff by) {
    check(id, session, by);
    SessionRow made =
        makeUps.accept(
            new SessionId(session), acceptance.offer() == null ? "" : acceptance.offer(), by);
    return new MadeUpAnswer(
        made.id().value().toString(), made.startsAt(), made.minutes(), made.weekNumber());
  }

  @Operation(summary = "Say that a missed session is not made up; it is not offered again")
  @DeleteMapping("/make-ups/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decline(@PathVariable UUID id, @PathVariable UUID session, Staff by) {
    check(id, session, by);
    makeUps.decline(new SessionId(session), by);
  }

  /** The session must be one of an episode that the member may see. */
  private void check(UUID id, UUID session, Staff by) {
    EpisodeId episode = readable(id, by);
    if (sessions
        .find(new SessionId(session))
        .filter(row -> row.episode().equals(episode))
        .isEmpty()) {
      throw new NoSuchElementException("There is no such session.");
    }
  }

  private EpisodeId readable(UUID id, Staff reader) {
    Episode episode = episodes.find(new EpisodeId(id), reader).orElseThrow();
    audit.record(
        reader.actor(),
        "person.viewed",
        "person",
        episode.person().value(),
        Map.of("episode", id.toString()));
    return episode.id();
  }
}
