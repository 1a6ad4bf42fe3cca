package care.throughline.schedule.calendar;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Editors;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The weekly hours of a site and its holiday policy. New hours bind what is planned from then on;
 * what is dated already stays where it is and is listed, so that people move it.
 */
@Component
public class ClinicHours {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final AuditTrail audit;

  ClinicHours(
      JdbcClient jdbc, Clock clock, Transactions transactions, Sites sites, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.audit = audit;
  }

  /**
   * What is planned in time to come and would lie outside of these hours, in order of the first
   * date of each series.
   *
   * @throws ScheduleRefused as {@link #set}
   */
  public List<OutsideSeries> outside(String siteId, Map<DayOfWeek, Hours> hours) {
    refuse(hours);
    Site site = sites.get(siteId);
    List<OutsideSeries.Dated> dates =
        jdbc
            .sql(
                """
                select 'group ' || g.id as series, m.local_date, m.local_start, m.minutes, lower(m.during) as starts_at,
                       upper(m.during) as ends_at, g.name as group_name, null as kind, null as staff_name
                from group_session m join care_group g on g.id = m.care_group
                where g.site = :site and m.state = 'planned' and lower(m.during) > :now::timestamptz
                union all
                select 'episode ' || e.id, s.local_date, s.local_start, s.minutes, lower(s.during), upper(s.during),
                       null, s.kind, case when s.kind = 'individual' then t.name end
                from session s join episode e on e.id = s.episode left join staff t on t.id = s.therapist
                where e.site = :site and s.state = 'planned' and s.group_session is null and lower(s.during) > :now::timestamptz
                order by starts_at, group_name, kind, staff_name, series""")
            .param("site", siteId)
            .param("now", Times.utc(clock.instant()))
            .query(
                (row, number) ->
                    new OutsideSeries.Dated(
                        row.getString("series"),
                        row.getObject("local_date", LocalDate.class),
                        row.getObject("local_start", LocalTime.class),
                        row.getInt("minutes"),
                        new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")),
                        PlannedWords.of(
                            row.getString("group_name"),
                            row.getString("kind"),
                            row.getString("staff_name"))))
            .list()
            .stream()
            .filter(one -> liesOutside(one, hours))
            .toList();
    return OutsideSeries.of(dates, site.zone());
  }

  private static boolean liesOutside(OutsideSeries.Dated one, Map<DayOfWeek, Hours> hours) {
    Hours that = hours.get(one.day().getDayOfWeek());
    return that == null
        || one.from().isBefore(that.opens())
        || one.from().plusMinutes(one.minutes()).isAfter(that.closes());
  }

  /**
   * What new hours would change, and what is planned outside of them; changes nothing.
   *
   * @throws ScheduleRefused as {@link #set}
   */
  public HoursChange change(String siteId, Map<DayOfWeek, Hours> hours) {
    return new HoursChange(
        HoursChange.differences(sites.get(siteId).hours(), hours),
        outside(siteId, hours).stream().map(OutsideSeries::words).toList());
  }

  /**
   * Replaces the weekly hours.
   *
   * @param hours a weekday that is missing is closed
   * @throws ScheduleRefused when a day closes before it opens, or no day is open
   */
  public void set(String siteId, Map<DayOfWeek, Hours> hours, Staff by) {
    refuse(hours);
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
          jdbc.sql("delete from site_hours where site = ?").param(siteId).update();
          hours.forEach(
              (day, that) ->
                  jdbc.sql(
                          "insert into site_hours (site, weekday, opens, closes) values (?, ?, ?, ?)")
                      .params(siteId, day.getValue(), that.opens(), that.closes())
                      .update());
          audit.record(by.actor(), "siteHours.set", "site", siteId, Map.of("days", hours.size()));
        });
  }

  /** What the site does about holidays. */
  public HolidayPolicy policy(String siteId) {
    return HolidayPolicy.of(
        jdbc.sql("select holiday_policy from site where id = ?")
            .param(siteId)
            .query(String.class)
            .single());
  }

  /** Sets what the site does about holidays confirmed from now on. */
  public void policy(String siteId, HolidayPolicy policy, Staff by) {
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule.calendar.of-a-site"));
          jdbc.sql("update site set holiday_policy = ? where id = ?")
              .params(policy.key(), siteId)
              .update();
          audit.record(
              by.actor(), "holidayPolicy.set", "site", siteId, Map.of("policy", policy.key()));
        });
  }

  private static void refuse(Map<DayOfWeek, Hours> hours) {
    if (hours.isEmpty()) {
      throw new ScheduleRefused(Texts.of("schedule.hours.all-closed"));
    }
    hours.forEach(
        (day, that) -> {
          if (!that.opens().isBefore(that.closes())) {
            throw new ScheduleRefused(
                Texts.of(
                    "schedule.hours.closes-before",
                    day.getDisplayName(TextStyle.FULL, Texts.language()),
                    that.closes(),
                    that.opens()));
          }
        });
  }
}
