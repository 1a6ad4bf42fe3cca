package care.throughline.schedule.placing;

import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.Joiner;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a person can come and what they wish.
 *
 * @param available when they can come each week; empty when they can always
 * @param preferred when they would rather come; empty when it makes no difference
 * @param track {@code day}, {@code evening} or {@code weekend}; null when any is right
 * @param language BCP 47; null for the language on their record
 * @param therapistGender FHIR administrative gender; null when any is right
 * @param telehealth {@code only} when they cannot travel, {@code never} when they have no private
 *     place for it; null when both are right
 * @param stepFree true when they need a way without steps
 */
public record Wishes(
    List<WeekTime> available,
    List<WeekTime> preferred,
    @Nullable String track,
    @Nullable String language,
    @Nullable String therapistGender,
    @Nullable String telehealth,
    boolean stepFree)
    implements Joiner.Wish {

  /** Nothing is known: every time and everything is right. */
  public static final Wishes NONE = new Wishes(List.of(), List.of(), null, null, null, null, false);

  public Wishes {
    available = List.copyOf(available);
    preferred = List.copyOf(preferred);
  }

  /** The same wishes at other times. */
  Wishes at(List<WeekTime> available, List<WeekTime> preferred) {
    return new Wishes(available, preferred, track, language, therapistGender, telehealth, stepFree);
  }

  /** The same wishes and one time more. */
  Wishes and(WeekTime time, boolean rather) {
    return rather
        ? at(available, Stream.concat(preferred.stream(), Stream.of(time)).toList())
        : at(Stream.concat(available.stream(), Stream.of(time)).toList(), preferred);
  }

  @Override
  public boolean canCome(GroupMeeting meeting) {
    return canCome(WeekTime.of(meeting.weekday(), meeting.starts(), meeting.minutes()));
  }

  boolean canCome(WeekTime time) {
    return available.isEmpty() || available.stream().anyMatch(time::within);
  }

  boolean prefers(WeekTime time) {
    return preferred.isEmpty() || preferred.stream().anyMatch(time::within);
  }
}
