package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dated meeting of a group. Local wall time and zone are the truth, the instants are derived.
 *
 * @param day in {@code zone}
 * @param start wall time in {@code zone}
 * @param room null when it is held by telehealth
 * @param state {@code planned}, {@code held} or {@code cancelled}
 * @param cancelledBy {@code programme} or {@code facilitator}; null while it stands
 * @param sequence raised with every change a calendar must show
 * @param sharedNote what all share; nothing in it names anybody
 */
public record GroupSession(
    GroupSessionId id,
    CareGroupId group,
    LocalDate day,
    LocalTime start,
    ZoneId zone,
    int minutes,
    Instant startsAt,
    Instant endsAt,
    StaffId facilitator,
    @Nullable StaffId coFacilitator,
    @Nullable UUID room,
    boolean telehealth,
    String state,
    @Nullable String cancelledBy,
    @Nullable String cancelReason,
    int sequence,
    @Nullable String sharedNote,
    @Nullable Instant signedAt,
    @Nullable StaffId signedBy,
    Instant changedAt) {

  public boolean cancelled() {
    return state.equals("cancelled");
  }
}
