package care.throughline.schedule.calendar;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a closure does to what is planned.
 *
 * @param meetings of groups that are cancelled
 * @param sessions of people that are cancelled
 * @param people who lose at least one session or have one moved; each is told once
 * @param lines each meeting and each individual session in words, in order of time; nobody in care
 *     is named
 * @param moved how many meetings and individual sessions are held at another time of the same week
 *     by the holiday policy
 * @param later how many programmes end later by the holiday policy
 */
public record ClosureEffect(
    int meetings, int sessions, int people, List<String> lines, int moved, int later) {

  /** The same, with more to say before everything else. */
  ClosureEffect with(Stream<String> before) {
    return new ClosureEffect(
        meetings, sessions, people, Stream.concat(before, lines.stream()).toList(), moved, later);
  }
}
