package care.throughline.schedule.booking;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  private static final Limits USUAL = new Limits(Set.of("en"), null, WARN_AT, BLOCK_AT, null);

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

  private record Limits(
      Set<String> languages,
      @Nullable String gender,
      int warnAt,
      int blockAt,
      @Nullable LocalDate leavesOn) {}

  private record Of<T>(UUID staff, T value) {}

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

  private List<Practice> of(List<Staff> staff, LocalDate today) {
    UUID[] ids = staff.stream().map(member -> member.id().value()).toArray(UUID[]::new);
    Map<UUID, List<WorkHours>> hours = hours(ids);
    Map<UUID, List<Leave>> leave = leave(ids, today);
    Map<UUID, Limits> limits = limits(ids);
    Map<UUID, List<Credential>> credentials = credentials(ids);
    Map<UUID, Integer> caseload = caseload(ids, today);
    return staff.stream()
        .map(
            member -> {
              UUID id = member.id().value();
              Limits its = limits.getOrDefault(id, USUAL);
              return new Practice(
                  member.id(),
                  member.name(),
                  member.site(),
                  hours.getOrDefault(id, List.of()),
                  leave.getOrDefault(id, List.of()),
                  its.languages(),
                  its.gender(),
                  caseload.getOrDefault(id, 0),
                  its.warnAt(),
                  its.blockAt(),
                  credentials.getOrDefault(id, List.of()),
                  its.leavesOn());
            })
        .toList();
  }

  private Map<UUID, List<WorkHours>> hours(UUID[] ids) {
    return grouped(
        jdbc.sql(
                """
                select staff, weekday, lower(hours) as starts, upper(hours) as ends from staff_hours
                where staff = any(?) order by weekday, lower(hours)""")
            .param(new SqlArrayValue("uuid", (Object[]) ids))
            .query(
                (row, number) ->
                    new Of<>(
                        row.getObject("staff", UUID.class),
                        new WorkHours(
                            DayOfWeek.of(row.getInt("weekday")),
                            row.getObject("starts", LocalTime.class),
                            row.getObject("ends", LocalTime.class))))
            .list());
  }

  private Map<UUID, List<Leave>> leave(UUID[] ids, LocalDate today) {
    return grouped(
        jdbc.sql(
                """
                select staff, id, lower(during) as first, upper(during) - 1 as last, reason from staff_leave
                where staff = any(?) and upper(during) > ? order by lower(during)""")
            .params(new SqlArrayValue("uuid", (Object[]) ids), today)
            .query(
                (row, number) ->
                    new Of<>(
                        row.getObject("staff", UUID.class),
                        new Leave(
                            row.getObject("id", UUID.class),
                            row.getObject("first", LocalDate.class),
                            row.getObject("last", LocalDate.class),
                            row.getString("reason"))))
            .list());
  }

  private Map<UUID, List<Credential>> credentials(UUID[] ids) {
    return grouped(
        jdbc.sql("select * from staff_credential where staff = any(?) order by name")
            .param(new SqlArrayValue("uuid", (Object[]) ids))
            .query(
                (row, number) ->
                    new Of<>(
                        row.getObject("staff", UUID.class),
                        new Credential(
                            row.getString("name"), row.getObject("expires_on", LocalDate.class))))
            .list());
  }

  private Map<UUID, Limits> limits(UUID[] ids) {
    return jdbc
        .sql("select * from staff_practice where staff = any(?)")
        .param(new SqlArrayValue("uuid", (Object[]) ids))
        .query(
            (row, number) ->
                new Of<>(
                    row.getObject("staff", UUID.class),
                    new Limits(
                        Arrays.stream((Object[]) row.getArray("languages").getArray())
                            .map(Objects::toString)
                            .collect(Collectors.toUnmodifiableSet()),
                        row.getString("gender"),
                        row.getInt("warn_at"),
                        row.getInt("block_at"),
                        row.getObject("leaves_on", LocalDate.class))))
        .list()
        .stream()
        .collect(Collectors.toMap(Of::staff, Of::value));
  }

  private Map<UUID, Integer> caseload(UUID[] ids, LocalDate on) {
    return jdbc
        .sql(
            "select therapist, count(*) as n from therapist_assignment where therapist = any(?) and (during @> ? or lower(during) > ?) group by therapist")
        .params(new SqlArrayValue("uuid", (Object[]) ids), on, on)
        .query((row, number) -> new Of<>(row.getObject("therapist", UUID.class), row.getInt("n")))
        .list()
        .stream()
        .collect(Collectors.toMap(Of::staff, Of::value));
  }

  private static <T> Map<UUID, List<T>> grouped(List<Of<T>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Of::staff, Collectors.mapping(Of::value, Collectors.toUnmodifiableList())));
  }
}
