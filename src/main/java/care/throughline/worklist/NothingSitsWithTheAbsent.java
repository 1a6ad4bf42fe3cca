package care.throughline.worklist;

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

/** Whoever is away holds nothing. Counted by a query of its own, not by what hands the items on. */
@Component
final class NothingSitsWithTheAbsent implements Invariant {

  /** Several rounds of handing on. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  NothingSitsWithTheAbsent(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "nothing-sits-with-the-absent";
  }

  @Override
  public String what() {
    return Texts.of("worklist.invariant.absent");
  }

  @Override
  public List<Case> violations() {
    return jdbc.sql(
            """
            select w.id, w.episode from work_item w join staff a on a.id = w.owner join site s on s.id = a.site
            where w.state = 'open' and coalesce(w.claimed_at, w.created_at) <= :before
              and exists (select 1 from cover c where c.staff = w.owner and c.made_at <= :before
                            and c.during @> (:before::timestamptz at time zone s.zone)::date
                            and c.during @> (:now::timestamptz at time zone s.zone)::date)
            order by w.id limit 50""")
        .param("before", Times.utc(clock.instant().minus(PATIENCE)))
        .param("now", Times.utc(clock.instant()))
        .query(
            (row, number) -> {
              UUID episode = row.getObject("episode", UUID.class);
              return new Case(
                  Texts.of("worklist.invariant.absent-case", row.getString("id")),
                  episode == null ? null : new EpisodeId(episode));
            })
        .list();
  }
}
