package care.throughline.worklist;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.pathway.Releases;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.platform.engine.HumanTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens and closes the rows of the list; called by the engine's listener only. */
@Component
public class WorkItemBook {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Episodes episodes;
  private final Sites sites;
  private final Releases releases;
  private final ApplicationEventPublisher events;

  WorkItemBook(
      JdbcClient jdbc,
      Clock clock,
      Episodes episodes,
      Sites sites,
      Releases releases,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.episodes = episodes;
    this.sites = sites;
    this.releases = releases;
    this.events = events;
  }

  /**
   * Adds the row of a task.
   *
   * @return when it is due
   */
  public Instant open(HumanTask task) {
    Episode episode = episodes.get(new EpisodeId(task.episode()));
    Site site = sites.get(episode.site());
    Instant now = clock.instant();
    Instant due = DueTime.parse(task.due()).after(now, site);
    WorkItemId id = new WorkItemId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into work_item (id, site, task_ref, episode, person, process, step, name, why, form, release, roles, urgency, state, created_at, due_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)""")
        .params(
            id.value(),
            site.id(),
            task.ref(),
            task.episode(),
            episode.person().value(),
            task.process(),
            task.step(),
            task.name(),
            task.why(),
            task.form(),
            releases.deployedAs(task.deployment()).number(),
            task.roles().toArray(String[]::new),
            task.urgency(),
            Times.utc(now),
            Times.utc(due))
        .update();
    events.publishEvent(
        new WorkItemOpened(
            id, site, List.copyOf(task.roles()), Urgency.valueOf(task.urgency()), now, due));
    return due;
  }

  /** Ends the row of a task; a row that has ended stays as it is. */
  public void close(String taskRef, String state) {
    jdbc.sql(
            """
            update work_item set state = ?, ended_at = ?, ended_by = coalesce(ended_by, ?), version = version + 1
            where task_ref = ? and state = 'open' returning id""")
        .params(state, Times.utc(clock.instant()), Actor.PATHWAY.name(), taskRef)
        .query(UUID.class)
        .optional()
        .ifPresent(id -> events.publishEvent(new WorkItemOver(new WorkItemId(id))));
  }
}
