package care.throughline.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The programme templates of the installation. */
@Repository
class ProgrammeTemplates {

  private final JdbcClient jdbc;

  ProgrammeTemplates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The template with that code.
   *
   * @throws IllegalArgumentException when there is none
   */
  ProgrammeTemplate get(String code) {
    List<Slot> slots =
        jdbc.sql("select * from template_slot where template = ? order by weekday, starts, ordinal")
            .param(code)
            .query(
                (row, number) ->
                    new Slot(
                        row.getString("kind"),
                        row.getInt("ordinal"),
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("starts", LocalTime.class),
                        row.getInt("minutes")))
            .list();
    return jdbc.sql("select * from programme_template where code = ?")
        .param(code)
        .query(
            (row, number) ->
                new ProgrammeTemplate(
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("level"),
                    row.getInt("weeks"),
                    row.getInt("minimum_week_minutes"),
                    slots))
        .optional()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no programme template " + code + "."));
  }
}
