package care.throughline.workspace.web;

import care.throughline.assessment.LevelsOfCare;
import care.throughline.assessment.Placement;
import care.throughline.assessment.Placements;
import care.throughline.platform.Texts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was suggested, beside the forms that decide about a level of care. */
@Component
final class PlacementFacts implements WorkItemFacts {

  private static final Set<String> FORMS =
      Set.of("confirmPlacement", "coSignPlacement", "checkAdmission", "decidePlanChange");

  private final Placements placements;
  private final LevelsOfCare levels;

  PlacementFacts(Placements placements, LevelsOfCare levels) {
    this.placements = placements;
    this.levels = levels;
  }

  @Override
  public List<Fact> of(WorkItem item) {
    if (!FORMS.contains(item.form())) {
      return List.of();
    }
    return placements.of(item.episode()).stream().findFirst().map(this::facts).orElse(List.of());
  }

  private List<Fact> facts(Placement placement) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            Texts.of("workspace.placement.suggested"),
            placement.indicatedLevel() == null
                ? Texts.of("workspace.placement.none")
                : words(placement.indicatedLevel())));
    if (!placement.rules().isEmpty()) {
      facts.add(
          new Fact(Texts.of("workspace.placement.rules"), String.join(", ", placement.rules())));
    }
    if (placement.offeredLevel() != null) {
      facts.add(new Fact(Texts.of("workspace.placement.offered"), words(placement.offeredLevel())));
    }
    return facts;
  }

  private String words(String level) {
    return level + " " + levels.get(level).name();
  }
}
