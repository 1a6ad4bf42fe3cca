package care.throughline.access;

import java.time.LocalTime;

/**
 * Clinic hours of one weekday, in the site's zone.
 *
 * @param closes later than {@code opens}, on the same day
 */
public record Hours(LocalTime opens, LocalTime closes) {}
