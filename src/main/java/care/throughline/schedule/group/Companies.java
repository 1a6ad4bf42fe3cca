package care.throughline.schedule.group;

import care.throughline.person.PersonId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Counts the seats of groups: the only place that says which are free and who is a newcomer, for
 * the seat that is taken and for the place that is offered.
 */
@Repository
public class Companies {

  private static final String SELECT =
      """
      select g.id, g.capacity - count(distinct s.seat_no) filter (where s.seat_no <= g.capacity) as free,
             array_remove(array_agg(distinct s.person), null) as members,
             array(select distinct n.person from seat n
                   where n.care_group = g.id and n.state <> 'released' and lower(n.during) >= :monday and lower(n.during) < :monday::date + 7
                     and not exists (select 1 from seat o where o.care_group = g.id and o.person = n.person
                                     and lower(o.during) < :monday)) as newcomers,
             array(select distinct o.person from seat o
                   where o.person = any(:people) and o.care_group = g.id and lower(o.during) < :monday) as returning,
             array(select distinct o.person from seat o
                   where o.person = any(:people) and o.care_group = g.id and o.state <> 'released' and upper(o.during) = :from) as staying,
             g.telehealth or coalesce(r.accessible, true) as step_free
      from care_group g
        left join room r on r.id = g.room
        left join seat s on s.care_group = g.id and s.state <> 'released'
          and s.during && daterange(:from::date,
            case when coalesce(:until::date, g.ends_on + 1) < :from::date then :from::date else coalesce(:until::date, g.ends_on + 1) end)
      where g.dissolved_at is null""";

  private final JdbcClient jdbc;

  Companies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The company in every running group of a site, in one statement.
   *
   * @param from first day, in the site's zone
   * @param until first day that does not count; null for as long as each group runs
   * @param people whose return to a group matters
   */
  public Map<CareGroupId, Company> at(
      String site, LocalDate from, @Nullable LocalDate until, Collection<PersonId> people) {
    return read("g.site = :those", site, from, until, people);
  }

  /** As {@link #at} for one group; nobody is in one that was dissolved. */
  Company in(
      CareGroupId group, LocalDate from, @Nullable LocalDate until, Collection<PersonId> people) {
    return read("g.id = :those", group.value(), from, until, people)
        .getOrDefault(group, Company.NONE);
  }

  private Map<CareGroupId, Company> read(
      String which,
      Object those,
      LocalDate from,
      @Nullable LocalDate until,
      Collection<PersonId> people) {
    Map<CareGroupId, Company> found = new HashMap<>();
    jdbc.sql(SELECT + " and " + which + " group by g.id, r.accessible")
        .param("those", those)
        .param("monday", from.with(DayOfWeek.MONDAY))
        .param("from", from)
        .param("until", until)
        .param("people", new SqlArrayValue("uuid", people.stream().map(PersonId::value).toArray()))
        .query(
            row -> {
              found.put(
                  new CareGroupId(row.getObject("id", UUID.class)),
                  new Company(
                      row.getInt("free"),
                      people(row, "members"),
                      people(row, "newcomers"),
                      people(row, "returning"),
                      people(row, "staying"),
                      row.getBoolean("step_free")));
            });
    return found;
  }

  private static Set<PersonId> people(ResultSet row, String column) throws SQLException {
    Array ids = row.getArray(column);
    return List.of((Object[]) ids.getArray()).stream()
        .map(id -> new PersonId((UUID) id))
        .collect(Collectors.toUnmodifiableSet());
  }
}
