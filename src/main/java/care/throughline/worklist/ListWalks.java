package care.throughline.worklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Which walks along which index a list is made of: by what its filter narrows it most. */
final class ListWalks {

  private final ListSql sql;
  private final ListSql.Reach reach;

  ListWalks(ListSql sql, ListSql.Reach reach) {
    this.sql = sql;
    this.reach = reach;
  }

  /**
   * A walk: once for each audience and task, or once when both are null.
   *
   * @param ordered true when an index has its rows in the order of the list
   */
  record Walk(
      @Nullable Collection<String> audiences,
      @Nullable Collection<String> tasks,
      String condition,
      boolean ordered) {}

  /** The walks whose rows together are the list, each row once. */
  List<Walk> of(ListAddress address) {
    ListFilter filter = address.filter();
    String condition = condition(address);
    String me = sql.bind(reach.reader().id().value());
    List<String> audiences = audiences(filter.role());
    return switch (address.view()) {
      case MINE, DONE ->
          List.of(new Walk(null, null, condition + ofRole(filter) + soughtAnywhere(filter), true));
      case WAITING -> {
        List<Walk> walks = new ArrayList<>(teamWalks(address, condition, audiences));
        walks.add(
            new Walk(
                null,
                null,
                condition
                    + " and w.owner = "
                    + me
                    + " and w.audience <> all("
                    + sql.text(audiences)
                    + ")"
                    + ofRole(filter)
                    + soughtAnywhere(filter),
                true));
        yield walks;
      }
      case TEAM, UNASSIGNED -> teamWalks(address, condition, audiences);
    };
  }

  /** By what narrows the list most: people, then the owner, then what is to be done. */
  private List<Walk> teamWalks(ListAddress address, String condition, List<String> audiences) {
    ListFilter filter = address.filter();
    String mayDo = " and w.audience = any(" + sql.text(audiences) + ")";
    ListSql.Found found = reach.found();
    // What was put aside has an index for its urgency, in another order than the list.
    boolean ordered = address.view() != WorkListView.WAITING || filter.urgencies().isEmpty();
    if (filter.words() != null && found != null) {
      String people =
          "w.person = any("
              + sql.bind(new SqlArrayValue("uuid", found.people().toArray()))
              + "::uuid[])";
      List<String> tasks =
          found.tasks().stream()
              .filter(task -> filter.task() == null || filter.task().equals(task))
              .toList();
      return List.of(
          new Walk(null, null, condition + mayDo + ofTask(filter) + " and " + people, false),
          new Walk(
              audiences, tasks, condition + " and not coalesce(" + people + ", false)", ordered));
    }
    if (filter.owner() != null && !filter.owner().equals(ListFilter.NOBODY)) {
      return List.of(new Walk(null, null, condition + mayDo + ofTask(filter), true));
    }
    return List.of(
        new Walk(
            audiences, filter.task() == null ? null : List.of(filter.task()), condition, ordered));
  }

  private List<String> audiences(@Nullable String role) {
    return reach.own().stream()
        .filter(audience -> role == null || ListSql.Reach.roles(audience).contains(role))
        .toList();
  }

  private String condition(ListAddress address) {
    ListFilter filter = address.filter();
    StringBuilder all = new StringBuilder("w.site = " + sql.bind(reach.reader().site()));
    String now = sql.at(reach.times().now());
    switch (address.view()) {
      case DONE ->
          all.append(" and w.state = 'done' and w.ended_by = ")
              .append(sql.bind(reach.reader().username()))
              .append(" and w.ended_at >= ")
              .append(sql.at(reach.times().today()));
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
      all.append(" and w.owner = ").append(sql.bind(reach.reader().id().value()));
    }
    if (address.view() == WorkListView.UNASSIGNED) {
      all.append(" and w.owner is null");
    }
    if (!filter.urgencies().isEmpty()) {
      Object[] priorities = filter.urgencies().stream().map(Urgency::priority).toArray();
      all.append(" and w.priority = any(")
          .append(sql.bind(new SqlArrayValue("int2", priorities)))
          .append("::int2[])");
    }
    if (filter.level() != null) {
      all.append(" and w.level = ").append(sql.bind(filter.level()));
    }
    if (filter.owner() != null) {
      all.append(" and ").append(owner(filter.owner()));
    }
    return all.toString();
  }

  private String owner(String owner) {
    return switch (owner) {
      case ListFilter.NOBODY -> "w.owner is null";
      case ListFilter.ME -> "w.owner = " + sql.bind(reach.reader().id().value());
      default -> "w.owner = " + sql.bind(UUID.fromString(owner));
    };
  }

  private String ofTask(ListFilter filter) {
    return filter.task() == null ? "" : " and w.name = " + sql.bind(filter.task());
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
            .filter(audience -> ListSql.Reach.roles(audience).contains(filter.role()))
            .toList();
    return " and w.audience = any(" + sql.text(audiences) + ")";
  }

  private String soughtAnywhere(ListFilter filter) {
    ListSql.Found found = reach.found();
    String sought = "";
    if (filter.words() != null && found != null) {
      sought =
          " and (w.person = any("
              + sql.bind(new SqlArrayValue("uuid", found.people().toArray()))
              + "::uuid[]) or w.name = any("
              + sql.text(found.tasks())
              + "))";
    }
    return sought + ofTask(filter);
  }
}
