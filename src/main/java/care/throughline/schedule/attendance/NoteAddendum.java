package care.throughline.schedule.attendance;

import care.throughline.access.StaffId;
import care.throughline.schedule.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was added to a group note after it was signed.
 *
 * @param session the person's session whose record alone got it; null when it went into the record
 *     of everybody who was there
 * @param at when it was signed
 * @param by who signed it
 */
public record NoteAddendum(@Nullable SessionId session, String words, Instant at, StaffId by) {}
