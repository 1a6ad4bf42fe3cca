package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The sessions of many people around now, read in one statement however many they are. */
@Repository
public class RecentSessions {

  private final JdbcClient jdbc;

  RecentSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Sessions of the week that runs and of the weeks before it, in order of time; an episode without
   * a programme is missing. Of the run that goes on now only.
   *
   * @param weeks how many weeks, the open one included
   */
  public Map<EpisodeId, List<SessionRow>> of(Collection<EpisodeId> episodes, int weeks) {
    return jdbc
        .sql(
            """
            select s.*, lower(s.during) as starts_at, upper(s.during) as ends_at
            from programme p join session s on s.episode = p.episode and s.run = p.run
              and s.week_number > least(p.week_number, p.weeks_planned) - :weeks
              and s.week_number <= least(p.week_number, p.weeks_planned)
            where p.episode = any(:episodes)
            order by s.episode, lower(s.during), s.id""")
        .param("weeks", weeks)
        .param(
            "episodes",
            new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()))
        .query(Sessions::read)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(SessionRow::episode, LinkedHashMap::new, Collectors.toList()));
  }
}
