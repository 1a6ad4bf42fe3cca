package care.throughline.schedule.web;

import care.throughline.episode.Episode;
import care.throughline.schedule.group.MovedDates;
import care.throughline.schedule.placing.Offer;
import care.throughline.schedule.placing.Ranking;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names the dates on which the groups that are offered do not meet when their week says. */
@Component
class OfferDates {

  private final MovedDates dates;

  OfferDates(MovedDates dates) {
    this.dates = dates;
  }

  /** By group, for the period that is offered; groups without such a date are missing. */
  Map<UUID, List<String>> of(Episode episode, Ranking ranking) {
    Set<UUID> groups =
        ranking.offers().stream().map(Offer::group).collect(Collectors.toUnmodifiableSet());
    Optional<LocalDate> until =
        ranking.offers().stream().map(Offer::until).max(Comparator.naturalOrder());
    return until.isEmpty() ? Map.of() : dates.of(episode.site(), groups, until.get());
  }
}
