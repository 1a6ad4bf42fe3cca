package care.throughline.person;

import java.util.UUID;

/** Identifies a suspicion that two records are one person; safe in URLs, logs and messages. */
public record DuplicateId(UUID value) {}
