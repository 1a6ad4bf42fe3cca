package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Minutes of treatment meant and had, week by week, against what the level of care asks for. */
@Repository
public class Doses {

  private final JdbcClient jdbc;

  Doses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The dose of every week for which something was planned, in order; weeks to come included. */
  public List<WeekDose> of(EpisodeId episode) {
    return jdbc.sql(
            """
            select d.run, d.week_number, sum(d.planned_minutes) as planned, sum(d.attended_minutes) as attended,
                   coalesce(sum(d.attended_minutes) filter (where d.make_up), 0) as made_up,
                   coalesce(case t.age when 'adolescent' then l.minor_minimum_week_minutes end, l.minimum_week_minutes, 0) as minimum,
                   exists (select 1 from programme_week w
                           where w.episode = d.episode and w.run = d.run and w.week_number = d.week_number) as over,
                   d.run < p.run or p.state = 'paused' as stood_still
            from session_dose d join programme p on p.episode = d.episode join programme_template t on t.code = p.template
              join level_of_care l on l.code = p.level
            where d.episode = ?
            group by d.episode, d.run, d.week_number, p.run, p.state, t.age, l.minor_minimum_week_minutes, l.minimum_week_minutes
            order by d.run, d.week_number""")
        .param(episode.value())
        .query(
            (row, number) ->
                new WeekDose(
                    row.getInt("run"),
                    row.getInt("week_number"),
                    row.getInt("planned"),
                    row.getInt("attended"),
                    row.getInt("made_up"),
                    row.getInt("minimum"),
                    row.getBoolean("over"),
                    !row.getBoolean("over") && row.getBoolean("stood_still")))
        .list();
  }
}
