package care.throughline.platform.engine;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How soon a user task is due and how urgent it is, as its model says. The property {@code dueWhen}
 * may name cases in which it is due sooner, the first that holds counts: {@code entryKind=reEntry
 * PT48H@clock HIGH; urgentReferral=true P1D@business HIGH}.
 *
 * @param due such as {@code PT4H@business}
 */
record Deadline(String due, String urgency) {

  private static final Pattern CASE =
      Pattern.compile("\\s*([A-Za-z]+)=(\\S+)\\s+(\\S+)\\s+([A-Z]+)\\s*");

  static Deadline of(Map<String, String> properties, Function<String, Object> variables) {
    for (String one : properties.getOrDefault("dueWhen", "").split(";")) {
      Matcher matcher = CASE.matcher(one);
      if (matcher.matches()
          && matcher.group(2).equals(Objects.toString(variables.apply(matcher.group(1)), ""))) {
        return new Deadline(matcher.group(3), matcher.group(4));
      }
    }
    return new Deadline(properties.getOrDefault("due", ""), properties.getOrDefault("urgency", ""));
  }
}
