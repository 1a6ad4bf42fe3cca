package care.throughline.person;

import java.util.UUID;

/** Identifies a person; safe in URLs and logs. */
public record PersonId(UUID value) {}
