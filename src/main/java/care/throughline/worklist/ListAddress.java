package care.throughline.worklist;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view of the list with its filter, as its address says it: {@code
 * tab=team&urgency=high&due=overdue}. Two that mean the same have the same address.
 */
public record ListAddress(WorkListView view, ListFilter filter) {

  private static final int LONGEST_WORDS = 80;
  private static final int LONGEST_VALUE = 120;

  /** The view without a filter. */
  public static ListAddress of(WorkListView view) {
    return new ListAddress(view, ListFilter.NONE);
  }

  /**
   * Reads the query of an address. What it does not know, or cannot read, is left out: an address
   * that was kept for long still opens a list.
   *
   * @param query encoded, without the question mark; null or empty is the reader's own work
   */
  public static ListAddress parse(@Nullable String query) {
    Map<String, List<String>> values = values(query);
    return new ListAddress(
        one(values, "tab")
            .flatMap(key -> named(WorkListView.class, key))
            .findFirst()
            .orElse(WorkListView.MINE),
        new ListFilter(
            all(values, "urgency", Urgency.class),
            all(values, "due", DueBand.class),
            text(values, "role", LONGEST_VALUE),
            text(values, "task", LONGEST_VALUE),
            one(values, "owner").filter(ListAddress::isOwner).findFirst().orElse(null),
            text(values, "level", LONGEST_VALUE),
            one(values, "snoozed").anyMatch("with"::equals),
            text(values, "q", LONGEST_WORDS)));
  }

  /** True when the query names a view or a filter. */
  public static boolean speaks(@Nullable String query) {
    return values(query).containsKey("tab") || !parse(query).filter().equals(ListFilter.NONE);
  }

  /** Its query, encoded, always in the same order. */
  public String query() {
    return parts(true).entrySet().stream()
        .flatMap(part -> part.getValue().stream().map(value -> part.getKey() + "=" + coded(value)))
        .collect(Collectors.joining("&"));
  }

  /** The parts of its query by name, not encoded, in the order of {@link #query}. */
  public Map<String, List<String>> parts(boolean withView) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    if (withView) {
      parts.put("tab", List.of(view.key()));
    }
    put(parts, "urgency", filter.urgencies().stream().map(ListAddress::key));
    put(parts, "due", filter.bands().stream().map(ListAddress::key));
    put(parts, "role", Stream.ofNullable(filter.role()));
    put(parts, "task", Stream.ofNullable(filter.task()));
    put(parts, "owner", Stream.ofNullable(filter.owner()));
    put(parts, "level", Stream.ofNullable(filter.level()));
    put(parts, "snoozed", filter.snoozed() ? Stream.of("with") : Stream.empty());
    put(parts, "q", Stream.ofNullable(filter.words()));
    return parts;
  }

  /** Without one value of one part, as when its chip is taken off. */
  public ListAddress without(String part, String value) {
    Map<String, List<String>> rest = parts(true);
    rest.computeIfPresent(
        part, (name, values) -> values.stream().filter(other -> !other.equals(value)).toList());
    return parse(
        rest.entrySet().stream()
            .flatMap(kept -> kept.getValue().stream().map(of -> kept.getKey() + "=" + coded(of)))
            .collect(Collectors.joining("&")));
  }

  /** The same filter on another view. */
  public ListAddress on(WorkListView other) {
    return new ListAddress(other, filter);
  }

  /** True when everything on the other list, which is another one, is surely on this one too. */
  boolean holdsAllOf(ListAddress other) {
    if (view != WorkListView.TEAM || equals(other)) {
      return false;
    }
    return other.view == WorkListView.UNASSIGNED
        ? filter.equals(other.filter)
        : other.view == WorkListView.TEAM && filter.equals(other.filter.due(Set.of()));
  }

  private static void put(Map<String, List<String>> parts, String name, Stream<String> values) {
    List<String> found = values.toList();
    if (!found.isEmpty()) {
      parts.put(name, found);
    }
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String coded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> values(@Nullable String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (query == null) {
      return values;
    }
    for (String part : query.split("&", -1)) {
      int split = part.indexOf('=');
      if (split > 0) {
        decoded(part.substring(split + 1))
            .filter(value -> !value.isBlank())
            .forEach(
                value ->
                    values
                        .computeIfAbsent(part.substring(0, split), name -> new ArrayList<>())
                        .add(value.strip()));
      }
    }
    return values;
  }

  private static Stream<String> decoded(String value) {
    try {
      return Stream.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Stream.empty();
    }
  }

  private static Stream<String> one(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().limit(1);
  }

  private static @Nullable String text(Map<String, List<String>> values, String name, int most) {
    return one(values, name)
        .map(value -> value.substring(0, Math.min(value.length(), most)).strip())
        // a zero byte is no text to the database
        .filter(value -> value.indexOf('\0') < 0)
        .findFirst()
        .orElse(null);
  }

  private static <E extends Enum<E>> Set<E> all(
      Map<String, List<String>> values, String name, Class<E> type) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(key -> named(type, key))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
  }

  private static <E extends Enum<E>> Stream<E> named(Class<E> type, String key) {
    return Arrays.stream(type.getEnumConstants()).filter(value -> key(value).equals(key));
  }

  private static boolean isOwner(String value) {
    if (value.equals(ListFilter.ME) || value.equals(ListFilter.NOBODY)) {
      return true;
    }
    try {
      return UUID.fromString(value).toString().equals(value);
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }
}
