package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a field is hidden: comparisons of one answer with one literal, joined by {@code and}, {@code
 * or}, {@code not(...)} and parentheses. The small part of FEEL in which the browser and this class
 * cannot disagree; everything else is refused while reading the form.
 *
 * <p>As in FEEL, an answer that is missing is {@code null}; it equals only {@code null}, is unequal
 * to everything else, and comparing its size gives neither true nor false.
 */
sealed interface Condition {

  /** Never hidden. */
  Condition NEVER = new Or(List.of());

  /** Reads the text behind the {@code =} sign. */
  static Condition parse(String expression) throws NotInSubset {
    return new ConditionParser(expression).parse();
  }

  /**
   * Whether the condition holds for these answers. The browser evaluates a unary test: there,
   * "neither true nor false" holds, also inside a {@code not(...)} that is the whole expression.
   */
  default boolean holds(Map<String, Object> answers) {
    if (this instanceof Not not) {
      return Boolean.FALSE.equals(not.inner().evaluate(answers));
    }
    return !Boolean.FALSE.equals(evaluate(answers));
  }

  /** True, false or, as {@code null}, neither. */
  @Nullable Boolean evaluate(Map<String, Object> answers);

  /** Every comparison in it. */
  List<Comparison> comparisons();

  /** Holds when one of the two does. */
  static Condition either(Condition left, Condition right) {
    return left == NEVER ? right : right == NEVER ? left : new Either(left, right);
  }

  enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean compares() {
      return this != EQUAL && this != NOT_EQUAL;
    }
  }

  /**
   * One answer against one literal.
   *
   * @param literal text, {@link BigDecimal}, {@link Boolean} or {@code null}
   */
  record Comparison(String key, Operator operator, @Nullable Object literal) implements Condition {

    @Override
    public @Nullable Boolean evaluate(Map<String, Object> answers) {
      Object answer = answers.get(key);
      if (operator.compares()) {
        if (!(answer instanceof BigDecimal number) || !(literal instanceof BigDecimal bound)) {
          return null;
        }
        int order = number.compareTo(bound);
        return switch (operator) {
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          default -> order >= 0;
        };
      }
      return equal(answer, literal) == (operator == Operator.EQUAL);
    }

    private static boolean equal(@Nullable Object answer, @Nullable Object literal) {
      if (answer instanceof BigDecimal number && literal instanceof BigDecimal other) {
        return number.compareTo(other) == 0;
      }
      return answer == null ? literal == null : answer.equals(literal);
    }

    @Override
    public List<Comparison> comparisons() {
      return List.of(this);
    }
  }

  record And(List<Condition> parts) implements Condition {

    @Override
    public @Nullable Boolean evaluate(Map<String, Object> answers) {
      return decide(parts, answers, false);
    }

    @Override
    public List<Comparison> comparisons() {
      return all(parts);
    }
  }

  record Or(List<Condition> parts) implements Condition {

    @Override
    public @Nullable Boolean evaluate(Map<String, Object> answers) {
      return decide(parts, answers, true);
    }

    @Override
    public List<Comparison> comparisons() {
      return all(parts);
    }
  }

  record Not(Condition inner) implements Condition {

    @Override
    public @Nullable Boolean evaluate(Map<String, Object> answers) {
      Boolean value = inner.evaluate(answers);
      return value == null ? null : !value;
    }

    @Override
    public List<Comparison> comparisons() {
      return inner.comparisons();
    }
  }

  /** Two conditions of two components, a field and its group: each is its own unary test. */
  record Either(Condition left, Condition right) implements Condition {

    @Override
    public boolean holds(Map<String, Object> answers) {
      return left.holds(answers) || right.holds(answers);
    }

    @Override
    public Boolean evaluate(Map<String, Object> answers) {
      return holds(answers);
    }

    @Override
    public List<Comparison> comparisons() {
      return all(List.of(left, right));
    }
  }

  private static @Nullable Boolean decide(
      List<Condition> parts, Map<String, Object> answers, boolean decisive) {
    boolean open = false;
    for (Condition part : parts) {
      Boolean value = part.evaluate(answers);
      if (value == null) {
        open = true;
      } else if (value == decisive) {
        return decisive;
      }
    }
    return open ? null : !decisive;
  }

  private static List<Comparison> all(List<Condition> parts) {
    return parts.stream().flatMap(part -> part.comparisons().stream()).toList();
  }

  /** The expression uses something outside of the subset. The message says what. */
  final class NotInSubset extends Exception {

    private static final long serialVersionUID = 1L;

    NotInSubset(String message) {
      super(message);
    }
  }
}
