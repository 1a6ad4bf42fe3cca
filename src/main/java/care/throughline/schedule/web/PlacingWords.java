package care.throughline.schedule.web;

import care.throughline.person.PersonNames;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.placing.Offer;
import java.util.List;
import java.util.stream.Collectors;

/** Places in words for the pages. */
final class PlacingWords {

  private PlacingWords() {}

  /** A name as the shared parts print it. */
  record Named(String name, String initials, String href) {}

  static Named of(PersonNames.PersonName person) {
    return new Named(
        person.givenName() + " " + person.familyName(),
        first(person.givenName()) + "." + first(person.familyName()) + ".",
        "/people/" + person.id().value());
  }

  private static String first(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1);
  }

  /**
   * An offer as a card shows it.
   *
   * @param moved dates of the group that are not held when its week says, in words
   */
  record OfferView(
      Offer offer,
      String meets,
      List<String> moved,
      String hour,
      String from,
      int weekday,
      String starts,
      int minutes,
      List<Offer.Reason> reasons) {

    static OfferView of(Offer offer, List<String> moved) {
      return new OfferView(
          offer,
          offer.meetings().stream()
              .map(
                  meeting ->
                      Texts.of("schedule-pages.placing.meets", meeting.words(), meeting.minutes()))
              .collect(Collectors.joining("; ")),
          moved,
          offer.hour().words(),
          DateText.SHORT_DAY_AND_YEAR.of(offer.from()),
          offer.hour().day().getValue(),
          offer.hour().starts().toString(),
          offer.hour().minutes(),
          offer.reasons());
    }
  }
}
