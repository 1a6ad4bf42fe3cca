package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.pathway.FieldFinding;
import care.throughline.pathway.Form;
import care.throughline.pathway.FormField;
import care.throughline.pathway.FormSubmission;
import care.throughline.pathway.Releases;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.platform.engine.EngineMessages;
import care.throughline.platform.engine.WaitingMessage;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What staff can report about a person at any time: a relapse, a safety concern, a bed offer, a
 * death. A report is a filled-in form and a message to the episode; it is stored at once and acted
 * on within a second.
 */
@Component
public class Reports {

  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Messages messages;
  private final Releases releases;
  private final EngineMessages engine;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final AnswerCheck check;

  Reports(
      Episodes episodes,
      EpisodeRecord record,
      Messages messages,
      Releases releases,
      EngineMessages engine,
      Transactions transactions,
      AuditTrail audit,
      AnswerCheck check) {
    this.episodes = episodes;
    this.record = record;
    this.messages = messages;
    this.releases = releases;
    this.engine = engine;
    this.transactions = transactions;
    this.audit = audit;
    this.check = check;
  }

  /**
   * What the reader may report about the episode now, and what would lead nowhere now, with the
   * reason; empty when it is closed.
   */
  public List<WaitingMessage> possible(EpisodeId id, Staff reader) {
    Episode episode = episodes.get(id);
    if (!episode.open() || !reader.seesPeople()) {
      return List.of();
    }
    return engine.reportable(releases.get(episode.release()).deployment(), id.value()).stream()
        .filter(message -> allowed(message, reader))
        .toList();
  }

  /**
   * Takes a report.
   *
   * @throws NoSuchElementException when the reader may not report this about the episode now
   * @throws ReportRefused when it would lead nowhere now; says what to do instead
   * @throws AnswersRefused when an answer does not fit the form, or does not say which one of
   *     several it is about
   */
  public void submit(EpisodeId id, String message, Map<String, Object> answers, Staff by) {
    transactions.run(
        () -> {
          WaitingMessage report =
              possible(id, by).stream()
                  .filter(possible -> possible.message().equals(message))
                  .findFirst()
                  .orElseThrow(
                      () -> new NoSuchElementException(Texts.of("worklist.report.not-now")));
          if (report.refusal() != null) {
            throw new ReportRefused(report.refusal());
          }
          Episode episode = episodes.get(id);
          String form = java.util.Objects.requireNonNull(report.form());
          Form asked = releases.form(episode.release(), form);
          FormSubmission.Accepted accepted = check.accept(asked, answers, by);
          refuseUnclear(episode, report, asked, accepted.routing());
          record.answered(id, form, episode.release(), message, accepted.answers(), by.actor());
          record.add(id, "message", report.words(), by.actor());
          audit.record(
              by.actor(), "report.made", "episode", id.value(), Map.of("message", message));
          messages.send(
              id, message, "report:" + UUID.randomUUID(), accepted.routing(), Messages.UNANSWERED);
        });
  }

  private void refuseUnclear(
      Episode episode, WaitingMessage report, Form form, Map<String, Object> routing) {
    String key = report.tellsApart();
    if (key == null) {
      return;
    }
    List<String> waiting =
        engine.waitingFor(
            releases.get(episode.release()).deployment(), report.message(), episode.id().value());
    Object meant = routing.get(key);
    String which =
        waiting.stream().reduce((one, other) -> Texts.of("worklist.both", one, other)).orElse("");
    if (meant == null && waiting.size() > 1) {
      throw new AnswersRefused(
          List.of(finding(form, key, Texts.of("worklist.report.several", which))));
    }
    if (meant != null && !waiting.contains(meant.toString())) {
      throw new AnswersRefused(
          List.of(
              finding(form, key, Texts.of("worklist.report.not-there", meant.toString(), which))));
    }
  }

  private static FieldFinding finding(Form form, String key, String message) {
    String label =
        form.fields().stream()
            .filter(field -> field.key().equals(key))
            .map(FormField::label)
            .findFirst()
            .orElse("");
    return new FieldFinding(key, label, message);
  }

  private static boolean allowed(WaitingMessage message, Staff reader) {
    return reader.has(Role.SUPERVISOR)
        || message.roles().stream().anyMatch(role -> reader.roleKeys().contains(role));
  }
}
