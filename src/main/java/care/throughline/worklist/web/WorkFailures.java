package care.throughline.worklist.web;

import care.throughline.pathway.FieldFinding;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import care.throughline.worklist.AnswersRefused;
import care.throughline.worklist.ReportRefused;
import care.throughline.worklist.ViewRefused;
import care.throughline.worklist.WorkItemChanged;
import care.throughline.worklist.WorkItemEnded;
import care.throughline.worklist.WorkItemNotYours;
import care.throughline.worklist.WorkItemOnPage;
import care.throughline.worklist.WorkItemRefused;
import care.throughline.worklist.WorkItemTaken;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What can go wrong with a work item. These messages are written for the reader and carry no
 * patient's name.
 */
@Component
final class WorkFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof AnswersRefused refused) {
      List<FieldFinding> findings = refused.findings();
      return Optional.of(
          new Failure(
              422,
              words(refused),
              Texts.of("worklist.failure.answers"),
              Map.of("findings", findings)));
    }
    if (failure instanceof WorkItemTaken taken) {
      return Optional.of(
          new Failure(
              409,
              taken.ago() == null
                  ? Texts.of("worklist.failure.other-hands")
                  : Texts.of("worklist.refused.quicker", taken.holder()),
              words(taken),
              Map.of("holder", taken.holder())));
    }
    if (failure instanceof WorkItemRefused refused) {
      return Optional.of(new Failure(409, Texts.of("worklist.failure.stays"), words(refused)));
    }
    if (failure instanceof WorkItemChanged changed) {
      return Optional.of(new Failure(409, Texts.of("worklist.failure.changed"), words(changed)));
    }
    if (failure instanceof WorkItemEnded ended) {
      return Optional.of(new Failure(409, Texts.of("worklist.failure.ended"), words(ended)));
    }
    if (failure instanceof ReportRefused refused) {
      return Optional.of(new Failure(409, Texts.of("worklist.failure.nowhere"), words(refused)));
    }
    if (failure instanceof ViewRefused refused) {
      return Optional.of(new Failure(409, Texts.of("worklist.view-refused.title"), words(refused)));
    }
    if (failure instanceof WorkItemNotYours other) {
      return Optional.of(new Failure(403, Texts.of("worklist.failure.other-role"), words(other)));
    }
    if (failure instanceof WorkItemOnPage page) {
      return Optional.of(
          new Failure(
              409,
              Texts.of("worklist.failure.own-page"),
              words(page),
              Map.of("page", page.path())));
    }
    if (failure instanceof Submission.Stale) {
      return Optional.of(
          new Failure(
              409, Texts.of("worklist.failure.stale"), Texts.of("worklist.failure.stale-detail")));
    }
    return Optional.empty();
  }

  private static String words(RuntimeException told) {
    return Objects.requireNonNullElse(told.getMessage(), "");
  }
}
