package care.throughline.schedule.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a part of it, on which a site is to be closed.
 *
 * @param from null together with {@code until} for the whole day; wall time of the site
 * @param holiday known ahead, so that the holiday policy applies; otherwise at short notice, and
 *     what is cancelled may be made up
 * @param reason for staff; people in care are never told
 */
public record NewClosure(
    String site,
    LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime until,
    boolean holiday,
    String reason) {}
