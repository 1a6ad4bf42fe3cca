package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.web.ReportForms;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a reader can report about a person, the urgent first. What an open task asks for is not
 * reported beside it: there the menu leads to the task.
 */
@Component
final class ReportMenu {

  private static final String URGENT = "episode.safetyConcernRaised";

  /** Keys of what staff look for in the menu, by the form of the task that takes it meanwhile. */
  private static final Map<String, String> TAKEN_BY_TASK =
      Map.of("reviewStay", "workspace.report.stay-ended");

  private final ReportForms reports;

  ReportMenu(ReportForms reports) {
    this.reports = reports;
  }

  List<PersonView.ReportLink> of(
      PersonId person, Episode episode, List<WorkItem> open, Staff reader) {
    Stream<PersonView.ReportLink> reportable =
        reports.possible(episode, reader).stream()
            .map(
                report ->
                    new PersonView.ReportLink(
                        report.words(),
                        "/people/" + person.value() + "/reports/" + report.message(),
                        report.message().equals(URGENT),
                        null));
    Stream<PersonView.ReportLink> inTasks =
        open.stream()
            .filter(item -> TAKEN_BY_TASK.containsKey(item.form()))
            .map(
                item ->
                    new PersonView.ReportLink(
                        Texts.of(Objects.requireNonNull(TAKEN_BY_TASK.get(item.form()))),
                        "/work-items/" + item.id().value(),
                        false,
                        Texts.of("workspace.report.in-the-task", item.name())));
    return Stream.concat(reportable, inTasks)
        .sorted(
            Comparator.comparing((PersonView.ReportLink link) -> !link.urgent())
                .thenComparing(PersonView.ReportLink::label))
        .toList();
  }
}
