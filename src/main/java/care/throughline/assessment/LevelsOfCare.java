package care.throughline.assessment;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The levels of care the clinic knows. */
@Repository
public class LevelsOfCare {

  /** Where a person goes when nobody named a level: the one this pathway is about. */
  static final String INTENSIVE_OUTPATIENT = "2.1";

  private final JdbcClient jdbc;

  LevelsOfCare(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them, the lightest first. */
  public List<LevelOfCare> all() {
    return jdbc.sql("select * from level_of_care order by rank")
        .query(
            (row, number) ->
                new LevelOfCare(
                    row.getString("code"),
                    row.getInt("rank"),
                    row.getString("name"),
                    row.getBoolean("residential"),
                    row.getString("default_template"),
                    row.getString("minor_template")))
        .list();
  }

  /**
   * The level with that code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public LevelOfCare get(String code) {
    return all().stream()
        .filter(level -> level.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no level of care " + code + "."));
  }

  /** The level of that rank; empty for rank 0, where no treatment of substance use is indicated. */
  Optional<LevelOfCare> ranked(int rank) {
    return all().stream().filter(level -> level.rank() == rank).findFirst();
  }
}
