package care.throughline.access;

import care.throughline.platform.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Runs what a form of the administration asks for; when it cannot be, the form is shown again. */
@Component
public class Entered {

  private static final int REFUSED = 422;
  private static final int CHANGED = 409;

  private final SiteTimes times;

  Entered(SiteTimes times) {
    this.times = times;
  }

  /**
   * The view that follows.
   *
   * @param act answers where to go when it is done
   * @param again shows the form with what was typed; the model says in {@code problem} what is
   *     wrong with it
   */
  public String run(
      Supplier<String> act,
      Supplier<String> again,
      Staff by,
      Model model,
      HttpServletResponse response) {
    try {
      return act.get();
    } catch (AdministrationRefused refused) {
      response.setStatus(REFUSED);
      model.addAttribute("problem", Objects.requireNonNullElse(refused.getMessage(), ""));
    } catch (ChangedMeanwhile changed) {
      response.setStatus(CHANGED);
      var at = changed.at();
      model.addAttribute(
          "problem",
          at == null
              ? Texts.of("access.changed.meanwhile", changed.by())
              : Texts.of("access.changed.at", changed.by(), times.of(by).when(at)));
    }
    return again.get();
  }
}
