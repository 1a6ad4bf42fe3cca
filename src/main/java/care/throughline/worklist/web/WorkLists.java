package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeWords;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemBackground;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.WorkListView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list as it is drawn: tabs, groups and rows. A part costs the same few queries however many
 * rows it has.
 */
@Component
public class WorkLists {

  private static final int PAGE = 50;

  private final WorkItems items;
  private final WorkItemBackground background;
  private final PersonNames persons;
  private final ReadableEpisodes episodes;
  private final StaffMembers staff;
  private final SiteTimes times;
  private final ActViews acts;

  WorkLists(
      WorkItems items,
      WorkItemBackground background,
      PersonNames persons,
      ReadableEpisodes episodes,
      StaffMembers staff,
      SiteTimes times,
      ActViews acts) {
    this.items = items;
    this.background = background;
    this.persons = persons;
    this.episodes = episodes;
    this.staff = staff;
    this.times = times;
    this.acts = acts;
  }

  private record Names(
      Map<PersonId, PersonNames.PersonName> people,
      Map<EpisodeId, Episode> episodes,
      Map<StaffId, Staff> owners,
      Map<WorkItemId, ItemActs> acts,
      TimeTexts times) {}

  /** The view with that key; the reader's own when there is none. */
  public static WorkListView view(@Nullable String key) {
    return Arrays.stream(WorkListView.values())
        .filter(view -> key(view).equals(key))
        .findFirst()
        .orElse(WorkListView.MINE);
  }

  /** Where a reader begins: with what they hold, else with what their team has to do. */
  public WorkListView first(Staff reader) {
    return items.counts(reader, times.of(reader).startOfToday()).getOrDefault(WorkListView.MINE, 0)
            > 0
        ? WorkListView.MINE
        : WorkListView.TEAM;
  }

  /** All views with their counts. */
  public List<Tab> tabs(Staff reader, WorkListView current) {
    Map<WorkListView, Integer> counts = items.counts(reader, times.of(reader).startOfToday());
    return Arrays.stream(WorkListView.values())
        .map(
            view ->
                new Tab(
                    key(view),
                    label(view),
                    "/?tab=" + key(view),
                    counts.getOrDefault(view, 0),
                    view == current))
        .toList();
  }

  /**
   * {@code Monday 23 November. 2 overdue, 5 more due today.} Of what the reader holds, or of the
   * whole team where the list shows the team's.
   */
  public String summary(Staff reader, WorkListView view) {
    TimeTexts texts = times.of(reader);
    if (!reader.seesPeople()) {
      return texts.day(texts.now());
    }
    boolean team = view == WorkListView.TEAM || view == WorkListView.UNASSIGNED;
    WorkItemBackground.Pressing pressing =
        team
            ? background.pressingForTeam(reader, texts.now(), texts.startOfDay(1))
            : background.pressing(reader, texts.now(), texts.startOfDay(1));
    String day = texts.day(texts.now()) + (team ? ". In your team: " : ". ");
    if (pressing.late() == 0) {
      return day
          + (team ? "nothing" : "Nothing")
          + " overdue, "
          + (pressing.today() == 0 ? "nothing more due today." : pressing.today() + " due today.");
    }
    return day
        + pressing.late()
        + " overdue, "
        + (pressing.today() == 0 ? "nothing" : pressing.today())
        + " more due today.";
  }

