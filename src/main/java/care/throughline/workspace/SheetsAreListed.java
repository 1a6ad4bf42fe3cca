package care.throughline.workspace;

import care.throughline.episode.Invariant;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** No sheet is forgotten, and none is asked for that is done. */
@Component
final class SheetsAreListed implements Invariant {

  /** Several rounds of asking. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Clock clock;

  SheetsAreListed(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "sheets-are-listed";
  }

  @Override
  public String what() {
    return Texts.of("workspace.sheets.promise");
  }

  @Override
  public List<Case> violations() {
    return jdbc.sql(
            """
            select g.id, g.signed_at is null and g.state <> 'cancelled' as waits
            from group_session g
            left join work_item w on w.page = '/group-sessions/' || g.id || '/sheet' and w.state = 'open'
            where upper(g.during) <= ?
              and exists (select 1 from session s where s.group_session = g.id and s.state not in ('cancelledPatient', 'cancelledProgramme'))
              and (g.signed_at is null and g.state <> 'cancelled') <> (w.id is not null)
            order by g.id limit 50""")
        .param(Times.utc(clock.instant().minus(PATIENCE)))
        .query((row, number) -> text(row.getObject("id", UUID.class), row.getBoolean("waits")))
        .list();
  }

  private static Case text(UUID groupSession, boolean waits) {
    return new Case(
        waits
            ? Texts.of("workspace.sheets.nobody-asked", groupSession.toString())
            : Texts.of("workspace.sheets.asked-for-nothing", groupSession.toString()),
        null);
  }
}
