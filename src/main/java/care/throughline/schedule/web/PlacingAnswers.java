package care.throughline.schedule.web;

import care.throughline.schedule.placing.Exclusion;
import care.throughline.schedule.placing.Offer;
import care.throughline.schedule.placing.Place;
import care.throughline.schedule.placing.Placed;
import care.throughline.schedule.placing.Ranking;
import care.throughline.schedule.placing.WeekTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Places as programs read them. */
final class PlacingAnswers {

  private PlacingAnswers() {}

  /** A time of the week; 1 is Monday, the clock is the site's. */
  record TimeAnswer(int weekday, String starts, int minutes) {

    static TimeAnswer of(WeekTime time) {
      return new TimeAnswer(time.day().getValue(), time.starts().toString(), time.minutes());
    }
  }

  record Named(UUID id, String name) {}

  record ReasonAnswer(String rule, boolean kept, String words) {}

  /**
   * An offer.
   *
   * @param moved dates of the group that are not held when its week says, in words
   */
  record OfferAnswer(
      Named group,
      String track,
      List<TimeAnswer> meetings,
      List<String> moved,
      Named therapist,
      TimeAnswer hour,
      @Nullable Named room,
      String from,
      int cost,
      List<ReasonAnswer> reasons) {

    static OfferAnswer of(Offer offer, List<String> moved) {
      return new OfferAnswer(
          new Named(offer.group(), offer.groupName()),
          offer.track(),
          offer.meetings().stream().map(TimeAnswer::of).toList(),
          moved,
          new Named(offer.therapist().value(), offer.therapistName()),
          TimeAnswer.of(offer.hour()),
          offer.room() == null || offer.roomName() == null
              ? null
              : new Named(offer.room(), offer.roomName()),
          offer.from().toString(),
          offer.cost(),
          offer.reasons().stream()
              .map(one -> new ReasonAnswer(one.rule().id(), one.kept(), one.words()))
              .toList());
    }
  }

  record ExclusionAnswer(String kind, UUID id, String name, String rule, String words) {

    static ExclusionAnswer of(Exclusion one) {
      return new ExclusionAnswer(
          one.kind(), one.id(), one.name(), one.rule().id(), one.rule().otherwise());
    }
  }

  record RankingAnswer(List<OfferAnswer> offers, List<ExclusionAnswer> excluded) {

    static RankingAnswer of(Ranking ranking, Map<UUID, List<String>> moved) {
      return new RankingAnswer(
          ranking.offers().stream()
              .map(offer -> OfferAnswer.of(offer, moved.getOrDefault(offer.group(), List.of())))
              .toList(),
          ranking.excluded().stream().map(ExclusionAnswer::of).toList());
    }
  }

  record PlacedAnswer(
      UUID episode,
      @Nullable UUID group,
      @Nullable UUID therapist,
      @Nullable TimeAnswer hour,
      @Nullable UUID room,
      String from) {

    static PlacedAnswer of(Placed placed) {
      Place place = placed.place();
      return new PlacedAnswer(
          placed.episode().value(),
          place.group(),
          place.therapist() == null ? null : place.therapist().value(),
          place.hour() == null ? null : TimeAnswer.of(place.hour()),
          place.room(),
          placed.from().toString());
    }
  }
}
