package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.ArrayList;
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
    return new Parser(expression).parse();
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

  /**
   * Recursive descent over {@code or}, {@code and}, and one comparison, negation or parenthesis.
   */
  final class Parser {

    private static final int LONGEST = 500;
    private static final int DEEPEST = 10;

    private final String text;
    private int at;
    private int depth;

    Parser(String text) {
      this.text = text;
    }

    Condition parse() throws NotInSubset {
      if (text.length() > LONGEST) {
        throw new NotInSubset("the condition is longer than " + LONGEST + " characters");
      }
      Condition condition = or();
      skipSpace();
      if (at < text.length()) {
        throw unexpected();
      }
      return condition;
    }

    private Condition or() throws NotInSubset {
      if (++depth > DEEPEST) {
        throw new NotInSubset("the condition is nested more than " + DEEPEST + " deep");
      }
      List<Condition> parts = new ArrayList<>(List.of(and()));
      while (word("or")) {
        parts.add(and());
      }
      depth--;
      return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
    }

    private Condition and() throws NotInSubset {
      List<Condition> parts = new ArrayList<>(List.of(single()));
      while (word("and")) {
        parts.add(single());
      }
      return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
    }

    private Condition single() throws NotInSubset {
      if (sign("(")) {
        return closed(or());
      }
      if (word("not")) {
        if (!sign("(")) {
          throw new NotInSubset("\"not\" needs parentheses");
        }
        Condition inner = closed(or());
        if (inner instanceof Not) {
          throw new NotInSubset("\"not\" stands directly inside another \"not\": leave both out");
        }
        return new Not(inner);
      }
      return comparison();
    }

    private Condition closed(Condition inner) throws NotInSubset {
      if (!sign(")")) {
        throw new NotInSubset("a parenthesis is not closed");
      }
      return inner;
    }

    private Comparison comparison() throws NotInSubset {
      skipSpace();
      int start = at;
      String key = name();
      if (key.isEmpty() || isWord(key)) {
        at = start;
        throw unexpected();
      }
      Operator operator = operator();
      return new Comparison(key, operator, literal());
    }

    private Operator operator() throws NotInSubset {
      skipSpace();
      for (Operator each :
          List.of(
              Operator.LESS_OR_EQUAL,
              Operator.GREATER_OR_EQUAL,
              Operator.NOT_EQUAL,
              Operator.LESS,
              Operator.GREATER,
              Operator.EQUAL)) {
        if (sign(each.sign)) {
          return each;
        }
      }
      throw new NotInSubset("a key has to be compared with a value: = != < <= > >=");
    }

    private @Nullable Object literal() throws NotInSubset {
      skipSpace();
      if (at < text.length() && text.charAt(at) == '"') {
        int end = text.indexOf('"', at + 1);
        if (end < 0 || text.substring(at, end).contains("\\")) {
          throw new NotInSubset("text has to stand in plain double quotes");
        }
        String literal = text.substring(at + 1, end);
        at = end + 1;
        return literal;
      }
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at))
              || text.charAt(at) == '-'
              || text.charAt(at) == '.')) {
        at++;
      }
      String literal = text.substring(start, at);
      if (literal.matches("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?")) {
        return new BigDecimal(literal);
      }
      switch (literal) {
        case "true":
          return true;
        case "false":
          return false;
        case "null":
          return null;
        default:
          at = start;
          throw new NotInSubset(
              "a key may only be compared with a text, a number, true, false or null");
      }
    }

    private boolean word(String word) {
      skipSpace();
      int start = at;
      if (name().equals(word)) {
        return true;
      }
      at = start;
      return false;
    }

    private boolean sign(String sign) {
      skipSpace();
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return true;
      }
      return false;
    }

    private String name() {
      int start = at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isWord(String name) {
      return List.of("and", "or", "not", "true", "false", "null").contains(name)
          || Character.isDigit(name.charAt(0));
    }

    private void skipSpace() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
        at++;
      }
    }

    private NotInSubset unexpected() {
      String rest = text.substring(at, Math.min(text.length(), at + 20));
      return new NotInSubset(
          rest.isEmpty()
              ? "the condition ends too early"
              : "\""
                  + rest
                  + "\" is not understood: compare keys with values, joined by and, or, not(...)");
    }
  }
}
