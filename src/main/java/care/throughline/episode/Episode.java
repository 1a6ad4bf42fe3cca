package care.throughline.episode;

import care.throughline.person.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's run through a pathway.
 *
 * @param release number of the release it started on and stays on
 * @param referralState key of domain guide 4.2, such as {@code contacting}
 * @param entryKind {@code referral}, {@code stepDown} or {@code reEntry}
 * @param minor under 18 at referral
 * @param level code of the level of care; null before placement
 * @param weekNumber week of the programme, 1-based; null outside of it; frozen while on hold
 * @param dischargeKind key of domain guide 4.11; null before discharge
 * @param aftercare true while aftercare runs
 */
public record Episode(
    EpisodeId id,
    PersonId person,
    String site,
    int release,
    EpisodeState state,
    String referralState,
    String entryKind,
    boolean minor,
    @Nullable String level,
    @Nullable Integer weekNumber,
    @Nullable Integer weeksPlanned,
    @Nullable String dischargeKind,
    @Nullable Instant dischargedAt,
    boolean aftercare,
    Instant referredAt,
    @Nullable Instant closedAt) {

  public boolean open() {
    return state.open();
  }
}
