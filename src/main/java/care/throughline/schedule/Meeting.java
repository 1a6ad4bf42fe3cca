package care.throughline.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dated meeting of the group in which a person has their seat, in the site's wall time.
 *
 * @param cancelReason why it does not take place; null when it does
 */
record Meeting(
    UUID id,
    LocalDate day,
    LocalTime start,
    int minutes,
    boolean telehealth,
    @Nullable String cancelReason) {}
