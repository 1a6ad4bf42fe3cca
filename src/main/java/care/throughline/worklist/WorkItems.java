package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Work items, to look at. Every question is asked for a member of staff: what they may not see does
 * not exist for them. Lists read one index and page by key.
 */
@Repository
public class WorkItems {

  /** Most rows one page may have. */
  public static final int LARGEST_PAGE = 200;

  private static final String VISIBLE = " where w.site = :site and ";

  private final JdbcClient jdbc;
  private final Clock clock;

  WorkItems(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A page of the list.
   *
   * @param next key of the last item when there may be more; null at the end
   */
  public record Page(List<WorkItem> items, @Nullable String next) {}

  /** The item, when the reader may see it. */
  public Optional<WorkItem> find(WorkItemId id, Staff reader) {
    if (!reader.seesPeople()) {
      return Optional.empty();
    }
    return jdbc.sql("select w.* from work_item w" + VISIBLE + "w.id = :id")
        .param("site", reader.site())
        .param("id", id.value())
        .query(WorkItems::read)
        .optional();
  }

  /** The item, when it is a task and the reader may see it. */
  public Optional<WorkItem> findTask(WorkItemId id, Staff reader) {
    return find(id, reader).filter(WorkItem::isTask);
  }

  /** Open items of an episode, the one due first first. */
  public List<WorkItem> openOf(EpisodeId episode, Staff reader) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            "select w.* from work_item w"
                + VISIBLE
                + "w.episode = :episode and w.state = 'open' order by w.due_at, w.id")
        .param("site", reader.site())
        .param("episode", episode.value())
        .query(WorkItems::read)
        .list();
  }

  /**
   * Open items of an episode for whoever drives it without a reader: journeys, the demo clinic, the
   * invariant check.
   */
  public List<WorkItem> openOf(EpisodeId episode) {
    return jdbc.sql(
            "select w.* from work_item w where w.episode = ? and w.state = 'open' order by w.due_at, w.id")
        .param(episode.value())
        .query(WorkItems::read)
        .list();
  }

  /** How many items each view of the list has for the reader. */
  public Map<WorkListView, Integer> counts(Staff reader, Instant startOfToday) {
    Map<WorkListView, Integer> counts = new EnumMap<>(WorkListView.class);
    for (WorkListView view : WorkListView.values()) {
      counts.put(
          view,
          reader.seesPeople()
              ? params(
                      jdbc.sql("select count(*) from work_item w" + VISIBLE + view.condition()),
                      view,
                      reader,
                      startOfToday)
                  .query(Integer.class)
                  .single()
              : 0);
    }
    return counts;
  }

  /**
   * A page of a view, soonest due first.
   *
   * @param after the {@code next} of the page before; null for the first
   * @throws IllegalArgumentException when {@code after} is not such a key
   */
  public Page list(
      WorkListView view, Staff reader, Instant startOfToday, @Nullable String after, int limit) {
    if (!reader.seesPeople()) {
      return new Page(List.of(), null);
    }
    int size = Math.min(Math.max(limit, 1), LARGEST_PAGE);
    Key key = after == null ? null : Key.parse(after);
    JdbcClient.StatementSpec statement =
        jdbc.sql(
            "select w.* from work_item w"
                + VISIBLE
                + view.condition()
                + (key == null ? "" : " and (w.due_at, w.id) > (:dueAfter, :idAfter)")
                + " order by w.due_at, w.id limit :limit");
    if (key != null) {
      statement = statement.param("dueAfter", Times.utc(key.dueAt())).param("idAfter", key.id());
    }
    List<WorkItem> items =
        params(statement.param("limit", size + 1), view, reader, startOfToday)
            .query(WorkItems::read)
            .list();
    if (items.size() <= size) {
      return new Page(items, null);
    }
    List<WorkItem> shown = items.subList(0, size);
    WorkItem last = shown.get(size - 1);
    return new Page(shown, last.dueAt() + "_" + last.id().value());
  }

  private JdbcClient.StatementSpec params(
      JdbcClient.StatementSpec statement, WorkListView view, Staff reader, Instant startOfToday) {
    JdbcClient.StatementSpec with = statement.param("site", reader.site());
    return switch (view) {
      case DONE -> with.param("name", reader.username()).param("today", Times.utc(startOfToday));
      case MINE -> with.param("me", reader.id().value()).param("now", Times.utc(clock.instant()));
      case TEAM, UNASSIGNED ->
          with.param("roles", roles(reader)).param("now", Times.utc(clock.instant()));
      case WAITING ->
          with.param("me", reader.id().value())
              .param("roles", roles(reader))
              .param("now", Times.utc(clock.instant()));
    };
  }

  /** As one value: a plain array parameter would be spread out as a list. */
  private static SqlArrayValue roles(Staff reader) {
    return new SqlArrayValue("text", reader.roleKeys().toArray());
  }

  private record Key(Instant dueAt, UUID id) {
    static Key parse(String text) {
      try {
        int split = text.indexOf('_');
        return new Key(
            Instant.parse(text.substring(0, split)), UUID.fromString(text.substring(split + 1)));
      } catch (RuntimeException malformed) {
        throw new IllegalArgumentException(
            "\"after\" must be the \"next\" of an earlier page.", malformed);
      }
    }
  }

  private static WorkItem.Subject subject(ResultSet row) throws SQLException {
    String page = row.getString("page");
    if (page != null) {
      UUID sharedWith = row.getObject("shared_with", UUID.class);
      return new WorkItem.Page(
          page, row.getString("page_about"), sharedWith == null ? null : new StaffId(sharedWith));
    }
    return new WorkItem.Task(
        new EpisodeId(row.getObject("episode", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("process"),
        row.getString("step"),
        row.getString("form"),
        row.getInt("release"));
  }

  static WorkItem read(ResultSet row, int number) throws SQLException {
    UUID owner = row.getObject("owner", UUID.class);
    return new WorkItem(
        new WorkItemId(row.getObject("id", UUID.class)),
        subject(row),
        row.getString("name"),
        row.getString("why"),
        List.of((String[]) row.getArray("roles").getArray()),
        Urgency.valueOf(row.getString("urgency")),
        row.getString("state"),
        Times.instant(row, "created_at"),
        Times.instant(row, "due_at"),
        owner == null ? null : new StaffId(owner),
        Times.instantOrNull(row, "ended_at"),
        row.getString("ended_by"),
        Times.instantOrNull(row, "snoozed_until"),
        row.getInt("escalation_level"),
        row.getInt("version"));
  }
}
