package care.throughline.schedule.group;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dated meetings of groups. */
@Component
public class GroupSessions {

  private static final String SELECT =
      "select s.*, lower(during) as starts_at, upper(during) as ends_at from group_session s ";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final GroupRows groups;

  GroupSessions(
      JdbcClient jdbc, Clock clock, Transactions transactions, Sites sites, GroupRows groups) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.groups = groups;
  }

  /**
   * Dates all meetings from today to a day. What is there stays, what was moved or cancelled is not
   * dated again, and days on which the site is closed are left out.
   *
   * @throws ScheduleRefused when staff or room of the group are booked elsewhere at one of them
   */
  public void ensure(CareGroupId id, LocalDate until) {
    transactions.run(
        () -> {
          CareGroup group =
              groups
                  .locked(id)
                  .orElseThrow(() -> new NoSuchElementException("There is no such group."));
          Site site = sites.get(group.site());
          dates(group, site, until).forEach(date -> dated(group, date, site.zone()));
        });
  }

  /**
   * As {@link #ensure}, but one date that is held by something else does not keep the others from
   * being dated. What is left out is told by {@link UndatedMeetings}.
   *
   * @return how many dates were left out
   */
  int ensureWhatIsFree(CareGroupId id, LocalDate until) {
    CareGroup group =
        groups.find(id).orElseThrow(() -> new NoSuchElementException("There is no such group."));
    Site site = sites.get(group.site());
    int leftOut = 0;
    for (MeetingDate date : dates(group, site, until)) {
      try {
        transactions.run(
            () ->
                groups
                    .locked(id)
                    .filter(now -> now.version() == group.version())
                    .ifPresent(now -> dated(now, date, site.zone())));
      } catch (ScheduleRefused held) {
        leftOut++;
      }
    }
    return leftOut;
  }

  /** One meeting of the group's week on a day. */
  record MeetingDate(GroupMeeting meeting, LocalDate day) {}

  /** When the group is to meet from today to a day; nothing when it is dissolved. */
  List<MeetingDate> dates(CareGroup group, Site site, LocalDate until) {
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
        if (site.open(day)) {
          dates.add(new MeetingDate(meeting, day));
        }
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

  private void dated(CareGroup group, MeetingDate date, ZoneId zone) {
    GroupMeeting meeting = date.meeting();
    LocalDate day = date.day();
    try {
      date(group, meeting, day, zone);
    } catch (DataIntegrityViolationException booked) {
      ScheduleRefused refused =
          ScheduleRefused.taken(
              group.name()
                  + " cannot meet on "
                  + DAY.format(day)
                  + " at "
                  + meeting.starts()
                  + ": its staff or its room are booked then. Move that booking, or change the group.",
              List.of());
      refused.initCause(booked);
      throw refused;
    }
  }

  private void date(CareGroup group, GroupMeeting meeting, LocalDate day, ZoneId zone) {
    ZonedDateTime starts = ZonedDateTime.of(day, meeting.starts(), zone);
    jdbc.sql(
            """
            insert into group_session (id, care_group, meeting, meeting_date, local_date, local_start, zone, minutes, during, facilitator,
              co_facilitator, room, telehealth, state, changed_at)
            select :id, :group, :meeting, :day, :day, :start, :zone, :minutes, tstzrange(:from, :to), :facilitator, :coFacilitator,
              :room, :telehealth, 'planned', :now
            where not exists (select 1 from group_session
                              where care_group = :group
                                and ((meeting = :meeting and meeting_date = :day) or (local_date = :day and local_start = :start)))""")
        .param("id", UUID.randomUUID())
        .param("group", group.id().value())
        .param("meeting", meeting.ordinal())
        .param("day", day)
        .param("start", meeting.starts())
        .param("zone", zone.getId())
        .param("minutes", meeting.minutes())
        .param("from", Times.utc(starts.toInstant()))
        .param("to", Times.utc(starts.plusMinutes(meeting.minutes()).toInstant()))
        .param("facilitator", group.facilitator().value())
        .param("coFacilitator", GroupRows.staff(group.coFacilitator()))
        .param("room", group.room())
        .param("telehealth", group.telehealth())
        .param("now", Times.utc(clock.instant()))
        .update();
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
