package care.throughline.support;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Flow nodes that the tests of this run have executed on the real engine. */
public final class ProcessCoverage {

  private static final Set<String> EXECUTED = new ConcurrentSkipListSet<>();

  private ProcessCoverage() {}

  /** Every node executed so far, as {@code process/node}. */
  public static Set<String> executed() {
    return Set.copyOf(EXECUTED);
  }

  static void record(JdbcClient jdbc) {
    EXECUTED.addAll(
        jdbc.sql(
                "select distinct proc_def_key_ || '/' || act_id_ from camunda.act_hi_actinst where act_id_ is not null")
            .query(String.class)
            .list());
  }
}
