package care.throughline.schedule.group;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Bookings;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The dated meetings of groups. */
@Component
public class GroupSessions {

  private static final String SELECT =
      "select s.*, lower(during) as starts_at, upper(during) as ends_at from group_session s ";

  private static final int TRIES = 4;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final GroupRows groups;
  private final Practices practices;
  private final TransactionTemplate savepoint;

  GroupSessions(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      GroupRows groups,
      Practices practices,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.groups = groups;
    this.practices = practices;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Dates all meetings from today to a day. What is there stays, what was moved or cancelled is not
   * dated again, and days and hours at which the site is closed are left out. So is a date that is
   * held by something else: it keeps no other from being dated, and {@link UndatedMeetings} tells
   * it. Who runs a transaction is joined.
   *
   * @return the days that were left out because staff or room of the group are booked, in order
   */
  public List<LocalDate> ensure(CareGroupId id, LocalDate until) {
    return transactions.call(
        () -> {
          CareGroup group =
              groups
                  .locked(id)
                  .orElseThrow(() -> new NoSuchElementException("There is no such group."));
          Site site = sites.steady(group.site());
          List<MeetingDate> wished = dates(group, site, until);
          return untilNobodyIsQuicker(
              () -> {
                List<LocalDate> leftOut = leftOut(group, wished, site.zone());
                dateElsewhere(group, site, until);
                return leftOut;
              });
        });
  }

  /** Somebody may book a resource between looking and writing; then it is looked again. */
  private List<LocalDate> untilNobodyIsQuicker(Supplier<List<LocalDate>> dating) {
    for (int attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(savepoint.execute(status -> dating.get()));
      } catch (DataIntegrityViolationException quicker) {
        if (attempt == TRIES || !Bookings.overlap(quicker)) {
          throw quicker;
        }
      }
    }
  }

  private List<LocalDate> leftOut(CareGroup group, List<MeetingDate> wished, ZoneId zone) {
    return wished.stream()
        .filter(date -> !dated(group, date, date.day(), zone))
        .map(MeetingDate::day)
        .sorted()
        .toList();
  }

  /**
   * Where the site makes good a holiday in the same week, what falls on a closed day is held on the
   * next other day of that week at the same time, when staff work and nothing else is booked.
   */
  private void dateElsewhere(CareGroup group, Site site, LocalDate until) {
    List<MeetingDate> closed =
        wished(group, site, until).stream().filter(date -> date.closed(site, date.day())).toList();
    if (closed.isEmpty() || !heldInSameWeek(site)) {
      return;
    }
    List<Practice> staff =
        Stream.of(group.facilitator(), group.coFacilitator())
            .filter(Objects::nonNull)
            .map(practices::of)
            .toList();
    for (MeetingDate date : closed) {
      for (LocalDate day : date.otherDays()) {
        if (!day.isBefore(site.dayOf(clock.instant()))
            && date.fits(site, staff, day)
            && dated(group, date, day, site.zone())) {
          break;
        }
      }
    }
  }

  private boolean heldInSameWeek(Site site) {
    return jdbc.sql("select holiday_policy = 'makeupSameWeek' from site where id = ?")
        .param(site.id())
        .query(Boolean.class)
        .single();
  }

  /** One meeting of the group's week on a day. */
  record MeetingDate(GroupMeeting meeting, LocalDate day) {

    boolean closed(Site site, LocalDate on) {
      return site.closed(on, meeting.starts(), meeting.minutes());
    }

    /** The other days of its calendar week, those after it first. */
    List<LocalDate> otherDays() {
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return Stream.concat(day.plusDays(1).datesUntil(monday.plusWeeks(1)), monday.datesUntil(day))
          .toList();
    }

    /** True when the site is open then and everybody works. */
    boolean fits(Site site, List<Practice> staff, LocalDate on) {
      Hours hours = site.hours().get(on.getDayOfWeek());
      LocalTime ends = meeting.starts().plusMinutes(meeting.minutes());
      return hours != null
          && site.open(on, meeting.starts(), meeting.minutes())
          && !meeting.starts().isBefore(hours.opens())
          && !ends.isAfter(hours.closes())
          && staff.stream().allMatch(one -> works(one, on, ends));
    }

    private boolean works(Practice one, LocalDate on, LocalTime ends) {
      return !one.goneBy(on)
          && one.leaveOn(on).isEmpty()
          && (one.hours().isEmpty() || one.worksOn(on, meeting.starts(), ends));
    }
  }