  /**
   * A part of a view.
   *
   * @param after key of the part before; null for the first
   */
  public WorkPage page(WorkListView view, Staff reader, @Nullable String after) {
    WorkItems.Page found;
    try {
      found = items.list(view, reader, times.of(reader).startOfToday(), after, PAGE);
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          "\"after\" must come from an earlier part of the list.",
          malformed);
    }
    Names names = names(found.items(), reader);
    Map<String, List<WorkRow>> groups = new LinkedHashMap<>();
    for (WorkItem item : found.items()) {
      groups
          .computeIfAbsent(group(view, item.dueAt(), names.times()), key -> new ArrayList<>())
          .add(row(item, reader, names, null));
    }
    String carriedOn =
        after == null
            ? null
            : group(view, Instant.parse(after.substring(0, after.indexOf('_'))), names.times());
    List<WorkPage.WorkGroup> shown = new ArrayList<>();
    for (Map.Entry<String, List<WorkRow>> group : groups.entrySet()) {
      boolean continued = group.getKey().equals(carriedOn);
      boolean last = shown.size() == groups.size() - 1;
      Integer count =
          continued || (last && found.next() != null)
              ? null
              : Integer.valueOf(group.getValue().size());
      shown.add(
          new WorkPage.WorkGroup(
              group.getKey(),
              groupLabel(group.getKey()),
              count,
              continued,
              List.copyOf(group.getValue())));
    }
    return new WorkPage(
        shown, found.next() == null ? null : next(view, found.next()), emptyText(view, reader));
  }

  /** Whom the reader could hand items to: everyone at their site who works with people in care. */
  public List<ItemActs.Colleague> colleagues(Staff reader) {
    return reader.seesPeople()
        ? staff.at(reader.site()).stream()
            .filter(Staff::seesPeople)
            .map(member -> ActViews.colleague(member, reader))
            .toList()
        : List.of();
  }

  /** One row as it is now. */
  public WorkRow row(WorkItem item, Staff reader, @Nullable String notice) {
    return row(item, reader, names(List.of(item), reader), notice);
  }

  private WorkRow row(WorkItem item, Staff reader, Names names, @Nullable String notice) {
    OwnerRef owner = item.owner() == null ? null : owner(names.owners().get(item.owner()), reader);
    ItemActs possible = Objects.requireNonNull(names.acts().get(item.id()));
    boolean claimable =
        item.open() && owner == null && possible.holding() == null && mayDo(item, reader);
    WorkItem.Task task = item.subject() instanceof WorkItem.Task known ? known : null;
    WorkItem.Page page = item.subject() instanceof WorkItem.Page known ? known : null;
    String where =
        task == null
            ? ""
            : Optional.ofNullable(names.episodes().get(task.episode()))
                .map(EpisodeWords::where)
                .orElse("");
    return new WorkRow(
        item.id().value().toString(),
        item.version(),
        page == null ? "/work-items/" + item.id().value() : page.path(),
        page == null,
        item.name(),
        task == null
            ? null
            : PersonRef.of(Objects.requireNonNull(names.people().get(task.person()))),
        where,
        page == null ? ProcessWords.beside(where, item.process()) : page.about(),
        Due.of(item, names.times()),
        item.urgency().name(),
        owner,
        owner == null && !claimable && item.open() ? roleWords(item) : null,
        claimable,
        possible,
        notice);
  }

  private Names names(List<WorkItem> shown, Staff reader) {
    Map<StaffId, Staff> owners = new HashMap<>();
    staff.at(reader.site()).forEach(member -> owners.put(member.id(), member));
    shown.stream()
        .map(WorkItem::owner)
        .filter(Objects::nonNull)
        .distinct()
        .filter(owner -> !owners.containsKey(owner))
        .forEach(owner -> staff.find(owner).ifPresent(gone -> owners.put(owner, gone)));
    List<WorkItem.Task> tasks =
        shown.stream().filter(WorkItem::isTask).map(WorkItem::task).toList();
    return new Names(
        persons.of(tasks.stream().map(WorkItem.Task::person).toList()),
        episodes.all(tasks.stream().map(WorkItem.Task::episode).toList(), reader),
        owners,
        acts.of(shown, reader),
        times.of(reader));
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
        .collect(Collectors.joining(" or "));
  }

  private static @Nullable OwnerRef owner(@Nullable Staff owner, Staff reader) {
    return owner == null ? new OwnerRef("A colleague", "?", false) : OwnerRef.of(owner, reader);
  }

  private static String group(WorkListView view, Instant due, TimeTexts times) {
    if (view == WorkListView.WAITING || view == WorkListView.DONE) {
      return key(view);
    }
    if (!due.isAfter(times.now())) {
      return "late";
    }
    if (due.isBefore(times.startOfDay(1))) {
      return "today";
    }
    LocalDate today = times.now().atZone(times.zone()).toLocalDate();
    Instant nextWeek =
        today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay(times.zone()).toInstant();
    return due.isBefore(nextWeek) ? "week" : "later";
  }

  private static String groupLabel(String key) {
    return switch (key) {
      case "late" -> "Overdue";
      case "today" -> "Today";
      case "week" -> "This week";
      case "waiting" -> "Put aside";
      case "done" -> "Done today";
      default -> "Later";
    };
  }

  private static String emptyText(WorkListView view, Staff reader) {
    if (!reader.seesPeople()) {
      return "Your role does not work with people in care, so it has no work list.";
    }
    return switch (view) {
      case MINE -> "You hold nothing now. Look under Unassigned for what waits for somebody.";
      case TEAM -> "Nothing is open for your roles.";
      case UNASSIGNED -> "Everything for your roles is in somebody's hands.";
      case WAITING -> "Nothing was put aside.";
      case DONE -> "You have completed nothing yet today.";
    };
  }

  private static String next(WorkListView view, String after) {
    return UriComponentsBuilder.fromPath("/work-items")
        .queryParam("tab", key(view))
        .queryParam("after", after)
        .build()
        .encode()
        .toUriString();
  }

  /** The key of a view in addresses. */
  static String key(WorkListView view) {
    return view.name().toLowerCase(Locale.ROOT);
  }

  private static String label(WorkListView view) {
    return view.name().charAt(0) + key(view).substring(1);
  }
}
