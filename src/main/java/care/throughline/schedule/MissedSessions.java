package care.throughline.schedule;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.pathway.Releases;
import care.throughline.platform.engine.DecisionPreview;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a missed session means: the facts about it, told to the pathway when it happened, and asked
 * of the pathway's own decision before it is marked.
 */
@Component
public class MissedSessions {

  private static final String RESPONSE = "missedSessionResponse";
  private static final Set<String> RAISED_RISK = Set.of("MODERATE", "HIGH");
  private static final String SCREENING = "screenSafety";
  private static final List<String> OUTREACH = List.of("recordOutreach", "reengagePerson");
  private static final List<String> ANSWERS =
      Stream.concat(Stream.of(SCREENING), OUTREACH.stream()).toList();
  private static final int LATEST_ANSWERS = 5;

  private final Clock clock;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Messages messages;
  private final ProgrammeBook programmes;
  private final Releases releases;
  private final DecisionPreview decisions;

  MissedSessions(
      Clock clock,
      Episodes episodes,
      EpisodeRecord record,
      Messages messages,
      ProgrammeBook programmes,
      Releases releases,
      DecisionPreview decisions) {
    this.clock = clock;
    this.episodes = episodes;
    this.record = record;
    this.messages = messages;
    this.programmes = programmes;
    this.releases = releases;
    this.decisions = decisions;
  }

  /**
   * What the facts about a missed session are drawn from, besides the sessions.
   *
   * @param answers newest first within each form, of {@link #ANSWERS}
   * @param risk the last suicide risk band; null when nobody was screened
   */
  private record Circumstances(
      Programme programme,
      List<EpisodeRecord.Answer> answers,
      EpisodeRecord.@Nullable Decided risk) {

    List<EpisodeRecord.Answer> answers(String form) {
      return answers.stream().filter(answer -> answer.form().equals(form)).toList();
    }
  }

  /**
   * Tells the pathway, once for each session. Nobody is called after a miss that lies before a
   * break: the person has been at another level since.
   *
   * @param all sessions of the episode in order of time, the missed one marked as a no-show
   */
  void tellPathway(SessionRow missed, List<SessionRow> all) {
    Circumstances known = circumstances(Set.of(missed.episode())).get(missed.episode());
    facts(missed, all, known)
        .ifPresent(
            facts ->
                messages.send(
                    missed.episode(),
                    "schedule.sessionMissed",
                    "sessionMissed:" + missed.id().value(),
                    facts));
  }

  /**
   * What a no-show at each of these sessions would start, in the words of the pathway's decision
   * for its episode; a session at which it would start nothing is missing. Reads in a fixed number
   * of statements, however many sessions there are.
   *
   * @param all sessions of every episode concerned, in order of time
   */
  public Map<SessionId, String> wouldStart(
      List<SessionRow> sessions, Map<EpisodeId, List<SessionRow>> all) {
    List<SessionRow> open =
        sessions.stream().filter(session -> session.state() != SessionState.NO_SHOW).toList();
    Set<EpisodeId> people =
        open.stream().map(SessionRow::episode).collect(Collectors.toUnmodifiableSet());
    if (people.isEmpty()) {
      return Map.of();
    }
    Map<EpisodeId, Circumstances> known = circumstances(people);
    Map<EpisodeId, Episode> found = episodes.all(people);
    Map<SessionId, Asked> asked = new HashMap<>();
    for (SessionRow session : open) {
      EpisodeId id = session.episode();
      int release = Objects.requireNonNull(found.get(id)).release();
      facts(session, all.getOrDefault(id, List.of()), known.get(id))
          .ifPresent(facts -> asked.put(session.id(), new Asked(release, facts)));
    }
    return answered(asked);
  }

  /** A question to the pathway's decision. */
  private record Asked(int release, Map<String, Object> facts) {}

  /** In the words of each release; who is in the same place gets the same answer. */
  private Map<SessionId, String> answered(Map<SessionId, Asked> asked) {
    Map<SessionId, String> words = new HashMap<>();
    Map<Integer, Set<Map<String, Object>>> byRelease =
        asked.values().stream()
            .collect(
                Collectors.groupingBy(
                    Asked::release, Collectors.mapping(Asked::facts, Collectors.toSet())));
    byRelease.forEach(
        (release, facts) -> {
          Map<Map<String, Object>, List<String>> rules =
              decisions.rules(releases.get(release).deployment(), RESPONSE, facts);
          asked.forEach(
              (session, question) -> {
                List<String> fired = rules.getOrDefault(question.facts(), List.of());
                if (question.release() == release && !fired.isEmpty()) {
                  words.put(session, String.join(" ", fired));
                }
              });
        });
    return words;
  }

  /** Of every episode that has a programme. */
  private Map<EpisodeId, Circumstances> circumstances(Set<EpisodeId> people) {
    Map<EpisodeId, List<EpisodeRecord.Answer>> answers =
        record.answers(people, ANSWERS, LATEST_ANSWERS);
    Map<EpisodeId, EpisodeRecord.Decided> risks = record.latestDecisions(people, "suicideRiskBand");
    return programmes.all(people).values().stream()
        .collect(
            Collectors.toMap(
                Programme::episode,
                programme ->
                    new Circumstances(
                        programme,
                        answers.getOrDefault(programme.episode(), List.of()),
                        risks.get(programme.episode()))));
  }

  /** The facts as if the session were missed; empty when the programme does not go on. */
  private Optional<Map<String, Object>> facts(
      SessionRow missed, List<SessionRow> all, @Nullable Circumstances known) {
    if (known == null || !known.programme().running() || known.programme().run() != missed.run()) {
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
            "daysWithoutContact", daysWithoutContact(known, others),
            "raisedRisk", raisedRisk(known)));
  }

  /** Days of the programme's zone, which is the site's. */
  private int daysWithoutContact(Circumstances known, List<SessionRow> sessions) {
    ZoneId zone = known.programme().zone();
    List<LocalDate> contacts = new ArrayList<>(List.of(known.programme().runStartsOn()));
    sessions.stream()
        .filter(session -> session.state().present())
        .map(SessionRow::day)
        .forEach(contacts::add);
    for (String form : OUTREACH) {
      known.answers(form).stream()
          .filter(answer -> reached(answer.answers()))
          .map(answer -> LocalDate.ofInstant(answer.at(), zone))
          .forEach(contacts::add);
    }
    return Attendance.daysWithoutContact(contacts, LocalDate.ofInstant(clock.instant(), zone));
  }

  private static boolean reached(Map<String, Object> answers) {
    return "yes".equals(answers.get("outreachReached")) || "yes".equals(answers.get("reached"));
  }

  /** A raised suicide risk at the last screening, or an overdose shortly before it. */
  private static boolean raisedRisk(Circumstances known) {
    EpisodeRecord.Decided risk = known.risk();
    boolean band =
        risk != null
            && risk.outputs().values().stream()
                .map(Objects::toString)
                .anyMatch(RAISED_RISK::contains);
    return band
        || known.answers(SCREENING).stream()
            .findFirst()
            .map(answer -> "yes".equals(answer.answers().get("overdoseLast72h")))
            .orElse(false);
  }
}
