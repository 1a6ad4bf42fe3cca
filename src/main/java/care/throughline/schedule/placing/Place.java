package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is every week: their group and their hour with a therapist.
 *
 * @param group null when they are in none
 * @param therapist null when they have none; then there is no hour either
 * @param hour the weekly hour; null exactly when there is no therapist
 * @param room of the hour; null when it is by video
 */
public record Place(
    @Nullable UUID group,
    @Nullable StaffId therapist,
    @Nullable WeekTime hour,
    @Nullable UUID room) {}
