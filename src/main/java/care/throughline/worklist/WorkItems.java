package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Work items, to look at. Every question is asked for a member of staff: what they may not see does
 * not exist for them. Lists are {@link ListedItems}.
 */
@Repository
public class WorkItems {

  private static final String VISIBLE = " where w.site = :site and ";

  private final JdbcClient jdbc;

  WorkItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

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
