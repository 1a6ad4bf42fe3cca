package care.throughline.pathway;

import care.throughline.platform.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one submitted value as the answer to one field, as the form in the browser would and
 * stricter.
 */
final class AnswerReader {

  /** The browser's own check, so that both agree. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

  private static final int DIGITS = 15;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final int ISO_DAY = "2026-11-24".length();

  private AnswerReader() {}

  static Reading read(FormField field, @Nullable Object submitted) {
    if (submitted == null) {
      return Reading.EMPTY;
    }
    if (field instanceof FormField.Text text) {
      return text(text, submitted);
    }
    if (field instanceof FormField.Number number) {
      return number(number, submitted);
    }
    if (field instanceof FormField.Checkbox) {
      return submitted instanceof Boolean ? new Reading.Answer(submitted) : wrong(field, "ticked");
    }
    if (field instanceof FormField.Choice choice) {
      return choice(choice, submitted);
    }
    if (field instanceof FormField.Checklist checklist) {
      return checklist(checklist, submitted);
    }
    return moment((FormField.Moment) field, submitted);
  }

  /** The sentence for a required field without an answer. */
  static String missing(FormField field) {
    String own = field.head().missing();
    if (own != null) {
      return own;
    }
    if (field instanceof FormField.Text) {
      return say(field, "fill-in");
    }
    if (field instanceof FormField.Number) {
      return say(field, "enter-number");
    }
    if (field instanceof FormField.Checkbox) {
      return say(field, "confirm");
    }
    if (field instanceof FormField.Choice) {
      return say(field, "choose");
    }
    if (field instanceof FormField.Checklist) {
      return say(field, "choose-one");
    }
    return switch (((FormField.Moment) field).kind()) {
      case DATE -> say(field, "choose-date");
      case LOCAL_TIME, OFFSET_TIME -> say(field, "choose-time");
      case LOCAL_DATE_TIME, OFFSET_DATE_TIME -> say(field, "choose-date-and-time");
    };
  }

  /** A sentence about a field, which is {@code {0}} in it. */
  static String say(FormField field, String key, Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = field.label();
    System.arraycopy(values, 0, all, 1, values.length);
    return Texts.of("pathway.answer." + key, all);
  }

