package care.throughline.schedule.booking;

import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When people, staff and rooms are taken. A resource is the id of any of them. Rows are written by
 * the database itself when a session, a meeting of a group or busy time is; there is no other way.
 */
@Repository
public class Bookings {

  private static final String SELECT =
      """
      select b.resource, lower(b.during) as starts_at, upper(b.during) as ends_at,
             case when b.group_session is not null then 'the group "' || g.name || '" with ' || f.name
                  when b.busy_time is not null then
                    case t.reason when 'residential' then 'residential hours' when 'meeting' then 'a staff meeting'
                                  when 'work' then 'working hours elsewhere' else 'another appointment' end
                  when s.kind = 'group' then coalesce('the group "' || sg.name || '"', 'a group session')
                  else 'an individual session' || coalesce(' with ' || h.name, '') end as what
      from booking b
      left join group_session m on m.id = b.group_session
      left join care_group g on g.id = m.care_group
      left join staff f on f.id = m.facilitator
      left join session s on s.id = b.session
      left join group_session sm on sm.id = s.group_session
      left join care_group sg on sg.id = sm.care_group
      left join staff h on h.id = s.therapist
      left join busy_time t on t.id = b.busy_time
      """;

  private final JdbcClient jdbc;
  private final Transactions transactions;

  Bookings(JdbcClient jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** When the resource is taken between two instants, soonest first. */
  public List<Span> taken(UUID resource, Instant from, Instant until) {
    return taken(List.of(resource), from, until).getOrDefault(resource, List.of());
  }

  /** As {@link #taken(UUID, Instant, Instant)} for several; those that are free are missing. */
  public Map<UUID, List<Span>> taken(Collection<UUID> resources, Instant from, Instant until) {
    record Row(UUID resource, Span span) {}
    return jdbc
        .sql(
            """
            select resource, lower(during) as starts_at, upper(during) as ends_at from booking
            where resource = any(?) and during && tstzrange(?::timestamptz, ?::timestamptz, '[)') order by lower(during)""")
        .params(new SqlArrayValue("uuid", resources.toArray()), Times.utc(from), Times.utc(until))
        .query(
            (row, number) ->
                new Row(
                    row.getObject("resource", UUID.class),
                    new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::resource, Collectors.mapping(Row::span, Collectors.toUnmodifiableList())));
  }

  /** What stands in the way of a wish, soonest first. */
  public List<Taken> conflicts(BookingRequest request) {
    return jdbc.sql(
            SELECT
                + """
                where b.resource = any(:wanted) and b.during && tstzrange(:from::timestamptz, :until::timestamptz, '[)')
                  and (:own::uuid is null or :own not in
                       (coalesce(b.session, b.group_session, b.busy_time), coalesce(s.group_session, b.session, b.group_session, b.busy_time)))
                order by lower(b.during), b.resource""")
        .param("wanted", new SqlArrayValue("uuid", request.wanted().keySet().toArray()))
        .param("from", Times.utc(request.span().start()))
        .param("until", Times.utc(request.span().end()))
        .param("own", request.own())
        .query(Bookings::read)
        .list();
  }

  /**
   * Takes time: looks first, then writes, and lets the database decide. Repeats a bounded number of
   * times when it was stopped by a deadlock. Inside a running transaction it joins it; a refusal
   * then ends that transaction too.
   *
   * @param work writes the session, the meeting or the busy time
   * @throws ScheduleRefused when somebody or something is already taken; it says what is there and
   *     when
   */
  public <T> T take(BookingRequest request, Supplier<T> work) {
    boolean within = TransactionSynchronizationManager.isActualTransactionActive();
    try {
      return transactions.call(
          () -> {
            conflicts(request).stream()
                .findFirst()
                .ifPresent(
                    taken -> {
                      throw refusal(request, taken);
                    });
            return work.get();
          });
    } catch (DataIntegrityViolationException violation) {
      if (!overlap(violation)) {
        throw violation;
      }
      Optional<Taken> winner = within ? Optional.empty() : conflicts(request).stream().findFirst();
      throw winner.map(taken -> refusal(request, taken)).orElseGet(() -> lost(request));
    } catch (ConcurrencyFailureException stopped) {
      if (within) {
        throw stopped;
      }
      throw lost(request);
    }
  }

  /**
   * True when the database refused a write because somebody or something would be in two places.
   */
  public static boolean overlap(DataIntegrityViolationException violation) {
    return Objects.toString(violation.getMostSpecificCause().getMessage(), "")
        .contains("booking_no_overlap");
  }

  private static ScheduleRefused refusal(BookingRequest request, Taken taken) {
    return ScheduleRefused.taken(
        request.wanted().get(taken.resource())
            + " is already taken on "
            + Taken.words(taken.span(), request.zone())
            + ": "
            + taken.what()
            + ". Choose another time.",
        List.of());
  }

  private static ScheduleRefused lost(BookingRequest request) {
    return ScheduleRefused.taken(
        "Somebody else has just taken "
            + Taken.words(request.span(), request.zone())
            + ". Choose another time.",
        List.of());
  }

  private static Taken read(ResultSet row, int number) throws SQLException {
    return new Taken(
        row.getObject("resource", UUID.class),
        new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
        row.getString("what"));
  }
}
