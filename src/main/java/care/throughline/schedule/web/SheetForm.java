package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.attendance.SheetContent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * A sheet as a browser sends it: {@code session} once for each person, and {@code state-}, {@code
 * missed-} and {@code note-} with the id of the session.
 */
final class SheetForm {

  private SheetForm() {}

  static SheetContent read(MultiValueMap<String, String> form) {
    List<SheetContent.Mark> marks = new ArrayList<>();
    for (String session : form.getOrDefault("session", List.of())) {
      String state = form.getFirst("state-" + session);
      marks.add(
          new SheetContent.Mark(
              session(session),
              state == null ? null : state(state),
              minutes(form.getFirst("missed-" + session)),
              form.getFirst("note-" + session)));
    }
    return new SheetContent(marks, form.getFirst("sharedNote"));
  }

  static SessionId session(String id) {
    try {
      return new SessionId(UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      throw bad(Texts.of("schedule-pages.sent.session"), malformed);
    }
  }

  static SessionState state(String key) {
    try {
      return SessionState.of(key);
    } catch (IllegalArgumentException unknown) {
      throw bad(Texts.of("schedule-pages.sent.state"), unknown);
    }
  }

  /** Anything that is no number of minutes is told as missing, so that the sheet asks for it. */
  static @Nullable Integer minutes(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  private static ResponseStatusException bad(String message, RuntimeException cause) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, message, cause);
  }
}
