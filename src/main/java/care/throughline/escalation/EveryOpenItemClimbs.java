package care.throughline.escalation;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.Invariant;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the promise that nothing that is late stays silent. */
@Component
final class EveryOpenItemClimbs implements Invariant {

  /** Longer than a node needs to find an item that has no plan. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  EveryOpenItemClimbs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "every-open-item-climbs";
  }

  @Override
  public String what() {
    return Texts.of("escalation.invariant.climbs");
  }

  @Override
  public List<Case> violations() {
    return jdbc.sql(
            """
            select w.id, w.episode from work_item w left join climb c on c.work_item = w.id
            where w.state = 'open' and w.created_at <= ? and c.acknowledged_by is null
              and not exists (select 1 from rung r where r.work_item = w.id and r.state = 'planned')
            order by w.id limit 50""")
        .param(Times.utc(clock.instant().minus(PATIENCE)))
        .query(
            (row, number) -> {
              UUID episode = row.getObject("episode", UUID.class);
              return new Case(
                  "Work item "
                      + row.getObject("id", UUID.class)
                      + " has no next rung, and nobody has answered for it.",
                  episode == null ? null : new EpisodeId(episode));
            })
        .list();
  }
}
