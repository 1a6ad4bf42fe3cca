package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The therapist a person sees every week, and the hour they agreed on.
 *
 * @param starts in the site's wall time
 * @param room null when they meet by telehealth, or the room is chosen each time
 * @param last the last day, part of it; null while it goes on
 */
public record TherapistAssignment(
    UUID id,
    EpisodeId episode,
    StaffId therapist,
    DayOfWeek weekday,
    LocalTime starts,
    int minutes,
    @Nullable RoomId room,
    LocalDate first,
    @Nullable LocalDate last,
    @Nullable String endReason) {}