  private static Reading text(FormField.Text field, Object submitted) {
    if (!(submitted instanceof String raw)) {
      return wrong(field, "takes-text");
    }
    String text = raw.strip();
    if (text.isEmpty()) {
      return Reading.EMPTY;
    }
    if (text.length() > field.maxLength()) {
      return wrong(field, "shorten", field.maxLength(), text.length());
    }
    if (text.length() < field.minLength()) {
      return wrong(field, "too-short", field.minLength());
    }
    if (text.chars()
        .anyMatch(
            c ->
                Character.isISOControl(c)
                    && !(field.lines() && (c == '\n' || c == '\r' || c == '\t')))) {
      return wrong(field, field.lines() ? "not-shown" : "one-line");
    }
    if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      return field.patternMessage() == null
          ? wrong(field, "not-as-expected")
          : new Reading.Wrong(field.patternMessage());
    }
    if (field.email() && !EMAIL.matcher(text).matches()) {
      return wrong(field, "no-email");
    }
    return new Reading.Answer(text);
  }

  private static Reading number(FormField.Number field, Object submitted) {
    if (submitted instanceof String text && text.isEmpty()) {
      return Reading.EMPTY;
    }
    BigDecimal number = decimal(submitted);
    if (number == null) {
      return wrong(field, "takes-number");
    }
    if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
      return wrong(field, "digits", DIGITS);
    }
    String claim = outside(field, number);
    return claim == null ? new Reading.Answer(number) : new Reading.Wrong(claim, number);
  }

  /** What the number ought to be; null when it is that. */
  private static @Nullable String outside(FormField.Number field, BigDecimal number) {
    if (field.min() != null && number.compareTo(field.min()) < 0) {
      return say(field, "at-least", field.min().toPlainString());
    }
    if (field.max() != null && number.compareTo(field.max()) > 0) {
      return say(field, "at-most", field.max().toPlainString());
    }
    if (field.decimalDigits() != null
        && number.stripTrailingZeros().scale() > field.decimalDigits()) {
      return field.decimalDigits() == 0
          ? say(field, "whole-number")
          : say(field, "decimals", field.decimalDigits());
    }
    if (field.increment() != null && number.remainder(field.increment()).signum() != 0) {
      return say(field, "steps", field.increment().toPlainString());
    }
    return null;
  }

  /** Null when it is no finite number. */
  private static @Nullable BigDecimal decimal(Object submitted) {
    if (submitted instanceof BigDecimal number) {
      return number;
    }
    if (submitted instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (submitted instanceof Integer || submitted instanceof Long) {
      return BigDecimal.valueOf(((Number) submitted).longValue());
    }
    if (submitted instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number);
    }
    return null;
  }

  private static Reading choice(FormField.Choice field, Object submitted) {
    if (!(submitted instanceof String value)) {
      return notOffered(field);
    }
    if (value.isEmpty()) {
      return Reading.EMPTY;
    }
    return offers(field.options(), value) ? new Reading.Answer(value) : notOffered(field);
  }

  private static Reading checklist(FormField.Checklist field, Object submitted) {
    if (!(submitted instanceof List<?> values)) {
      return wrong(field, "takes-list");
    }
    if (values.isEmpty()) {
      return Reading.EMPTY;
    }
    List<String> chosen = new ArrayList<>();
    for (Object each : values) {
      if (!(each instanceof String value)
          || !offers(field.options(), value)
          || chosen.contains(value)) {
        return notOffered(field);
      }
      chosen.add(value);
    }
    return new Reading.Answer(List.copyOf(chosen));
  }

  private static boolean offers(List<FormField.Option> options, String value) {
    return options.stream().anyMatch(option -> option.value().equals(value));
  }

  private static Reading moment(FormField.Moment field, Object submitted) {
    if (!(submitted instanceof String text)) {
      return notAMoment(field);
    }
    if (text.isEmpty()) {
      return Reading.EMPTY;
    }
    try {
      return switch (field.kind()) {
        case DATE -> dated(field, LocalDate.parse(text), LocalDate.parse(text).toString());
        case LOCAL_TIME -> new Reading.Answer(LocalTime.parse(text).toString());
        case OFFSET_TIME -> new Reading.Answer(OffsetTime.parse(text).toString());
        case LOCAL_DATE_TIME -> {
          LocalDateTime moment = LocalDateTime.parse(text);
          yield dated(field, moment.toLocalDate(), moment.toString());
        }
        case OFFSET_DATE_TIME -> {
          OffsetDateTime moment = OffsetDateTime.parse(text);
          yield dated(field, moment.toLocalDate(), moment.toString());
        }
      };
    } catch (DateTimeParseException notIso) {
      return notAMoment(field);
    }
  }

  private static Reading dated(FormField.Moment field, LocalDate date, String text) {
    return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
        ? wrong(field, "years", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR))
        : new Reading.Answer(text);
  }

  /** The sentence for a day that has passed where the form allows none; null when it may stand. */
  static @Nullable String passed(FormField.Moment field, String answer, LocalDate today) {
    boolean dated =
        field.kind() != FormField.MomentKind.LOCAL_TIME
            && field.kind() != FormField.MomentKind.OFFSET_TIME;
    return field.notPast() && dated && LocalDate.parse(answer.substring(0, ISO_DAY)).isBefore(today)
        ? say(field, "passed")
        : null;
  }

  private static Reading notAMoment(FormField.Moment field) {
    return switch (field.kind()) {
      case DATE -> wrong(field, "takes-date");
      case LOCAL_TIME -> wrong(field, "takes-time");
      case OFFSET_TIME -> wrong(field, "takes-offset-time");
      case LOCAL_DATE_TIME -> wrong(field, "takes-date-and-time");
      case OFFSET_DATE_TIME -> wrong(field, "takes-date-and-offset-time");
    };
  }

  private static Reading notOffered(FormField field) {
    return wrong(field, "not-offered");
  }

  private static Reading wrong(FormField field, String key, Object... values) {
    return new Reading.Wrong(say(field, key, values));
  }
}
