package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.pathway.Releases;
import care.throughline.platform.engine.DecisionPreview;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a missed session means: the facts about it, told to the pathway when it happened, and asked
 * of the pathway's own decision before it is marked.
 */
@Component
public class MissedSessions {

  private static final String RESPONSE = "missedSessionResponse";
  private static final Set<String> RAISED_RISK = Set.of("MODERATE", "HIGH");

  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Messages messages;
  private final Programmes programmes;
  private final Releases releases;
  private final DecisionPreview decisions;

  MissedSessions(
      Clock clock,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      Messages messages,
      Programmes programmes,
      Releases releases,
      DecisionPreview decisions) {
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.messages = messages;
    this.programmes = programmes;
    this.releases = releases;
    this.decisions = decisions;
  }

  /**
   * Tells the pathway, once for each session. Nobody is called after a miss that lies before a
   * break: the person has been at another level since.
   *
   * @param all sessions of the episode in order of time, the missed one marked as a no-show
   */
  void tellPathway(SessionRow missed, List<SessionRow> all) {
    facts(missed, all)
        .ifPresent(
            facts ->
                messages.send(
                    missed.episode(),
                    "schedule.sessionMissed",
                    "sessionMissed:" + missed.id().value(),
                    facts));
  }

  /**
   * What a no-show at this session would start, in the words of the pathway's decision for this
   * episode; empty when it would start nothing.
   *
   * @param all sessions of the episode in order of time
   */
  public Optional<String> wouldStart(SessionRow session, List<SessionRow> all) {
    if (session.state() == SessionState.NO_SHOW) {
      return Optional.empty();
    }
    Episode episode = episodes.get(session.episode());
    return facts(session, all)
        .map(
            facts ->
                String.join(
                    " ",
                    decisions.rules(releases.get(episode.release()).deployment(), RESPONSE, facts)))
        .filter(words -> !words.isEmpty());
  }

  /** The facts as if the session were missed; empty when the programme does not go on. */
  private Optional<Map<String, Object>> facts(SessionRow missed, List<SessionRow> all) {
    Programme programme = programmes.find(missed.episode()).orElse(null);
    if (programme == null || !programme.running() || programme.run() != missed.run()) {
      return Optional.empty();
    }
    List<SessionRow> run = all.stream().filter(row -> row.run() == missed.run()).toList();
    List<SessionState> states =
        run.stream()
            .map(row -> row.id().equals(missed.id()) ? SessionState.NO_SHOW : row.state())
            .toList();
    int index = run.stream().map(SessionRow::id).toList().indexOf(missed.id());
    List<SessionRow> others = run.stream().filter(row -> !row.id().equals(missed.id())).toList();
    return Optional.of(
        Map.of(
            "consecutiveMisses", Attendance.missesInARow(states, index),
            "daysWithoutContact", daysWithoutContact(missed.episode(), programme, others),
            "raisedRisk", raisedRisk(missed.episode())));
  }

  private int daysWithoutContact(
      EpisodeId episode, Programme programme, List<SessionRow> sessions) {
    Site site = sites.get(episodes.get(episode).site());
    List<LocalDate> contacts = new ArrayList<>(List.of(programme.runStartsOn()));
    sessions.stream()
        .filter(session -> session.state().present())
        .map(SessionRow::day)
        .forEach(contacts::add);
    for (String form : List.of("recordOutreach", "reengagePerson")) {
      record.answers(episode, form, 5).stream()
          .filter(answer -> reached(answer.answers()))
          .map(answer -> site.dayOf(answer.at()))
          .forEach(contacts::add);
    }
    return Attendance.daysWithoutContact(contacts, site.dayOf(clock.instant()));
  }

  private static boolean reached(Map<String, Object> answers) {
    return "yes".equals(answers.get("outreachReached")) || "yes".equals(answers.get("reached"));
  }

  /** A raised suicide risk at the last screening, or an overdose shortly before it. */
  private boolean raisedRisk(EpisodeId episode) {
    boolean band =
        record
            .latestDecision(episode, "suicideRiskBand")
            .map(
                decided ->
                    decided.outputs().values().stream()
                        .map(Objects::toString)
                        .anyMatch(RAISED_RISK::contains))
            .orElse(false);
    return band
        || record
            .latestAnswer(episode, "screenSafety")
            .map(answer -> "yes".equals(answer.answers().get("overdoseLast72h")))
            .orElse(false);
  }
}
