package care.throughline.schedule.booking;

import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.TakenBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When people, staff and rooms are taken. A resource is the id of any of them. Rows are written by
 * the database itself when a session, a meeting of a group or busy time is; there is no other way.
 */
@Repository
public class Bookings {

  private static final String SELECT =
      """
      select b.resource, lower(b.during) as starts_at, upper(b.during) as ends_at,
             g.name as group_name, f.name as facilitator_name, t.reason as busy_for,
             s.kind as session_kind, sg.name as session_group, h.name as therapist_name,
             b.session, b.group_session, b.busy_time
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

  private static final int ALTERNATIVES = 3;
  private static final int DAYS_AHEAD = 14;

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final Takers takers;
  private final TransactionTemplate savepoint;

  Bookings(
      JdbcClient jdbc,
      Transactions transactions,
      Takers takers,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.takers = takers;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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
   * times when it was stopped by a deadlock. Inside a running transaction it joins it; what was
   * written is then taken back before a refusal, so that it can tell who was quicker.
   *
   * @param work writes the session, the meeting or the busy time
   * @throws ScheduleRefused when somebody or something is already taken; it says what is there,
   *     when and who put it there, and on which next days the same hours are free
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
            return within
                ? Objects.requireNonNull(savepoint.execute(status -> work.get()))
                : work.get();
          });
    } catch (DataIntegrityViolationException violation) {
      if (!overlap(violation)) {
        throw violation;
      }
      throw lost(request);
    } catch (ConcurrencyFailureException stopped) {
      if (within) {
        throw stopped;
      }
      throw lost(request);
    }
  }

  /** Who put what holds any of the resources first in a span there; empty when they are free. */
  public Optional<TakenBy> takenBy(Set<UUID> resources, Span span, ZoneId zone) {
    Map<UUID, String> wanted =
        resources.stream().collect(Collectors.toMap(id -> id, id -> BookingRequest.SOMEBODY));
    return conflicts(new BookingRequest(wanted, span, zone, null)).stream()
        .findFirst()
        .flatMap(taken -> takers.of(taken.holder(), zone));
  }

  /** As {@link #take} would refuse it now; empty when nothing stands in its way. */
  public Optional<ScheduleRefused> objection(BookingRequest request) {
    return conflicts(request).stream().findFirst().map(taken -> refusal(request, taken));
  }

  /**
   * True when the database refused a write because somebody or something would be in two places.
   */
  public static boolean overlap(DataIntegrityViolationException violation) {
    return Objects.toString(violation.getMostSpecificCause().getMessage(), "")
        .contains("booking_no_overlap");
  }

  private ScheduleRefused lost(BookingRequest request) {
    return conflicts(request).stream()
        .findFirst()
        .map(taken -> refusal(request, taken))
        .orElseGet(
            () ->
                ScheduleRefused.lost(
                    Texts.of(
                        "schedule-group.taken.just", Taken.words(request.span(), request.zone())),
                    Optional.empty(),
                    Texts.of("schedule-group.taken.other-time"),
                    nextDays(request)));
  }

  private ScheduleRefused refusal(BookingRequest request, Taken taken) {
    String whose = String.valueOf(request.wanted().get(taken.resource()));
    boolean somebody = whose.equals(BookingRequest.SOMEBODY);
    boolean told = !somebody || taken.holder().kind() != Taken.Kind.BUSY;
    return ScheduleRefused.lost(
        Texts.of(
            "schedule-group.taken.already",
            somebody ? Texts.of("schedule-group.somebody.of-the-group") : whose,
            Taken.words(taken.span(), request.zone()),
            told ? taken.what() : Texts.of("schedule-group.taken.other")),
        takers.of(taken.holder(), request.zone()),
        Texts.of("schedule-group.taken.other-time"),
        nextDays(request));
  }

  /** The next days on which everybody and everything is free at the same hours. */
  private List<Alternative> nextDays(BookingRequest request) {
    ZonedDateTime starts = request.span().start().atZone(request.zone());
    ZonedDateTime ends = request.span().end().atZone(request.zone());
    List<Span> taken =
        conflicts(
                new BookingRequest(
                    request.wanted(),
                    new Span(starts.plusDays(1).toInstant(), ends.plusDays(DAYS_AHEAD).toInstant()),
                    request.zone(),
                    request.own()))
            .stream()
            .map(Taken::span)
            .toList();
    return IntStream.rangeClosed(1, DAYS_AHEAD)
        .mapToObj(day -> new Span(starts.plusDays(day).toInstant(), ends.plusDays(day).toInstant()))
        .filter(span -> taken.stream().noneMatch(span::overlaps))
        .limit(ALTERNATIVES)
        .map(
            span ->
                new Alternative(
                    Taken.words(span, request.zone()),
                    Map.of("from", span.start().toString(), "until", span.end().toString())))
        .toList();
  }

  private static Taken read(ResultSet row, int number) throws SQLException {
    return new Taken(
        row.getObject("resource", UUID.class),
        new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
        what(row),
        holder(row));
  }

  /** Such as {@code the group "Evening A" with Tom Reed}. */
  private static String what(ResultSet row) throws SQLException {
    if (row.getObject("group_session") != null) {
      return Texts.of(
          "schedule-group.taken.meeting",
          row.getString("group_name"),
          row.getString("facilitator_name"));
    }
    if (row.getObject("busy_time") != null) {
      return switch (row.getString("busy_for")) {
        case "residential" -> Texts.of("schedule-group.taken.residential");
        case "meeting" -> Texts.of("schedule-group.taken.staff-meeting");
        case "work" -> Texts.of("schedule-group.taken.work");
        default -> Texts.of("schedule-group.taken.other");
      };
    }
    if (row.getString("session_kind").equals("group")) {
      String group = row.getString("session_group");
      return group == null
          ? Texts.of("schedule-group.taken.group-session")
          : Texts.of("schedule-group.taken.group", group);
    }
    String therapist = row.getString("therapist_name");
    return therapist == null
        ? Texts.of("schedule-group.taken.session")
        : Texts.of("schedule-group.taken.session-with", therapist);
  }

  private static Taken.Holder holder(ResultSet row) throws SQLException {
    UUID session = row.getObject("session", UUID.class);
    if (session != null) {
      return new Taken.Holder(Taken.Kind.SESSION, session);
    }
    UUID meeting = row.getObject("group_session", UUID.class);
    return meeting != null
        ? new Taken.Holder(Taken.Kind.MEETING, meeting)
        : new Taken.Holder(Taken.Kind.BUSY, row.getObject("busy_time", UUID.class));
  }
}
