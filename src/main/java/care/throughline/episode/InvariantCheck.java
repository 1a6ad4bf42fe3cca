package care.throughline.episode;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks every invariant at one moment: for tests, the operator's page and the health of the
 * installation.
 */
@Component
public class InvariantCheck {

  private final List<Invariant> invariants;
  private final TransactionTemplate oneMoment;

  InvariantCheck(List<Invariant> invariants, PlatformTransactionManager transactions) {
    this.invariants = invariants.stream().sorted(Comparator.comparing(Invariant::name)).toList();
    this.oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * What became of one invariant.
   *
   * @param count how often it is broken; zero when it holds
   * @param cases at most the first hundred
   */
  public record Check(
      String name, String what, boolean holds, long count, List<Invariant.Case> cases) {}

  /** Runs all checks on one snapshot of the database. */
  public List<Check> run() {
    List<Check> checks =
        oneMoment.execute(status -> invariants.stream().map(InvariantCheck::check).toList());
    return checks == null ? List.of() : checks;
  }

  private static Check check(Invariant invariant) {
    List<Invariant.Case> cases = invariant.violations();
    return new Check(
        invariant.name(),
        invariant.what(),
        cases.isEmpty(),
        cases.size(),
        cases.stream().limit(100).toList());
  }
}
