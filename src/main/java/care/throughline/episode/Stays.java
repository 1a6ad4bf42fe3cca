package care.throughline.episode;

import care.throughline.platform.Times;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stays of an episode, to look at. They begin and end through {@link EpisodeCourse}. */
@Repository
public class Stays {

  private final JdbcClient jdbc;

  Stays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order they began. */
  public List<Stay> of(EpisodeId episode) {
    return jdbc.sql("select * from stay where episode = ? order by started_at, id")
        .param(episode.value())
        .query(
            (row, number) ->
                new Stay(
                    row.getString("level"),
                    row.getBoolean("concurrent"),
                    row.getString("state"),
                    Times.instant(row, "started_at"),
                    Times.instantOrNull(row, "ended_at"),
                    row.getString("outcome")))
        .list();
  }
}
