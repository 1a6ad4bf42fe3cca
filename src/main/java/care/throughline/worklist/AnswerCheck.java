package care.throughline.worklist;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.pathway.Form;
import care.throughline.pathway.FormSubmission;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Holds answers against their form, today at the site of whoever gives them. */
@Component
final class AnswerCheck {

  private final Sites sites;
  private final Clock clock;

  AnswerCheck(Sites sites, Clock clock) {
    this.sites = sites;
    this.clock = clock;
  }

  /**
   * The answers as the record keeps them.
   *
   * @throws AnswersRefused when one does not fit
   */
  FormSubmission.Accepted accept(Form form, Map<String, Object> answers, Staff by) {
    FormSubmission submission = form.check(answers, sites.get(by.site()).dayOf(clock.instant()));
    if (submission instanceof FormSubmission.Refused refused) {
      throw new AnswersRefused(refused.findings());
    }
    return (FormSubmission.Accepted) submission;
  }
}
