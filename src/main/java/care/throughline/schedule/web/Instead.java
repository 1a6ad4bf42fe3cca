package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What can be had instead of what was lost, as a button: one press asks for it.
 *
 * @param action path of the form
 * @param fields names and values it sends
 */
record Instead(String words, String action, Map<String, String> fields) {

  /**
   * Everything a refusal offers, asked for at one address.
   *
   * @param key the text of each button, with what it asks for as its value
   * @param kept what was typed and holds for each of them
   */
  static List<Instead> of(
      ScheduleRefused refused, String action, String key, Map<String, String> kept) {
    return of(
        refused, one -> new Instead(Texts.of(key, one.words()), action, with(kept, one.wish())));
  }

  static List<Instead> of(ScheduleRefused refused, Function<Alternative, Instead> button) {
    return refused.next().stream().map(button).toList();
  }

  static Map<String, String> with(Map<String, String> kept, Map<String, String> wish) {
    Map<String, String> fields = new LinkedHashMap<>(kept);
    fields.putAll(wish);
    return fields;
  }
}
