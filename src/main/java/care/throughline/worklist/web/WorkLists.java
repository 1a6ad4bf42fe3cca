package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListFilter;
import care.throughline.worklist.ListKey;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkListView;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The list as it is drawn: tabs, filter, groups and rows. A page costs the same few statements
 * however many items and rows it has.
 */
@Component
public class WorkLists {

  private static final int PAGE = 50;

  private final ListedItems listed;
  private final SavedViews saved;
  private final WorkRows rows;
  private final FilterBars bars;
  private final SiteTimes times;
  private final StaffMembers staff;

  WorkLists(
      ListedItems listed,
      SavedViews saved,
      WorkRows rows,
      FilterBars bars,
      SiteTimes times,
      StaffMembers staff) {
    this.listed = listed;
    this.saved = saved;
    this.rows = rows;
    this.bars = bars;
    this.staff = staff;
    this.times = times;
  }

  /**
   * All that the list's page shows.
   *
   * @param view which list it is
   * @param summary {@code Monday 23 November. 2 overdue, 5 more due today.}
   */
  public record Screen(
      WorkListView view, List<Tab> tabs, String summary, FilterBar filter, WorkPage page) {}

  /** The view with that key; the reader's own when there is none. */
  public static WorkListView view(@Nullable String key) {
    return Arrays.stream(WorkListView.values())
        .filter(view -> view.key().equals(key))
        .findFirst()
        .orElse(WorkListView.MINE);
  }

  /** The key of a view in addresses. */
  static String key(WorkListView view) {
    return view.key();
  }

  /**
   * The page of an address. One that names no list is where the reader begins: with the view they
   * chose for it, else with what they hold, else with what their team has to do.
   *
   * @param query of the address; null when it has none
   */
  public Screen screen(@Nullable String query, Staff reader) {
    TimeTexts texts = times.of(reader);
    List<SavedView> views = saved.of(reader);
    boolean speaks = ListAddress.speaks(query);
    ListAddress asked =
        speaks
            ? ListAddress.parse(query)
            : views.stream()
                .filter(SavedView::first)
                .map(SavedView::address)
                .findFirst()
                .orElse(ListAddress.of(WorkListView.MINE));
    boolean chooses = !speaks && views.stream().noneMatch(SavedView::first);
    ListedItems.Look look = look(reader, texts, asked);
    Set<ListAddress> counted = new LinkedHashSet<>(tabAddresses(asked));
    views.forEach(view -> counted.add(view.address()));
    counted.addAll(pressing(asked.view()));
    if (chooses) {
      counted.addAll(pressing(WorkListView.TEAM));
    }
    Map<ListAddress, Integer> counts = listed.counts(counted, look);
    ListAddress address =
        chooses && counts.getOrDefault(asked, 0) == 0 ? asked.on(WorkListView.TEAM) : asked;
    return new Screen(
        address.view(),
        tabs(address, counts),
        summary(reader, address.view(), texts, counts),
        bars.of(address, look, views, counts),
        page(address, look, texts, null, 0, counts.getOrDefault(address, 0)));
  }

  /** The tabs beside a list, with their counts; they keep its filter. */
  public List<Tab> tabs(Staff reader, ListAddress current) {
    ListedItems.Look look = look(reader, times.of(reader), current);
    return tabs(current, listed.counts(tabAddresses(current), look));
  }

  /**
   * A further part of a list.
   *
   * @param after key of the part before
   * @param seen how many rows the reader has already; only told, never relied on
   */
  public WorkPage part(ListAddress address, Staff reader, @Nullable String after, int seen) {
    TimeTexts texts = times.of(reader);
    ListKey key = key(after);
    ListTimes bands = ListTimes.at(key == null ? texts.now() : key.readAt(), texts.zone());
    ListedItems.Look look = listed.look(reader, bands, address.filter().words());
    int count = listed.counts(Set.of(address), look).getOrDefault(address, 0);
    return page(address, look, texts, key, Math.max(seen, 0), count);
  }

  /** The whole list for paper, up to as many rows as counts go; says so when there are more. */
  public WorkPage whole(ListAddress address, Staff reader) {
    TimeTexts texts = times.of(reader);
    ListedItems.Look look = look(reader, texts, address);
    ListedItems.Page found = listed.page(address, look, null, ListedItems.MOST_COUNTED);
    int shown = found.items().size();
    return new WorkPage(
        groups(address.view(), found, reader, texts, look.times(), null),
        null,
        found.next() == null
            ? Texts.of("worklist.list.whole", ListWords.count(shown))
            : Texts.of("worklist.list.whole-more", ListWords.count(shown)),
        emptyText(address, reader));
  }

  /** Whom the reader could hand items to: everyone at their site who works with people in care. */
  public List<ItemActs.Colleague> colleagues(Staff reader) {
    return reader.seesPeople()
        ? staff.at(reader.site()).stream()
            .filter(Staff::seesPeople)
            .map(member -> ActViews.colleague(member, reader, null))
            .toList()
        : List.of();
  }