  /**
   * When the group is to meet from today to a day and the site is open; nothing when it is
   * dissolved.
   */
  List<MeetingDate> dates(CareGroup group, Site site, LocalDate until) {
    return wished(group, site, until).stream()
        .filter(date -> site.open(date.day()) && !date.closed(site, date.day()))
        .toList();
  }

  private List<MeetingDate> wished(CareGroup group, Site site, LocalDate until) {
    List<MeetingDate> dates = new ArrayList<>();
    if (group.dissolved()) {
      return dates;
    }
    LocalDate today = site.dayOf(clock.instant());
    LocalDate first = group.startsOn().isAfter(today) ? group.startsOn() : today;
    LocalDate ends = group.endsOn();
    LocalDate last = ends != null && ends.isBefore(until) ? ends : until;
    for (GroupMeeting meeting : group.meetings()) {
      for (LocalDate day = first.with(TemporalAdjusters.nextOrSame(meeting.weekday()));
          !day.isAfter(last);
          day = day.plusWeeks(1)) {
        dates.add(new MeetingDate(meeting, day));
      }
    }
    return dates;
  }

  /** Meetings from one day to another, both included, cancelled ones too; in order of time. */
  public List<GroupSession> between(CareGroupId id, LocalDate from, LocalDate to) {
    return jdbc.sql(
            SELECT
                + "where care_group = ? and local_date between ? and ? order by lower(during), id")
        .params(id.value(), from, to)
        .query(GroupSessions::read)
        .list();
  }

  public Optional<GroupSession> find(GroupSessionId id) {
    return jdbc.sql(SELECT + "where id = ?")
        .param(id.value())
        .query(GroupSessions::read)
        .optional();
  }

  /** False when staff or room of the group are booked for something else then. */
  private boolean dated(CareGroup group, MeetingDate date, LocalDate day, ZoneId zone) {
    GroupMeeting meeting = date.meeting();
    Span span = Span.of(day, meeting.starts(), meeting.minutes(), zone);
    return jdbc.sql(
            """
            with known as (
              select 1 from group_session
              where care_group = :group
                and ((meeting = :meeting and meeting_date = :meant) or (local_date = :day and local_start = :start))
            ), added as (
              insert into group_session (id, care_group, meeting, meeting_date, local_date, local_start, zone, minutes, during, facilitator,
                co_facilitator, room, telehealth, state, changed_at)
              select :id, :group, :meeting, :meant, :day, :start, :zone, :minutes, tstzrange(:from, :to), :facilitator, :coFacilitator,
                :room, :telehealth, 'planned', :now
              where not exists (select 1 from known)
                and not exists (select 1 from booking where resource in (:facilitator, :coFacilitator, :room) and during && tstzrange(:from, :to))
              returning 1
            )
            select exists (select 1 from known) or exists (select 1 from added)""")
        .param("id", UUID.randomUUID())
        .param("group", group.id().value())
        .param("meeting", meeting.ordinal())
        .param("meant", date.day())
        .param("day", day)
        .param("start", meeting.starts())
        .param("zone", zone.getId())
        .param("minutes", meeting.minutes())
        .param("from", Times.utc(span.start()))
        .param("to", Times.utc(span.end()))
        .param("facilitator", group.facilitator().value())
        .param("coFacilitator", GroupRows.staff(group.coFacilitator()), Types.OTHER)
        .param("room", group.room(), Types.OTHER)
        .param("telehealth", group.telehealth())
        .param("now", Times.utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  private static GroupSession read(ResultSet row, int number) throws SQLException {
    return new GroupSession(
        new GroupSessionId(row.getObject("id", UUID.class)),
        new CareGroupId(row.getObject("care_group", UUID.class)),
        row.getObject("local_date", LocalDate.class),
        row.getObject("local_start", LocalTime.class),
        ZoneId.of(row.getString("zone")),
        row.getInt("minutes"),
        Times.instant(row, "starts_at"),
        Times.instant(row, "ends_at"),
        new StaffId(row.getObject("facilitator", UUID.class)),
        GroupRows.staffOrNull(row, "co_facilitator"),
        row.getObject("room", UUID.class),
        row.getBoolean("telehealth"),
        row.getString("state"),
        row.getString("cancelled_by"),
        row.getString("cancel_reason"),
        row.getInt("sequence"),
        row.getString("shared_note"),
        Times.instantOrNull(row, "signed_at"),
        GroupRows.staffOrNull(row, "signed_by"),
        Times.instant(row, "changed_at"));
  }
}
