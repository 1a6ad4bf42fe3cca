package care.throughline.schedule.booking;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What is known of how staff work, to look at. They are changed through {@link StaffHours} and
 * {@link StaffLimits}.
 */
@Repository
public class Practices {

  /** Domain guide 6.2. */
  static final int WARN_AT = 20;

  /** Domain guide 6.2. */
  static final int BLOCK_AT = 24;

  private static final String SELECT =
      """
      select 'hours' as fact, staff, null::uuid as id, null::text as words, weekday, lower(hours) as starts, upper(hours) as ends,
             null::date as first, null::date as last, null::int as warn_at, null::int as block_at, null::text[] as languages
      from staff_hours where staff = any(:those)
      union all
      select 'leave', staff, id, reason, null, null, null, lower(during), upper(during) - 1, null, null, null
      from staff_leave where staff = any(:those) and upper(during) > :today
      union all
      select 'credential', staff, null, name, null, null, null, null, expires_on, null, null, null
      from staff_credential where staff = any(:those)
      union all
      select 'limits', staff, null, gender, null, null, null, null, leaves_on, warn_at, block_at, languages
      from staff_practice where staff = any(:those)
      union all
      select 'caseload', therapist, null, null, count(*)::int, null, null, null, null, null, null, null
      from therapist_assignment where therapist = any(:those) and (during @> :today or lower(during) > :today) group by therapist
      order by fact, staff, weekday, starts, first, words""";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final StaffMembers members;
  private final Sites sites;

  Practices(JdbcClient jdbc, Clock clock, StaffMembers members, Sites sites) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.members = members;
    this.sites = sites;
  }

  /**
   * How a member of staff works; what was never entered has the usual values.
   *
   * @throws NoSuchElementException when there is no such member
   */
  public Practice of(StaffId id) {
    Staff member =
        members
            .find(id)
            .orElseThrow(() -> new NoSuchElementException("There is no such member of staff."));
    return of(List.of(member), sites.get(member.site()).dayOf(clock.instant())).get(0);
  }

  /** How everybody of a site works, by name; in a fixed number of statements. */
  public List<Practice> at(String site) {
    return of(members.at(site), sites.get(site).dayOf(clock.instant()));
  }

  /** As {@link #at} of those who see people as therapists, by a site that is known already. */
  public List<Practice> therapistsAt(Site site) {
    return of(
        members.at(site.id()).stream().filter(member -> member.has(Role.THERAPIST)).toList(),
        site.dayOf(clock.instant()));
  }

  private List<Practice> of(List<Staff> staff, LocalDate today) {
    PracticeRows rows = new PracticeRows();
    jdbc.sql(SELECT)
        .param(
            "those",
            new SqlArrayValue("uuid", staff.stream().map(member -> member.id().value()).toArray()))
        .param("today", today)
        .query(rows);
    return staff.stream().map(rows::of).toList();
  }
}
