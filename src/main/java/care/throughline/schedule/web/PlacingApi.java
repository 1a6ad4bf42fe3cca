package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.Episode;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.placing.Place;
import care.throughline.schedule.placing.Placing;
import care.throughline.schedule.placing.Ranking;
import care.throughline.schedule.placing.WeekTime;
import care.throughline.schedule.web.PlacingAnswers.PlacedAnswer;
import care.throughline.schedule.web.PlacingAnswers.RankingAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Places for programs: what can be offered, and taking one. */
@Tag(name = "Placing", description = "A seat in a group and a weekly hour with a therapist")
@RestController
@RequestMapping("/api/v1/episodes/{id}")
class PlacingApi {

  private static final int MOST_MINUTES = 240;

  private final PlacingAccess access;
  private final Placing placing;
  private final OfferDates dates;

  PlacingApi(PlacingAccess access, Placing placing, OfferDates dates) {
    this.access = access;
    this.placing = placing;
    this.dates = dates;
  }

  /**
   * A place that is wanted.
   *
   * @param weekday 1 is Monday
   * @param starts wall time at the site, such as 10:30
   * @param minutes 60 when it is not told
   */
  record Wanted(
      @Nullable UUID group,
      @Nullable UUID therapist,
      @Nullable Integer weekday,
      @Nullable String starts,
      @Nullable Integer minutes) {

    Place place() {
      if (group == null || therapist == null || weekday == null || starts == null) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.place"));
      }
      int lasts = minutes == null ? 60 : minutes;
      if (lasts < 1 || lasts > MOST_MINUTES) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.hour-length", lasts));
      }
      try {
        return new Place(
            group,
            new StaffId(therapist),
            WeekTime.of(DayOfWeek.of(weekday), LocalTime.parse(starts), lasts),
            null);
      } catch (DateTimeException | IllegalArgumentException unreadable) {
        throw new ScheduleRefused(
            Texts.of("schedule-pages.sent.week-time", weekday.toString(), starts));
      }
    }
  }

  @Operation(summary = "What can be offered to the person, best first, and what cannot and why")
  @GetMapping("/offers")
  RankingAnswer offers(@PathVariable UUID id, Staff reader) {
    Episode episode = access.get(id, reader);
    Ranking ranking = placing.offers(episode.id());
    return RankingAnswer.of(ranking, dates.of(episode, ranking));
  }

  @Operation(
      summary = "Take a place; 409 says who was quicker and what is left, twice changes nothing")
  @PostMapping("/placement")
  PlacedAnswer place(@PathVariable UUID id, @RequestBody Wanted wanted, Staff by) {
    access.check(by);
    return PlacedAnswer.of(placing.place(access.get(id, by).id(), wanted.place(), by.actor()));
  }
}
