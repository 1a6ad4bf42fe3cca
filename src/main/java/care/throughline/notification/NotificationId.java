package care.throughline.notification;

import java.util.UUID;

/** Identifies a message; safe in URLs and logs. Its Message-ID is derived from it. */
public record NotificationId(UUID value) {}
