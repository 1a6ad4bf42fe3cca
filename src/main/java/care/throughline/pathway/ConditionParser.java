package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recursive descent over {@code or}, {@code and}, and one comparison, negation or parenthesis. */
final class ConditionParser {

  private static final int LONGEST = 500;
  private static final int DEEPEST = 10;

  private final String text;
  private int at;
  private int depth;

  ConditionParser(String text) {
    this.text = text;
  }

  Condition parse() throws Condition.NotInSubset {
    if (text.length() > LONGEST) {
      throw new Condition.NotInSubset("the condition is longer than " + LONGEST + " characters");
    }
    Condition condition = or();
    skipSpace();
    if (at < text.length()) {
      throw unexpected();
    }
    return condition;
  }

  private Condition or() throws Condition.NotInSubset {
    if (++depth > DEEPEST) {
      throw new Condition.NotInSubset("the condition is nested more than " + DEEPEST + " deep");
    }
    List<Condition> parts = new ArrayList<>(List.of(and()));
    while (word("or")) {
      parts.add(and());
    }
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(List.copyOf(parts));
  }

  private Condition and() throws Condition.NotInSubset {
    List<Condition> parts = new ArrayList<>(List.of(single()));
    while (word("and")) {
      parts.add(single());
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.And(List.copyOf(parts));
  }

  private Condition single() throws Condition.NotInSubset {
    if (sign("(")) {
      return closed(or());
    }
    if (word("not")) {
      if (!sign("(")) {
        throw new Condition.NotInSubset("\"not\" needs parentheses");
      }
      Condition inner = closed(or());
      if (inner instanceof Condition.Not) {
        throw new Condition.NotInSubset(
            "\"not\" stands directly inside another \"not\": leave both out");
      }
      return new Condition.Not(inner);
    }
    return comparison();
  }

  private Condition closed(Condition inner) throws Condition.NotInSubset {
    if (!sign(")")) {
      throw new Condition.NotInSubset("a parenthesis is not closed");
    }
    return inner;
  }

  private Condition.Comparison comparison() throws Condition.NotInSubset {
    skipSpace();
    int start = at;
    String key = name();
    if (key.isEmpty() || isWord(key)) {
      at = start;
      throw unexpected();
    }
    Condition.Operator operator = operator();
    return new Condition.Comparison(key, operator, literal());
  }

  private Condition.Operator operator() throws Condition.NotInSubset {
    skipSpace();
    for (Condition.Operator each :
        List.of(
            Condition.Operator.LESS_OR_EQUAL,
            Condition.Operator.GREATER_OR_EQUAL,
            Condition.Operator.NOT_EQUAL,
            Condition.Operator.LESS,
            Condition.Operator.GREATER,
            Condition.Operator.EQUAL)) {
      if (sign(each.sign())) {
        return each;
      }
    }
    throw new Condition.NotInSubset("a key has to be compared with a value: = != < <= > >=");
  }

  private @Nullable Object literal() throws Condition.NotInSubset {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '"') {
      int end = text.indexOf('"', at + 1);
      if (end < 0 || text.substring(at, end).contains("\\")) {
        throw new Condition.NotInSubset("text has to stand in plain double quotes");
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
        throw new Condition.NotInSubset(
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

  private Condition.NotInSubset unexpected() {
    String rest = text.substring(at, Math.min(text.length(), at + 20));
    return new Condition.NotInSubset(
        rest.isEmpty()
            ? "the condition ends too early"
            : "\""
                + rest
                + "\" is not understood: compare keys with values, joined by and, or, not(...)");
  }
}