  /** One row as it is now. */
  public WorkRow row(WorkItem item, Staff reader, @Nullable String notice) {
    return rows.of(List.of(item), reader, times.of(reader), notice).get(0);
  }

  /** True when one of the reader's roles does the item; a supervisor may step in anywhere. */
  static boolean mayDo(WorkItem item, Staff reader) {
    return reader.has(Role.SUPERVISOR)
        || item.roles().stream().anyMatch(reader.roleKeys()::contains);
  }

  /** The roles of an item in words. */
  public static String roleWords(WorkItem item) {
    return item.roles().stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .map(Role::words)
        .reduce((one, other) -> Texts.of("worklist.either", one, other))
        .orElse("");
  }

  private ListedItems.Look look(Staff reader, TimeTexts texts, ListAddress address) {
    return listed.look(reader, ListTimes.at(texts.now(), texts.zone()), address.filter().words());
  }

  private static Set<ListAddress> tabAddresses(ListAddress current) {
    return Arrays.stream(WorkListView.values())
        .map(current::on)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Of what the reader holds, or of the whole team where the list shows the team's. */
  private static List<ListAddress> pressing(WorkListView view) {
    WorkListView whose = ofTeam(view) ? WorkListView.TEAM : WorkListView.MINE;
    return List.of(
        new ListAddress(whose, ListFilter.NONE.due(EnumSet.of(DueBand.OVERDUE))),
        new ListAddress(whose, ListFilter.NONE.due(EnumSet.of(DueBand.TODAY))));
  }

  private static boolean ofTeam(WorkListView view) {
    return view == WorkListView.TEAM || view == WorkListView.UNASSIGNED;
  }

  private static List<Tab> tabs(ListAddress current, Map<ListAddress, Integer> counts) {
    return tabAddresses(current).stream()
        .map(
            address ->
                new Tab(
                    address.view().key(),
                    ListWords.view(address.view()),
                    "/?" + address.query(),
                    ListWords.count(counts.getOrDefault(address, 0)),
                    address.equals(current)))
        .toList();
  }

  private static String summary(
      Staff reader, WorkListView view, TimeTexts texts, Map<ListAddress, Integer> counts) {
    if (!reader.seesPeople()) {
      return texts.day(texts.now());
    }
    boolean team = ofTeam(view);
    List<ListAddress> asked = pressing(view);
    int late = counts.getOrDefault(asked.get(0), 0);
    int today = counts.getOrDefault(asked.get(1), 0);
    String day = texts.day(texts.now());
    String whose = team ? "team" : "mine";
    if (late == 0) {
      return today == 0
          ? Texts.of("worklist.summary." + whose + "-nothing", day)
          : Texts.of("worklist.summary." + whose + "-today", day, ListWords.count(today));
    }
    return today == 0
        ? Texts.of("worklist.summary." + whose + "-late", day, ListWords.count(late))
        : Texts.of(
            "worklist.summary." + whose + "-both",
            day,
            ListWords.count(late),
            ListWords.count(today));
  }

  private WorkPage page(
      ListAddress address,
      ListedItems.Look look,
      TimeTexts texts,
      @Nullable ListKey after,
      int seen,
      int count) {
    ListedItems.Page found = listed.page(address, look, after, PAGE);
    int shown = seen + found.items().size();
    String next =
        found.next() == null
            ? null
            : "/work-items?" + address.query() + "&after=" + found.next() + "&seen=" + shown;
    return new WorkPage(
        groups(address.view(), found, look.reader(), texts, look.times(), after),
        next,
        next == null
            ? Texts.of("worklist.list.everything")
            : Texts.of(
                "worklist.list.first",
                ListWords.count(shown),
                ListWords.count(Math.max(count, shown + 1))),
        emptyText(address, look.reader()));
  }

  private List<WorkPage.WorkGroup> groups(
      WorkListView view,
      ListedItems.Page found,
      Staff reader,
      TimeTexts texts,
      ListTimes bands,
      @Nullable ListKey after) {
    List<WorkRow> drawn = rows.of(found.items(), reader, texts, null);
    GroupedRows groups = new GroupedRows();
    for (int at = 0; at < drawn.size(); at++) {
      groups.add(group(view, bands.bandOf(found.items().get(at).dueAt())), drawn.get(at));
    }
    return groups.drawn(after == null ? null : group(view, after.band()), found.next() != null);
  }

  private static @Nullable ListKey key(@Nullable String after) {
    try {
      return after == null ? null : ListKey.parse(after);
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, Texts.of("worklist.list.after"), malformed);
    }
  }

  private static String group(WorkListView view, DueBand band) {
    if (!view.inBands()) {
      return view.key();
    }
    return band == DueBand.OVERDUE ? "late" : ListWords.key(band);
  }

  private static String emptyText(ListAddress address, Staff reader) {
    if (!reader.seesPeople()) {
      return Texts.of("worklist.empty.no-people");
    }
    if (!address.filter().equals(ListFilter.NONE)) {
      return Texts.of("worklist.empty.filter");
    }
    return Texts.of("worklist.empty." + address.view().key());
  }
}
