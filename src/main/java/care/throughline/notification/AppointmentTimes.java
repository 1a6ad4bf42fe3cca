package care.throughline.notification;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeRecord;
import care.throughline.schedule.Sessions;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * When the appointment is that a message tells of, in the site's zone: the assessment as staff
 * wrote it down, or the next session as it is planned.
 */
@Component
final class AppointmentTimes {

  private final EpisodeRecord record;
  private final Sessions sessions;

  AppointmentTimes(EpisodeRecord record, Sessions sessions) {
    this.record = record;
    this.sessions = sessions;
  }

  /** The time a template tells of; empty when none is known. */
  Optional<ZonedDateTime> of(Episode episode, String template, ZoneId zone) {
    return switch (template) {
      case "appointmentConfirmed" -> assessment(episode, zone);
      case "sessionsPlanned", "welcomeBack" ->
          sessions.upcoming(episode.id(), 1).stream()
              .findFirst()
              .map(session -> session.startsAt().atZone(zone));
      default -> Optional.empty();
    };
  }

  private Optional<ZonedDateTime> assessment(Episode episode, ZoneId zone) {
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
