package care.throughline.pathway;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Every step a model may use, by bean name. */
@Component
public class StepCatalogue {

  private final ListableBeanFactory beans;

  StepCatalogue(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /**
   * One step as a reader of the catalogue sees it.
   *
   * @param bean the name a model writes between {@code ${} and {@code }}
   */
  public record Step(
      String bean, String module, String words, List<StepInput> inputs, List<String> results) {}

  /** One input of a step. */
  public record StepInput(String name, String type, boolean required, List<String> values) {}

  /** All steps, by bean name. */
  public List<Step> steps() {
    return Arrays.stream(beans.getBeanNamesForAnnotation(PathwayStep.class))
        .map(this::step)
        .sorted(Comparator.comparing(Step::bean))
        .toList();
  }

  private Step step(String bean) {
    Class<?> type = java.util.Objects.requireNonNull(beans.getType(bean), bean);
    PathwayStep declared =
        java.util.Objects.requireNonNull(type.getAnnotation(PathwayStep.class), bean);
    String[] path = type.getPackageName().split("\\.");
    List<StepInput> inputs =
        Arrays.stream(declared.inputs())
            .map(
                input ->
                    new StepInput(
                        input.name(), input.type(), input.required(), List.of(input.values())))
            .toList();
    return new Step(bean, path[2], declared.words(), inputs, List.of(declared.results()));
  }
}
