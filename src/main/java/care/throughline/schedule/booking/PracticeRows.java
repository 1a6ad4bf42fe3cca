package care.throughline.schedule.booking;

import care.throughline.access.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Sorts the rows of {@link Practices} by member of staff; what has no row has the usual value. */
final class PracticeRows implements RowCallbackHandler {

  private static final Limits USUAL =
      new Limits(Set.of("en"), null, Practices.WARN_AT, Practices.BLOCK_AT, null);

  private final Map<UUID, List<WorkHours>> hours = new HashMap<>();
  private final Map<UUID, List<Leave>> leave = new HashMap<>();
  private final Map<UUID, List<Credential>> credentials = new HashMap<>();
  private final Map<UUID, Limits> limits = new HashMap<>();
  private final Map<UUID, Integer> caseload = new HashMap<>();

  private record Limits(
      Set<String> languages,
      @Nullable String gender,
      int warnAt,
      int blockAt,
      @Nullable LocalDate leavesOn) {}

  @Override
  public void processRow(ResultSet row) throws SQLException {
    UUID staff = row.getObject("staff", UUID.class);
    switch (row.getString("fact")) {
      case "hours" ->
          hours
              .computeIfAbsent(staff, none -> new ArrayList<>())
              .add(
                  new WorkHours(
                      DayOfWeek.of(row.getInt("weekday")),
                      row.getObject("starts", LocalTime.class),
                      row.getObject("ends", LocalTime.class)));
      case "leave" ->
          leave
              .computeIfAbsent(staff, none -> new ArrayList<>())
              .add(
                  new Leave(
                      row.getObject("id", UUID.class),
                      row.getObject("first", LocalDate.class),
                      row.getObject("last", LocalDate.class),
                      row.getString("words")));
      case "credential" ->
          credentials
              .computeIfAbsent(staff, none -> new ArrayList<>())
              .add(new Credential(row.getString("words"), row.getObject("last", LocalDate.class)));
      case "limits" -> limits.put(staff, limits(row));
      default -> caseload.put(staff, row.getInt("weekday"));
    }
  }

  Practice of(Staff member) {
    UUID id = member.id().value();
    Limits its = limits.getOrDefault(id, USUAL);
    return new Practice(
        member.id(),
        member.name(),
        member.site(),
        List.copyOf(hours.getOrDefault(id, List.of())),
        List.copyOf(leave.getOrDefault(id, List.of())),
        its.languages(),
        its.gender(),
        caseload.getOrDefault(id, 0),
        its.warnAt(),
        its.blockAt(),
        List.copyOf(credentials.getOrDefault(id, List.of())),
        its.leavesOn());
  }

  private static Limits limits(ResultSet row) throws SQLException {
    return new Limits(
        Arrays.stream((Object[]) row.getArray("languages").getArray())
            .map(Objects::toString)
            .collect(Collectors.toUnmodifiableSet()),
        row.getString("words"),
        row.getInt("warn_at"),
        row.getInt("block_at"),
        row.getObject("last", LocalDate.class));
  }
}
