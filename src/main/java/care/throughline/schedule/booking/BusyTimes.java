package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Time that is taken for another reason than a session. */
@Repository
public class BusyTimes {

  private final JdbcClient jdbc;
  private final Bookings bookings;
  private final AuditTrail audit;

  BusyTimes(JdbcClient jdbc, Bookings bookings, AuditTrail audit) {
    this.jdbc = jdbc;
    this.bookings = bookings;
    this.audit = audit;
  }

  /**
   * Takes time of a person in care.
   *
   * @param reason {@code residential}, {@code work} or {@code other}
   * @param zone in which a refusal tells times
   * @return the id of the busy time
   * @throws ScheduleRefused when the person is already somewhere then, or it ends before it begins
   */
  public UUID ofPerson(PersonId person, Span span, String reason, ZoneId zone, Actor by) {
    return add(
        person.value(), null, Texts.of("schedule-group.somebody.person"), span, reason, zone, by);
  }

  /**
   * Takes time of a member of staff; as {@link #ofPerson}.
   *
   * @param reason {@code meeting} or {@code other}
   */
  public UUID ofStaff(StaffId staff, String name, Span span, String reason, ZoneId zone, Actor by) {
    return add(null, staff.value(), name, span, reason, zone, by);
  }

  /** Gives the time back; harmless when that was done before. */
  public void remove(UUID id, Actor by) {
    if (jdbc.sql("delete from busy_time where id = ?").param(id).update() == 1) {
      audit.record(by, "busyTime.removed", "busyTime", id, Map.of());
    }
  }

  private UUID add(
      @Nullable UUID person,
      @Nullable UUID staff,
      String words,
      Span span,
      String reason,
      ZoneId zone,
      Actor by) {
    if (!span.start().isBefore(span.end())) {
      throw new ScheduleRefused(Texts.of("schedule-group.busy.ends"));
    }
    UUID id = UUID.randomUUID();
    UUID resource = person == null ? Objects.requireNonNull(staff) : person;
    return bookings.take(
        new BookingRequest(Map.of(resource, words), span, zone, null),
        () -> {
          jdbc.sql(
                  """
                  insert into busy_time (id, person, staff, during, reason)
                  values (:id, :person, :staff, tstzrange(:from::timestamptz, :until::timestamptz, '[)'), :reason)""")
              .param("id", id)
              .param("person", person)
              .param("staff", staff)
              .param("from", Times.utc(span.start()))
              .param("until", Times.utc(span.end()))
              .param("reason", reason)
              .update();
          audit.record(by, "busyTime.added", "busyTime", id, Map.of("reason", reason));
          return id;
        });
  }
}
