package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Where people stand in their programmes, kept. Runs in the caller's transaction. */
@Repository
class ProgrammeBook {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProgrammeBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Programme> find(EpisodeId id) {
    return jdbc.sql("select * from programme where episode = ?")
        .param(id.value())
        .query(ProgrammeBook::read)
        .optional();
  }

  /** Those of the episodes that have one, in one statement. */
  Map<EpisodeId, Programme> all(Collection<EpisodeId> episodes) {
    return jdbc
        .sql("select * from programme where episode = any(?)")
        .param(new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()))
        .query(ProgrammeBook::read)
        .list()
        .stream()
        .collect(Collectors.toMap(Programme::episode, programme -> programme));
  }

  /** As {@link #find}; nobody else changes it until the transaction ends. */
  Optional<Programme> locked(EpisodeId id) {
    return jdbc.sql("select * from programme where episode = ? for update")
        .param(id.value())
        .query(ProgrammeBook::read)
        .optional();
  }

  void save(Programme programme) {
    jdbc.sql(
            """
            insert into programme (episode, template, template_version, level, zone, run, run_starts_on, week_number, week_starts_on,
                                   weeks_planned, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (episode) do update set template = excluded.template, template_version = excluded.template_version,
              level = excluded.level, zone = excluded.zone, run = excluded.run, run_starts_on = excluded.run_starts_on,
              week_number = excluded.week_number, week_starts_on = excluded.week_starts_on,
              weeks_planned = excluded.weeks_planned, state = excluded.state""")
        .params(
            programme.episode().value(),
            programme.template(),
            programme.templateVersion(),
            programme.level(),
            programme.zone().getId(),
            programme.run(),
            programme.runStartsOn(),
            programme.openWeek(),
            programme.weekStartsOn(),
            programme.weeksPlanned(),
            programme.state())
        .update();
  }

  /** True the first time a step extends. */
  boolean extendedFirst(EpisodeId episode, int weeks, String occurrence) {
    return jdbc.sql(
                """
                with noted as (
                  insert into programme_extension (occurrence, episode, weeks, extended_at) values (?, ?, ?, ?)
                  on conflict do nothing returning episode, weeks)
                update programme p set extended_weeks = p.extended_weeks + noted.weeks from noted where p.episode = noted.episode""")
            .params(occurrence, episode.value(), weeks, Times.utc(clock.instant()))
            .update()
        == 1;
  }

  /** A programme that begins anew is as long as its template, and nothing is owed to it. */
  void startOver(EpisodeId episode) {
    jdbc.sql("update programme set extended_weeks = 0, owed = null where episode = ?")
        .param(episode.value())
        .update();
  }

  /** Keeps what is owed while the programme is paused, one kind of session for each. */
  void keepOwed(EpisodeId episode, List<String> kinds) {
    jdbc.sql("update programme set owed = ? where episode = ?")
        .params(new SqlArrayValue("text", kinds.toArray()), episode.value())
        .update();
  }

  /** What was kept when it was paused; empty when nothing was noted then. */
  Optional<List<String>> keptOwed(EpisodeId episode) {
    return jdbc.sql("select owed from programme where episode = ? and owed is not null")
        .param(episode.value())
        .query((row, number) -> List.of((String[]) row.getArray("owed").getArray()))
        .optional();
  }

  private static Programme read(ResultSet row, int number) throws SQLException {
    return new Programme(
        new EpisodeId(row.getObject("episode", UUID.class)),
        row.getString("template"),
        row.getInt("template_version"),
        row.getString("level"),
        ZoneId.of(row.getString("zone")),
        row.getInt("run"),
        row.getObject("run_starts_on", LocalDate.class),
        row.getInt("week_number"),
        row.getObject("week_starts_on", LocalDate.class),
        row.getInt("weeks_planned"),
        row.getString("state"));
  }
}
