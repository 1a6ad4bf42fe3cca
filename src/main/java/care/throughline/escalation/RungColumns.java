package care.throughline.escalation;

import care.throughline.platform.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keys and times of many rungs as columns, so that one statement takes them all. */
record RungColumns(List<RungKey> all, List<Instant> at) {

  static RungColumns of(Map<RungKey, Instant> plan) {
    return new RungColumns(List.copyOf(plan.keySet()), List.copyOf(plan.values()));
  }

  /** {@code rounds}, {@code levels}, {@code slots} and {@code repetitions}. */
  Map<String, Object> keys() {
    Map<String, Object> columns = new HashMap<>();
    columns.put("rounds", integers(all.stream().map(RungKey::round).toArray()));
    columns.put("levels", integers(all.stream().map(RungKey::level).toArray()));
    columns.put("slots", integers(all.stream().map(RungKey::slot).toArray()));
    columns.put("repetitions", integers(all.stream().map(RungKey::repetition).toArray()));
    return columns;
  }

  /** The keys, and {@code times}. */
  Map<String, Object> parameters() {
    Map<String, Object> columns = keys();
    columns.put("times", new SqlArrayValue("timestamptz", at.stream().map(Times::utc).toArray()));
    return columns;
  }

  private static SqlArrayValue integers(Object[] values) {
    return new SqlArrayValue("int4", values);
  }
}
