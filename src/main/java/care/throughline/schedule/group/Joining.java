package care.throughline.schedule.group;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would join a group: what {@link GroupRule} needs to know of both, however it was
 * read.
 *
 * @param from first day in the group, in the site's zone
 * @param minor true when they are under 18 on that day
 * @param gender FHIR administrative gender; null when unknown
 * @param languages BCP 47, those they are spoken to in
 * @param terms of the group
 * @param seated true when they have a seat in the group during the period already
 * @param apart true when somebody has one whom they must not meet
 * @param newcomers others who join for the first time in the week of the first day
 */
public record Joining(
    LocalDate from,
    boolean minor,
    @Nullable String gender,
    Set<String> languages,
    Terms terms,
    boolean seated,
    boolean apart,
    int newcomers) {

  /**
   * On what terms a group is joined; the keys are those of {@link CareGroup}.
   *
   * @param startsOn first day of the group
   * @param endsOn last day; null while it has none
   * @param joinDays calendar days from its first one in which a closed group may be joined
   * @param newcomersPerWeek how many may join a rolling group in one week, Monday to Sunday
   */
  public record Terms(
      String kind,
      String age,
      String gender,
      String language,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      int joinDays,
      int newcomersPerWeek) {

    boolean closed() {
      return kind.equals(CareGroup.Kind.CLOSED.key());
    }
  }
}
