package care.throughline.workspace.web;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.Authorisation;
import care.throughline.schedule.Authorisations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores and authorisations of many people at once: two statements, however many there are. */
@Component
class CaseloadFacts {

  private static final String ADMISSION = "iopCheckAdmission";

  private final EpisodeRecord record;
  private final Authorisations authorisations;

  CaseloadFacts(EpisodeRecord record, Authorisations authorisations) {
    this.record = record;
    this.authorisations = authorisations;
  }

  /**
   * What is known of one person.
   *
   * @param trend null when there is no score yet
   * @param authorisation null when none is entered and the admission check names none
   */
  record Fact(@Nullable ScoreTrend trend, @Nullable Authorisation authorisation) {

    static final Fact NONE = new Fact(null, null);
  }

  Map<EpisodeId, Fact> of(Collection<EpisodeId> episodes, TimeTexts texts) {
    if (episodes.isEmpty()) {
      return Map.of();
    }
    Map<EpisodeId, List<EpisodeRecord.Answer>> answers =
        record.answers(episodes, List.of(ScoreTrend.FORM, ADMISSION), ScoreTrend.SHOWN);
    List<Authorisations.Said> said =
        answers.entrySet().stream()
            .flatMap(
                of ->
                    of.getValue().stream()
                        .filter(answer -> answer.form().equals(ADMISSION))
                        .findFirst()
                        .flatMap(answer -> said(of.getKey(), answer, texts))
                        .stream())
            .toList();
    Map<EpisodeId, Authorisation> authorised = authorisations.of(episodes, said);
    Map<EpisodeId, Fact> facts = new HashMap<>();
    for (EpisodeId episode : episodes) {
      facts.put(
          episode,
          new Fact(
              ScoreTrend.of(
                  answers.getOrDefault(episode, List.of()).stream()
                      .filter(answer -> answer.form().equals(ScoreTrend.FORM))
                      .toList()),
              authorised.get(episode)));
    }
    return facts;
  }

  private static Optional<Authorisations.Said> said(
      EpisodeId episode, EpisodeRecord.Answer admission, TimeTexts texts) {
    if (!(admission.answers().get("authorisedSessions") instanceof Number sessions)
        || !(admission.answers().get("authorisedUntil") instanceof String until)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Authorisations.Said(
              episode,
              sessions.intValue(),
              admission.at().atZone(texts.zone()).toLocalDate(),
              LocalDate.parse(until)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
