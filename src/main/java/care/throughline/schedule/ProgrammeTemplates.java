package care.throughline.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The programme templates of the installation, with every version they ever had. */
@Repository
class ProgrammeTemplates {

  /** What the level asks for: less of adolescents where the level says so. */
  private static final String SELECT =
      """
      select t.code, t.name, t.level, t.age, v.version, v.effective_on, v.weeks,
             coalesce(case t.age when 'adolescent' then l.minor_minimum_week_minutes end, l.minimum_week_minutes, 0) as minimum
      from programme_template t join template_version v on v.template = t.code join level_of_care l on l.code = t.level
      """;

  private final JdbcClient jdbc;

  ProgrammeTemplates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The template with that code as it is on a day.
   *
   * @throws IllegalArgumentException when there is none
   */
  ProgrammeTemplate get(String code, LocalDate on) {
    return one(
        jdbc.sql(
                SELECT
                    + "where t.code = ? and v.effective_on <= ? order by v.effective_on desc limit 1")
            .params(code, on),
        code);
  }

  /**
   * One version of a template.
   *
   * @throws IllegalArgumentException when there is none
   */
  ProgrammeTemplate get(String code, int version) {
    return one(jdbc.sql(SELECT + "where t.code = ? and v.version = ?").params(code, version), code);
  }

  private ProgrammeTemplate one(JdbcClient.StatementSpec statement, String code) {
    Optional<ProgrammeTemplate> found = statement.query(this::read).optional();
    return found.orElseThrow(
        () -> new IllegalArgumentException("There is no programme template " + code + "."));
  }

  private List<Slot> slots(String code, int version) {
    return jdbc.sql(
            "select * from template_slot where template = ? and version = ? order by weekday, starts, ordinal")
        .params(code, version)
        .query(
            (row, number) ->
                new Slot(
                    row.getString("kind"),
                    row.getInt("ordinal"),
                    DayOfWeek.of(row.getInt("weekday")),
                    row.getObject("starts", LocalTime.class),
                    row.getInt("minutes")))
        .list();
  }

  private ProgrammeTemplate read(ResultSet row, int number) throws SQLException {
    String code = row.getString("code");
    int version = row.getInt("version");
    return new ProgrammeTemplate(
        code,
        row.getString("name"),
        row.getString("level"),
        row.getString("age"),
        version,
        row.getObject("effective_on", LocalDate.class),
        row.getInt("weeks"),
        row.getInt("minimum"),
        slots(code, version));
  }
}
