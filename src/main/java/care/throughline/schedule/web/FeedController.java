package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.schedule.feed.Feed;
import care.throughline.schedule.feed.FeedEntries;
import care.throughline.schedule.feed.FeedText;
import care.throughline.schedule.feed.FeedThrottle;
import care.throughline.schedule.feed.Feeds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Calendars read here without signing in: the address is the key. An unknown address, a revoked one
 * and one that never was look the same. The address is written nowhere, not even when reading
 * fails.
 */
@Controller
class FeedController {

  private static final Logger LOG = LoggerFactory.getLogger(FeedController.class);
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final String FRESH = "private, max-age=900";
  private static final String WAIT_SECONDS = "900";

  private final Feeds feeds;
  private final FeedEntries entries;
  private final FeedThrottle throttle;
  private final Sites sites;

  FeedController(Feeds feeds, FeedEntries entries, FeedThrottle throttle, Sites sites) {
    this.feeds = feeds;
    this.entries = entries;
    this.throttle = throttle;
    this.sites = sites;
  }

  @GetMapping("/feeds/{secret}.ics")
  ResponseEntity<byte[]> feed(
      @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
    String caller = request.getRemoteAddr();
    if (throttle.closed(caller)) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
          .header(HttpHeaders.RETRY_AFTER, WAIT_SECONDS)
          .build();
    }
    Optional<Feed> found = feeds.at(secret);
    if (found.isEmpty()) {
      throttle.missed(caller);
      return ResponseEntity.notFound().build();
    }
    Feed feed = found.get();
    byte[] text =
        FeedText.of(entries.of(feed, sites.get(feed.site())), feed.madeAt())
            .getBytes(StandardCharsets.UTF_8);
    // Pages are never kept; this may be, by the one program that reads it.
    response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
    return ResponseEntity.ok()
        .eTag('"' + DigestUtils.md5DigestAsHex(text) + '"')
        .contentType(CALENDAR)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"calendar.ics\"")
        .body(text);
  }

  /** The usual answer to a failure would log the path, and the path is the key. */
  @ExceptionHandler(Exception.class)
  ResponseEntity<byte[]> failed(Exception failure) {
    LOG.error("A calendar feed could not be read: {}", failure.getClass().getName());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
  }
}
