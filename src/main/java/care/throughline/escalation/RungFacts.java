package care.throughline.escalation;

import care.throughline.access.Sites;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemFacts;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When an item rings next and for whom, beside its form. */
@Component
final class RungFacts implements WorkItemFacts {

  private final Escalations escalations;
  private final Climbs climbs;
  private final Sites sites;
  private final Clock clock;

  RungFacts(Escalations escalations, Climbs climbs, Sites sites, Clock clock) {
    this.escalations = escalations;
    this.climbs = climbs;
    this.sites = sites;
    this.clock = clock;
  }

  @Override
  public List<Fact> of(WorkItem item) {
    if (!item.open()) {
      return List.of();
    }
    return climbs
        .find(item.id())
        .flatMap(climb -> escalations.next(item.id()).map(next -> words(climb, next)))
        .map(words -> List.of(new Fact(Texts.of("escalation.fact"), words)))
        .orElse(List.of());
  }

  private String words(Climb climb, Escalations.Next next) {
    TimeTexts times = new TimeTexts(clock.instant(), sites.get(climb.site()).zone());
    String whom = next.targets().stream().map(Target::words).collect(Collectors.joining(", "));
    Interval every = next.every();
    return every == null
        ? Texts.of("escalation.fact.rings", times.when(next.at()), whom)
        : Texts.of("escalation.fact.repeats", times.when(next.at()), whom, every.words());
  }
}
