package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.pathway.FormSubmission;
import care.throughline.pathway.Releases;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
import care.throughline.platform.engine.PathwayEngine;
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
  private final PathwayEngine engine;
  private final Transactions transactions;
  private final AuditTrail audit;

  Reports(
      Episodes episodes,
      EpisodeRecord record,
      Messages messages,
      Releases releases,
      PathwayEngine engine,
      Transactions transactions,
      AuditTrail audit) {
    this.episodes = episodes;
    this.record = record;
    this.messages = messages;
    this.releases = releases;
    this.engine = engine;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** What the reader may report about the episode now; empty when it is closed. */
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
   * @throws AnswersRefused when an answer does not fit the form
   */
  public void submit(EpisodeId id, String message, Map<String, Object> answers, Staff by) {
    transactions.run(
        () -> {
          WaitingMessage report =
              possible(id, by).stream()
                  .filter(possible -> possible.message().equals(message))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          new NoSuchElementException(
                              "This cannot be reported for the person now."));
          Episode episode = episodes.get(id);
          String form = java.util.Objects.requireNonNull(report.form());
          FormSubmission.Accepted accepted =
              WorkItemDesk.accept(releases.form(episode.release(), form), answers);
          record.answered(id, form, episode.release(), message, accepted.answers(), by.actor());
          record.add(id, "message", report.words(), by.actor());
          audit.record(
              by.actor(), "report.made", "episode", id.value(), Map.of("message", message));
          messages.send(id, message, "report:" + UUID.randomUUID(), accepted.routing());
        });
  }

  private static boolean allowed(WaitingMessage message, Staff reader) {
    return reader.has(Role.SUPERVISOR)
        || message.roles().stream().anyMatch(role -> reader.roleKeys().contains(role));
  }
}
