package care.throughline.notification;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the log lists it, without its text.
 *
 * @param title the template's name as staff read it
 * @param recipient where it went or goes; null when nothing leaves the house or nothing was tried
 *     yet
 * @param reason why it is in this state; null when that needs no reason
 * @param notBefore earliest time of the next try
 * @param sentAt when the mail server accepted it; null before
 */
public record Notification(
    NotificationId id,
    EpisodeId episode,
    PersonId person,
    Audience audience,
    String template,
    String title,
    Channel channel,
    @Nullable String recipient,
    NotificationState state,
    @Nullable String reason,
    Instant notBefore,
    int attempts,
    Instant createdAt,
    @Nullable Instant sentAt) {}
