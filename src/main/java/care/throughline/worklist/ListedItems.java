package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.episode.PeopleSearch;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lists: overdue first, then today, this week and later; within a band the more urgent first,
 * then what is due first. Every question is asked for a member of staff and costs the same few
 * statements however many items there are.
 */
@Repository
public class ListedItems {

  /** Most rows one page may have. */
  public static final int LARGEST_PAGE = 200;

  /** Counts go no further: one more says that there are more. */
  public static final int MOST_COUNTED = 1000;

  /** Most people one search finds. */
  public static final int MOST_PEOPLE = 50;

  private final JdbcClient jdbc;
  private final PeopleSearch people;

  ListedItems(JdbcClient jdbc, PeopleSearch people) {
    this.jdbc = jdbc;
    this.people = people;
  }

  /**
   * A page of a list.
   *
   * @param next key of the last item when there are more; null at the end
   */
  public record Page(List<WorkItem> items, @Nullable String next) {}

  /**
   * A reader about to look at lists: what may be asked once for all of them.
   *
   * @param found who was found by the words searched for; null without search
   */
  public record Look(
      Staff reader, ListTimes times, PeopleSearch.@Nullable Found found, ListSql.Reach reach) {}

  /** Opens the lists of a reader at a moment. The words of the filter are searched for once. */
  public Look look(Staff reader, ListTimes times, @Nullable String words) {
    List<String> audiences = reader.seesPeople() ? distinct("audience", reader) : List.of();
    if (words == null || !reader.seesPeople()) {
      return new Look(reader, times, null, new ListSql.Reach(reader, audiences, times, null));
    }
    String part = words.toLowerCase(Locale.ROOT);
    List<String> tasks =
        distinct("name", reader).stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
            .toList();
    // Whoever typed what is to be done did not mistype a name.
    PeopleSearch.Found found = people.named(words, reader, MOST_PEOPLE, tasks.isEmpty());
    return new Look(
        reader,
        times,
        found,
        new ListSql.Reach(
            reader,
            audiences,
            times,
            new ListSql.Found(
                found.people().stream().map(PersonName::id).map(PersonId::value).toList(), tasks)));
  }

  /**
   * How many items each of the lists has, up to {@link #MOST_COUNTED} + 1; one statement for all.
   */
  public Map<ListAddress, Integer> counts(Set<ListAddress> addresses, Look look) {
    Map<ListAddress, Integer> counts = new HashMap<>();
    if (addresses.isEmpty() || !look.reader().seesPeople()) {
      addresses.forEach(address -> counts.put(address, 0));
      return counts;
    }
    List<ListAddress> asked = List.copyOf(addresses);
    ListSql sql = new ListSql(look.reach());
    String statement = sql.counts(asked, MOST_COUNTED + 1);
    return jdbc.sql(statement)
        .params(sql.params())
        .query(
            (row, number) -> {
              for (int column = 0; column < asked.size(); column++) {
                counts.put(asked.get(column), row.getInt("c" + column));
              }
              return counts;
            })
        .single();
  }

  /**
   * A page of a list.
   *
   * @param after the {@code next} of the page before, read with {@link ListKey}; null for the first
   */
  public Page page(ListAddress address, Look look, @Nullable ListKey after, int limit) {
    if (!look.reader().seesPeople()) {
      return new Page(List.of(), null);
    }
    int size = Math.max(limit, 1);
    List<WorkItem> found =
        address.view().inBands()
            ? inBands(address, look, after, size + 1)
            : inOneOrder(address, look, after, size + 1);
    if (found.size() <= size) {
      return new Page(found, null);
    }
    WorkItem last = found.get(size - 1);
    return new Page(
        List.copyOf(found.subList(0, size)), ListKey.of(address.view(), last, look.times()).text());
  }

  /** Things to be done that are open at the reader's site, by name. */
  public List<String> tasks(Staff reader) {
    return reader.seesPeople() ? distinct("name", reader) : List.of();
  }

  /** Levels of care of which anything is open at the reader's site. */
  public List<String> levels(Staff reader) {
    return reader.seesPeople() ? distinct("level", reader) : List.of();
  }

  /** One band after the other, until the page is full. */
  private List<WorkItem> inBands(
      ListAddress address, Look look, @Nullable ListKey after, int wanted) {
    Set<DueBand> bands =
        address.filter().bands().isEmpty()
            ? EnumSet.allOf(DueBand.class)
            : address.filter().bands();
    List<WorkItem> found = new ArrayList<>();
    for (DueBand band : bands) {
      if (found.size() < wanted && (after == null || band.compareTo(after.band()) >= 0)) {
        ListSql sql = new ListSql(look.reach());
        String within = sql.within(band);
        List<String> ranges = List.of(within);
        if (after != null && band == after.band()) {
          String priority = sql.bind(after.priority()) + "::int2";
          ranges =
              List.of(
                  within
                      + " and w.priority = "
                      + priority
                      + " and (w.due_at, w.id) > ("
                      + sql.at(after.at())
                      + ", "
                      + sql.bind(after.id())
                      + "::uuid)",
                  within + " and w.priority > " + priority);
        }
        found.addAll(read(sql, sql.rows(address, ranges, wanted - found.size())));
      }
    }
    return found;
  }

  private List<WorkItem> inOneOrder(
      ListAddress address, Look look, @Nullable ListKey after, int wanted) {
    ListSql sql = new ListSql(look.reach());
    boolean done = address.view() == WorkListView.DONE;
    String column = done ? "w.ended_at" : "w.snoozed_until";
    String range = "true";
    if (after != null) {
      String at = sql.at(after.at());
      String then = done ? " < " : " > ";
      range =
          "(%s%s%s or %s = %s and w.id > %s::uuid)"
              .formatted(column, then, at, column, at, sql.bind(after.id()));
    }
    if (!address.filter().bands().isEmpty()) {
      range +=
          address.filter().bands().stream()
              .map(sql::within)
              .collect(Collectors.joining(" or ", " and (", ")"));
    }
    return read(sql, sql.rows(address, List.of(range), wanted));
  }

  private List<WorkItem> read(ListSql sql, String statement) {
    return jdbc.sql(statement).params(sql.params()).query(WorkItems::read).list();
  }

  /**
   * The values a column of the open items has, each found by one step in its index, instead of
   * reading all items.
   */
  private List<String> distinct(String column, Staff reader) {
    if (!Arrays.asList("audience", "name", "level").contains(column)) {
      throw new IllegalArgumentException(column);
    }
    return jdbc.sql(
            """
            with recursive known as (
              (select w.COLUMN as value from work_item w where w.state = 'open' and w.site = :site and w.COLUMN is not null order by w.COLUMN limit 1)
              union all
              select (select w.COLUMN from work_item w where w.state = 'open' and w.site = :site and w.COLUMN > k.value order by w.COLUMN limit 1)
              from known k where k.value is not null)
            select value from known where value is not null limit 500"""
                .replace("COLUMN", column))
        .param("site", reader.site())
        .query(String.class)
        .list();
  }
}
