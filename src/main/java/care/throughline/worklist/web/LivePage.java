package care.throughline.worklist.web;

import care.throughline.access.Staff;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes that an open list listens to. */
@Controller
class LivePage {

  private final LiveStreams streams;

  LivePage(LiveStreams streams) {
    this.streams = streams;
  }

  @GetMapping(path = "/work-items/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream(Staff reader, HttpServletRequest request) {
    return streams
        .open(reader, request.getSession(false))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
  }
}
