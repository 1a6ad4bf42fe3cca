package care.throughline.notification;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeRecord;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When the appointment is that a message confirms: as staff wrote it down, in the site's zone. */
@Component
final class AppointmentTimes {

  private final EpisodeRecord record;

  AppointmentTimes(EpisodeRecord record) {
    this.record = record;
  }

  /** The time a template tells of; empty when none is known. */
  Optional<ZonedDateTime> of(Episode episode, String template, ZoneId zone) {
    if (!template.equals("appointmentConfirmed")) {
      return Optional.empty();
    }
    return Stream.of("recordContact", "reviewTransfer")
        .flatMap(form -> record.latestAnswer(episode.id(), form).stream())
        .filter(answer -> answer.answers().get("assessmentAt") != null)
        .max(Comparator.comparing(EpisodeRecord.Answer::at))
        .flatMap(answer -> parse(String.valueOf(answer.answers().get("assessmentAt")), zone));
  }

  /** A form's local date and time such as {@code 2026-11-24T18:00}; empty when it is none. */
  static Optional<ZonedDateTime> parse(String text, ZoneId zone) {
    try {
      return Optional.of(LocalDateTime.parse(text).atZone(zone));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
