package care.throughline.workspace;

import care.throughline.access.StaffId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leave in the schedule for which nobody has said who stands in. */
@Repository
public class LeaveWithoutCover {

  private static final int MOST = 50;

  private final JdbcClient jdbc;

  LeaveWithoutCover(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Days of leave without cover.
   *
   * @param first never before the day that was asked for: what has passed needs no cover
   */
  public record Gap(StaffId staff, String name, LocalDate first, LocalDate last) {}

  /** Leave of the site's staff that is not over, none of whose days is covered; soonest first. */
  public List<Gap> at(String site, LocalDate today) {
    return jdbc.sql(
            """
            select l.staff, s.name, greatest(lower(l.during), :today::date) as first_day, upper(l.during) - 1 as last_day
            from staff_leave l join staff s on s.id = l.staff and s.site = :site and s.active
            where upper(l.during) > :today and not exists (select 1 from cover c where c.staff = l.staff and c.during && l.during)
            order by lower(l.during), s.name limit :limit""")
        .param("site", site)
        .param("today", today)
        .param("limit", MOST)
        .query(
            (row, number) ->
                new Gap(
                    new StaffId(row.getObject("staff", UUID.class)),
                    row.getString("name"),
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class)))
        .list();
  }
}
