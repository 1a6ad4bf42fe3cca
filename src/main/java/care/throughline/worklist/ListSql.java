package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.platform.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * One statement over lists, while it is written. A list is a few walks along an index that already
 * has its order, one for each audience, each cut off after the rows that are shown; so it costs the
 * same however long the list is. What changes with the reader is a parameter, never part of the
 * text.
 */
final class ListSql {

  private final Map<String, Object> params = new HashMap<>();
  private final Reach reach;
  private final ListWalks walks;

  ListSql(Reach reach) {
    this.reach = reach;
    this.walks = new ListWalks(this, reach);
  }

  /**
   * What a reader's lists reach.
   *
   * @param audiences all there are at the reader's site
   * @param found what was searched for; null without search
   */
  record Reach(Staff reader, List<String> audiences, ListTimes times, @Nullable Found found) {

    List<String> own() {
      return audiences.stream()
          .filter(of -> roles(of).stream().anyMatch(reader.roleKeys()::contains))
          .toList();
    }

    static List<String> roles(String audience) {
      return Arrays.asList(audience.split(" ", -1));
    }
  }

  /** What words were found in: people, and things to be done. */
  record Found(Collection<UUID> people, Collection<String> tasks) {}

  Map<String, Object> params() {
    return params;
  }

  /** The first rows of a list. {@code ranges} say where it begins, each walked on its own. */
  String rows(ListAddress address, List<String> ranges, int limit) {
    String order = order(address.view());
    String columns = "w.id, w.priority, w.due_at, w.snoozed_until, w.ended_at";
    String keys =
        walks.of(address).stream()
            .flatMap(
                walk ->
                    ranges.stream()
                        .map(range -> walk(walk, columns, range, " order by " + order, limit)))
            .collect(Collectors.joining(" union all "));
    return "select w.* from (select * from ("
        + keys
        + ") as every_walk order by "
        + order
        + " limit "
        + limit
        + ") as k join work_item w on w.id = k.id order by "
        + Arrays.stream(order.split(", ", -1))
            .map(column -> "k." + column)
            .collect(Collectors.joining(", "));
  }

  /**
   * How many rows each of the lists has, as columns {@code c0} and so on, counted no further than
   * {@code most}. A list that holds all of another one which goes so far goes so far too, and is
   * not counted.
   */
  String counts(List<ListAddress> addresses, int most) {
    List<String> alone = new ArrayList<>();
    List<String> wider = new ArrayList<>();
    for (int at = 0; at < addresses.size(); at++) {
      ListAddress list = addresses.get(at);
      String counted = count(list, most);
      List<String> parts = parts(list, addresses);
      if (parts.isEmpty()) {
        alone.add(counted + " as c" + at);
      } else {
        wider.add(
            "case when greatest(%s) >= %d then %d else %s end as c%d"
                .formatted(String.join(", ", parts), most, most, counted, at));
      }
    }
    return "select part.*"
        + wider.stream().map(column -> ", " + column).collect(Collectors.joining())
        + " from (select "
        + String.join(", ", alone)
        + " offset 0) as part";
  }

  /** Columns of the smallest lists that are part of it. */
  private static List<String> parts(ListAddress list, List<ListAddress> addresses) {
    return IntStream.range(0, addresses.size())
        .filter(other -> list.holdsAllOf(addresses.get(other)))
        .filter(other -> addresses.stream().noneMatch(addresses.get(other)::holdsAllOf))
        .mapToObj(other -> "part.c" + other)
        .toList();
  }

  private String count(ListAddress address, int most) {
    String bands =
        address.filter().bands().isEmpty()
            ? "true"
            : address.filter().bands().stream()
                .map(this::within)
                .collect(Collectors.joining(" or ", "(", ")"));
    return walks.of(address).stream()
        // The order is what ties the count to the index of the list.
        .map(
            walk ->
                walk(
                    walk,
                    "1",
                    bands,
                    walk.ordered() ? " order by " + order(address.view()) : "",
                    most))
        .collect(
            Collectors.joining(
                " union all ",
                "(select count(*) from (select 1 from (",
                ") as every_walk limit " + most + ") as counted)"));
  }

  /** The order of a view; an index of its walks has it. */
  static String order(WorkListView view) {
    return switch (view) {
      case MINE, TEAM, UNASSIGNED -> "priority, due_at, id";
      case WAITING -> "snoozed_until, id";
      case DONE -> "ended_at desc, id";
    };
  }

  /** Due in that band. */
  String within(DueBand band) {
    ListTimes times = reach.times();
    return switch (band) {
      case OVERDUE -> "w.due_at <= " + at(times.now());
      case TODAY -> "w.due_at > " + at(times.now()) + " and w.due_at < " + at(times.tomorrow());
      case WEEK ->
          "w.due_at >= " + at(times.tomorrow()) + " and w.due_at < " + at(times.nextWeek());
      case LATER -> "w.due_at >= " + at(times.nextWeek());
    };
  }

  String at(Instant instant) {
    return bind(Times.utc(instant)) + "::timestamptz";
  }

  String bind(Object value) {
    String name = "p" + params.size();
    params.put(name, value);
    return ":" + name;
  }

  String text(Collection<String> values) {
    return bind(new SqlArrayValue("text", values.toArray())) + "::text[]";
  }

  private String walk(ListWalks.Walk walk, String columns, String range, String order, int limit) {
    String rows = " from work_item w where " + walk.condition() + " and " + range;
    String cut = order + " limit " + limit;
    List<String> from = new ArrayList<>();
    if (walk.audiences() != null) {
      from.add("unnest(" + text(walk.audiences()) + ") as a(audience)");
      rows += " and w.audience = a.audience";
    }
    if (walk.tasks() != null) {
      from.add("unnest(" + text(walk.tasks()) + ") as t(task)");
      rows += " and w.name = t.task";
    }
    String one = "(select " + columns + rows + cut + ")";
    return from.isEmpty()
        ? one
        : "(select r.* from "
            + String.join(" cross join ", from)
            + " cross join lateral "
            + one
            + " as r"
            + (columns.equals("1") ? "" : cut)
            + ")";
  }
}
