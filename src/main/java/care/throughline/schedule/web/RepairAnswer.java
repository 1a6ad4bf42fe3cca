package care.throughline.schedule.web;

import care.throughline.access.StaffId;
import care.throughline.schedule.placing.Cast;
import care.throughline.schedule.placing.CastChange;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Place;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.web.PlacingAnswers.TimeAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repair as programs read it; people are named by their episodes.
 *
 * @param cause {@code therapist}, {@code room}, {@code group} or {@code leave}
 * @param lost id of the therapist, the room or the group
 * @param state {@code proposed}, {@code published} or {@code withdrawn}
 * @param from first day on which what is lost is missing
 * @param last the last day of it; null when it is lost for good
 */
record RepairAnswer(
    UUID id,
    String cause,
    UUID lost,
    LocalDate from,
    @Nullable LocalDate last,
    String state,
    Instant proposedAt,
    @Nullable Instant publishedAt,
    List<Moved> changes,
    List<WithoutPlace> stranded,
    List<Group> groups) {

  /** One person's place before and after. */
  record Moved(UUID episode, PlaceAnswer before, PlaceAnswer after) {}

  /** Somebody for whom no place is found, and the rule that stands in the way. */
  record WithoutPlace(UUID episode, PlaceAnswer before, String rule, String words) {}

  /** One group's staff and room before and after; after is null when nothing was found. */
  record Group(UUID group, CastAnswer before, @Nullable CastAnswer after, @Nullable String words) {}

  record CastAnswer(UUID facilitator, @Nullable UUID coFacilitator, @Nullable UUID room) {

    static CastAnswer of(Cast cast) {
      return new CastAnswer(cast.facilitator().value(), id(cast.coFacilitator()), cast.room());
    }
  }

  record PlaceAnswer(
      @Nullable UUID group,
      @Nullable UUID therapist,
      @Nullable TimeAnswer hour,
      @Nullable UUID room) {

    static PlaceAnswer of(Place place) {
      return new PlaceAnswer(
          place.group(),
          id(place.therapist()),
          place.hour() == null ? null : TimeAnswer.of(place.hour()),
          place.room());
    }
  }

  static RepairAnswer of(Repair repair) {
    return new RepairAnswer(
        repair.id().value(),
        repair.cause().key(),
        repair.cause().lost(),
        repair.from(),
        repair.cause() instanceof Cause.TherapistAway away ? away.last() : null,
        repair.published() ? "published" : repair.withdrawn() ? "withdrawn" : "proposed",
        repair.proposedAt(),
        repair.publishedAt(),
        repair.changes().stream()
            .map(
                one ->
                    new Moved(
                        one.episode().value(),
                        PlaceAnswer.of(one.before()),
                        PlaceAnswer.of(one.after())))
            .toList(),
        repair.stranded().stream()
            .map(
                one ->
                    new WithoutPlace(
                        one.episode().value(),
                        PlaceAnswer.of(one.before()),
                        one.rule().id(),
                        one.rule().otherwise()))
            .toList(),
        repair.casts().stream().map(RepairAnswer::group).toList());
  }

  private static Group group(CastChange one) {
    return new Group(
        one.group(),
        CastAnswer.of(one.before()),
        one.after() == null ? null : CastAnswer.of(one.after()),
        one.obstacle() == null ? null : one.obstacle().words());
  }

  private static @Nullable UUID id(@Nullable StaffId staff) {
    return staff == null ? null : staff.value();
  }
}
