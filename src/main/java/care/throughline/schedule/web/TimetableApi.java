package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.schedule.feed.FeedOwner;
import care.throughline.schedule.feed.Feeds;
import care.throughline.schedule.timetable.Timetable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Weeks and calendar feeds for programs. */
@Tag(name = "Schedule", description = "The clinic's week, one's own week, calendar feeds")
@RestController
@RequestMapping("/api/v1")
class TimetableApi {

  private final Weeks weeks;
  private final Timetable timetable;
  private final Feeds feeds;
  private final FeedRights rights;

  TimetableApi(Weeks weeks, Timetable timetable, Feeds feeds, FeedRights rights) {
    this.weeks = weeks;
    this.timetable = timetable;
    this.feeds = feeds;
    this.rights = rights;
  }

  /** Whether somebody has a feed. */
  record FeedAnswer(boolean open, @Nullable Instant madeAt) {}

  /** A new address; it cannot be read again. */
  record NewFeedAnswer(String address) {}

  @Operation(summary = "All entries of the week of a day, with what is odd about them")
  @GetMapping("/schedule")
  WeekAnswer schedule(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable List<UUID> staff,
      @RequestParam(required = false) @Nullable List<UUID> room,
      @RequestParam(required = false) @Nullable List<UUID> group,
      Staff reader) {
    Weeks.Asked asked = asked(week, reader);
    WeekTicks ticks = WeekTicks.of(staff, room, group);
    return WeekAnswer.of(
        asked,
        timetable.of(asked.week(), reader).stream()
            .filter(ticks::show)
            .map(entry -> WeekAnswer.entry(entry, asked))
            .toList());
  }

  @Operation(summary = "The reader's own week: what they lead, and their busy time")
  @GetMapping("/calendar")
  WeekAnswer calendar(@RequestParam(required = false) @Nullable String week, Staff reader) {
    Weeks.Asked asked = asked(week, reader);
    return WeekAnswer.of(
        asked,
        Stream.concat(
                timetable.own(asked.week(), reader).stream()
                    .map(entry -> WeekAnswer.entry(entry, asked)),
                timetable.busy(asked.week(), reader, asked.site()).stream().map(WeekAnswer::busy))
            .sorted(Comparator.comparing(WeekAnswer.EntryAnswer::startsAt))
            .toList());
  }

  @Operation(summary = "Whether the reader has a calendar feed")
  @GetMapping("/calendar/feed")
  FeedAnswer ownFeed(Staff reader) {
    return answer(rights.own(reader));
  }

  @Operation(summary = "Make or renew the reader's calendar feed; the old address stops working")
  @PostMapping("/calendar/feed")
  NewFeedAnswer renewOwnFeed(Staff reader) {
    return renewed(rights.own(reader), reader);
  }

  @Operation(summary = "Close the reader's calendar feed")
  @DeleteMapping("/calendar/feed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void closeOwnFeed(Staff reader) {
    feeds.revoke(rights.own(reader), reader.actor());
  }

  @Operation(summary = "Whether a person has a calendar feed")
  @GetMapping("/people/{person}/calendar-feed")
  FeedAnswer feed(@PathVariable UUID person, Staff reader) {
    return answer(rights.of(person, reader));
  }

  @Operation(summary = "Make or renew a person's calendar feed; the old address stops working")
  @PostMapping("/people/{person}/calendar-feed")
  NewFeedAnswer renewFeed(@PathVariable UUID person, Staff reader) {
    return renewed(rights.of(person, reader), reader);
  }

  @Operation(summary = "Close a person's calendar feed")
  @DeleteMapping("/people/{person}/calendar-feed")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void closeFeed(@PathVariable UUID person, Staff reader) {
    feeds.revoke(rights.of(person, reader), reader.actor());
  }

  private Weeks.Asked asked(@Nullable String week, Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return weeks.asked(week, reader);
  }

  private FeedAnswer answer(FeedOwner owner) {
    return feeds
        .of(owner)
        .map(feed -> new FeedAnswer(true, feed.madeAt()))
        .orElse(new FeedAnswer(false, null));
  }

  private NewFeedAnswer renewed(FeedOwner owner, Staff reader) {
    return new NewFeedAnswer(FeedPage.address(feeds.renew(owner, reader.actor())));
  }
}
