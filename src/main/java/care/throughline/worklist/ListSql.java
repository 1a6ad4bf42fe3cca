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

  ListSql(Reach reach) {
    this.reach = reach;
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

  /** A walk: once for each audience and task, or once when both are null. */
  private record Walk(
      @Nullable Collection<String> audiences,
      @Nullable Collection<String> tasks,
      String condition) {}

  Map<String, Object> params() {
    return params;
  }

  /** The first rows of a list. {@code ranges} say where it begins, each walked on its own. */
  String rows(ListAddress address, List<String> ranges, int limit) {
    String order = order(address.view());
    String columns = "w.id, w.priority, w.due_at, w.snoozed_until, w.ended_at";
    String keys =
        walks(address).stream()
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

  /** How many rows a list has, counted no further than {@code most}. */
  String count(ListAddress address, int most) {
    String bands =
        address.filter().bands().isEmpty()
            ? "true"
            : address.filter().bands().stream()
                .map(this::within)
                .collect(Collectors.joining(" or ", "(", ")"));
    // The order is what ties the count to the index of the list.
    String ordered = " order by " + order(address.view());
    return walks(address).stream()
        .map(walk -> walk(walk, "1", bands, ordered, most))
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

  private String text(Collection<String> values) {
    return bind(new SqlArrayValue("text", values.toArray())) + "::text[]";
  }

  private String walk(Walk walk, String columns, String range, String order, int limit) {
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
            + (columns.equals("1") ? " limit " + limit : cut)
            + ")";
  }

  private List<Walk> walks(ListAddress address) {
    ListFilter filter = address.filter();
    String condition = condition(address);
    String me = bind(reach.reader().id().value());
    List<String> audiences = audiences(filter.role());
    return switch (address.view()) {
      case MINE, DONE ->
          List.of(new Walk(null, null, condition + ofRole(filter) + soughtAnywhere(filter)));
      case WAITING ->
          List.of(
              new Walk(audiences, null, condition + soughtAnywhere(filter)),
              new Walk(
                  null,
                  null,
                  condition
                      + " and w.owner = "
                      + me
                      + " and w.audience <> all("
                      + text(audiences)
                      + ")"
                      + ofRole(filter)
                      + soughtAnywhere(filter)));
      case TEAM, UNASSIGNED -> teamWalks(filter, condition, audiences);
    };
  }

  /** By what narrows the list most: people, then the owner, then what is to be done. */
  private List<Walk> teamWalks(ListFilter filter, String condition, List<String> audiences) {
    String mayDo = " and w.audience = any(" + text(audiences) + ")";
    Found found = reach.found();
    if (filter.words() != null && found != null) {
      String people =
          "w.person = any("
              + bind(new SqlArrayValue("uuid", found.people().toArray()))
              + "::uuid[])";
      List<Walk> walks = new ArrayList<>();
      walks.add(new Walk(null, null, condition + mayDo + ofTask(filter) + " and " + people));
      List<String> tasks =
          found.tasks().stream()
              .filter(task -> filter.task() == null || filter.task().equals(task))
              .toList();
      walks.add(new Walk(audiences, tasks, condition + " and not coalesce(" + people + ", false)"));
      return walks;
    }
    if (filter.owner() != null && !filter.owner().equals(ListFilter.NOBODY)) {
      return List.of(new Walk(null, null, condition + mayDo + ofTask(filter)));
    }
    return List.of(
        new Walk(audiences, filter.task() == null ? null : List.of(filter.task()), condition));
  }

  private List<String> audiences(@Nullable String role) {
    return reach.own().stream()
        .filter(audience -> role == null || Reach.roles(audience).contains(role))
        .toList();
  }

  private String condition(ListAddress address) {
    ListFilter filter = address.filter();
    StringBuilder all = new StringBuilder("w.site = " + bind(reach.reader().site()));
    String now = at(reach.times().now());
    switch (address.view()) {
      case DONE ->
          all.append(" and w.state = 'done' and w.ended_by = ")
              .append(bind(reach.reader().username()))
              .append(" and w.ended_at >= ")
              .append(at(reach.times().today()));
      case WAITING -> all.append(" and w.state = 'open' and w.snoozed_until > ").append(now);
      case MINE, TEAM, UNASSIGNED -> {
        all.append(" and w.state = 'open'");
        if (!filter.snoozed()) {
          all.append(" and (w.snoozed_until is null or w.snoozed_until <= ")
              .append(now)
              .append(")");
        }
      }
    }
    if (address.view() == WorkListView.MINE) {
      all.append(" and w.owner = ").append(bind(reach.reader().id().value()));
    }
    if (address.view() == WorkListView.UNASSIGNED) {
      all.append(" and w.owner is null");
    }
    if (!filter.urgencies().isEmpty()) {
      Object[] priorities = filter.urgencies().stream().map(Urgency::priority).toArray();
      all.append(" and w.priority = any(")
          .append(bind(new SqlArrayValue("int2", priorities)))
          .append("::int2[])");
    }
    if (filter.level() != null) {
      all.append(" and w.level = ").append(bind(filter.level()));
    }
    if (filter.owner() != null) {
      all.append(" and ").append(owner(filter.owner()));
    }
    return all.toString();
  }

  private String owner(String owner) {
    return switch (owner) {
      case ListFilter.NOBODY -> "w.owner is null";
      case ListFilter.ME -> "w.owner = " + bind(reach.reader().id().value());
      default -> "w.owner = " + bind(UUID.fromString(owner));
    };
  }

  private String ofTask(ListFilter filter) {
    return filter.task() == null ? "" : " and w.name = " + bind(filter.task());
  }

  /**
   * The reader's own list is not bound to the reader's roles, so any audience of the role will do.
   */
  private String ofRole(ListFilter filter) {
    if (filter.role() == null) {
      return "";
    }
    List<String> audiences =
        reach.audiences().stream()
            .filter(audience -> Reach.roles(audience).contains(filter.role()))
            .toList();
    return " and w.audience = any(" + text(audiences) + ")";
  }

  private String soughtAnywhere(ListFilter filter) {
    Found found = reach.found();
    String sought = "";
    if (filter.words() != null && found != null) {
      sought =
          " and (w.person = any("
              + bind(new SqlArrayValue("uuid", found.people().toArray()))
              + "::uuid[]) or w.name = any("
              + text(found.tasks())
              + "))";
    }
    return sought + ofTask(filter);
  }
}
