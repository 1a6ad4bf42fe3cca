package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.Messages;
import care.throughline.pathway.Releases;
import care.throughline.platform.Texts;
import care.throughline.platform.engine.WaitingMessage;
import care.throughline.worklist.ReportRefused;
import care.throughline.worklist.Reports;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reports as pages and programs send them. The caller has read the episode for its reader. */
@Component
public class ReportForms {

  private static final Logger LOG = LoggerFactory.getLogger(ReportForms.class);

  private final Reports reports;
  private final Releases releases;
  private final Messages messages;

  ReportForms(Reports reports, Releases releases, Messages messages) {
    this.reports = reports;
    this.releases = releases;
    this.messages = messages;
  }

  /** What the reader may report about the episode now. */
  public List<WaitingMessage> possible(Episode episode, Staff reader) {
    return reports.possible(episode.id(), reader).stream()
        .filter(report -> report.form() != null)
        .toList();
  }

  /**
   * One of them.
   *
   * @throws ResponseStatusException 404 when it cannot be reported now
   * @throws ReportRefused when it would lead nowhere now
   */
  public WaitingMessage get(Episode episode, String message, Staff reader) {
    WaitingMessage found =
        possible(episode, reader).stream()
            .filter(report -> report.message().equals(message))
            .findFirst()
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, Texts.of("worklist.report.not-now")));
    if (found.refusal() != null) {
      throw new ReportRefused(found.refusal());
    }
    return found;
  }

  /** The form to fill in. */
  public String schema(Episode episode, String message, Staff reader) {
    return releases.formSchema(
        episode.release(), Objects.requireNonNull(get(episode, message, reader).form()));
  }

  /**
   * Takes a report and lets the pathway react at once, so that whoever reported sees what it
   * started.
   */
  public WaitingMessage submit(
      Episode episode, String message, Map<String, Object> answers, Staff by) {
    WaitingMessage report = get(episode, message, by);
    reports.submit(episode.id(), message, answers, by);
    try {
      messages.deliverDue();
    } catch (RuntimeException later) {
      // The report is stored and its delivery is repeated in the background; telling the reporter
      // that it failed would be wrong.
      LOG.warn("Delivering messages will be tried again: {}", later.getClass().getName());
    }
    return report;
  }
}
