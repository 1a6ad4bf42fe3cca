package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffLeaves;
import care.throughline.access.StaffStays;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.LeaveAdded;
import care.throughline.schedule.booking.LeaveRemoved;
import care.throughline.schedule.group.GroupDissolved;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a proposal as soon as a colleague leaves or will be away for long, or a group is dissolved,
 * in the same transaction, and knows what still waits to be mended: whoever looks later finds it
 * from what stands, whether or not a proposal was kept.
 */
@Component
public class LostAndMended {

  private static final Logger LOG = LoggerFactory.getLogger(LostAndMended.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Repairs repairs;
  private final PlacingSettings settings;
  private final TransactionTemplate savepoint;

  LostAndMended(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Repairs repairs,
      PlacingSettings settings,
      PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.repairs = repairs;
    this.settings = settings;
    this.savepoint = new TransactionTemplate(manager);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Something that is lost and not mended yet.
   *
   * @param name of the colleague or the group; with the last day away for a leave
   * @param from first day without it, never before tomorrow
   * @param people whom it leaves without a seat or a therapist
   * @param groups how many groups it leaves without whoever leads them
   */
  public record Owed(Cause cause, String name, LocalDate from, int people, int groups) {}

  /**
   * What still lies with a colleague who leaves.
   *
   * @param sheets attendance sheets of sessions they led that nobody has signed
   * @param sessions hours and group meetings with them before the day from which a repair holds
   */
  public record StillTheirs(List<UnsignedSheet> sheets, int sessions) {}

  /** A sheet that nobody has signed. */
  public record UnsignedSheet(UUID groupSession, String group, LocalDate day) {}

  @EventListener
  void on(StaffLeaves event) {
    Site site = sites.get(event.site());
    open(
        new Cause.TherapistLeaves(event.staff()),
        latest(event.lastDay().plusDays(1), tomorrow(site)),
        event.site(),
        new Actor(event.by()));
  }

  @EventListener
  void on(StaffStays event) {
    repairs.withdraw(new Cause.TherapistLeaves(event.staff()));
  }

  /** A short leave is left to the moving of single sessions. */
  @EventListener
  void on(LeaveAdded event) {
    LocalDate from = latest(event.leave().first(), tomorrow(sites.get(event.site())));
    LocalDate last = event.leave().last();
    if (ChronoUnit.DAYS.between(from, last) + 1 > settings.longLeaveDays()) {
      open(
          new Cause.TherapistAway(event.staff(), event.leave().id(), last),
          from,
          event.site(),
          event.by());
    }
  }

  @EventListener
  void on(LeaveRemoved event) {
    repairs.withdrawLeave(event.leave());
  }

  @EventListener
  void on(GroupDissolved event) {
    open(
        new Cause.GroupDissolved(event.group().value()),
        tomorrow(sites.get(event.site())),
        event.site(),
        event.by());
  }

  /** An account must end even when no plan can be made; what is owed is found from what stands. */
  private void open(Cause cause, LocalDate from, String site, Actor by) {
    try {
      savepoint.executeWithoutResult(status -> repairs.open(cause, from, site, by));
    } catch (RuntimeException failed) {
      LOG.warn("No repair could be proposed: {}", failed.getClass().getSimpleName());
    }
  }

  /** What waits to be mended at the reader's site, by name; nothing for whoever may not mend. */
  public List<Owed> owed(Staff reader) {
    if (!Repairs.may(reader)) {
      return List.of();
    }
    LocalDate tomorrow = tomorrow(sites.get(reader.site()));
    return jdbc.sql(
            """
            with leaving as (
              select s.id, s.name, greatest(coalesce(p.leaves_on + 1, :tomorrow), :tomorrow) as from_day
              from staff s left join staff_practice p on p.staff = s.id
              where s.site = :site and (not s.active or p.leaves_on is not null)),
            owed as (
              select 'therapist' as cause, l.id, l.name, l.from_day, null::uuid as leave, null::date as last_day,
                (select count(*) from therapist_assignment a join episode e on e.id = a.episode
                 where a.therapist = l.id and e.closed_at is null and (upper_inf(a.during) or upper(a.during) > l.from_day)) as people,
                (select count(*) from care_group g where l.id in (g.facilitator, coalesce(g.co_facilitator, g.facilitator))
                   and g.dissolved_at is null and (g.ends_on is null or g.ends_on >= l.from_day)) as groups
              from leaving l
              union all
              select 'leave', s.id, s.name, greatest(lower(v.during), :tomorrow), v.id, upper(v.during) - 1,
                (select count(*) from therapist_assignment a join episode e on e.id = a.episode
                 where a.therapist = s.id and e.closed_at is null and a.during && daterange(greatest(lower(v.during), :tomorrow), upper(v.during))),
                (select count(distinct m.care_group) from group_session m where s.id in (m.facilitator, coalesce(m.co_facilitator, m.facilitator))
                   and m.state = 'planned' and m.local_date >= greatest(lower(v.during), :tomorrow) and m.local_date < upper(v.during))
              from staff_leave v join staff s on s.id = v.staff
              where s.site = :site and s.active and upper(v.during) - greatest(lower(v.during), :tomorrow) > :longLeave
              union all
              select 'group', g.id, g.name, :tomorrow, null::uuid, null::date,
                (select count(distinct s.episode) from seat s join episode e on e.id = s.episode
                 where s.care_group = g.id and s.state = 'released' and s.released_at >= g.dissolved_at
                   and e.closed_at is null and e.discharged_at is null and e.state <> 'onhold'
                   and not exists (select 1 from seat o where o.episode = s.episode and o.state in ('reserved', 'enrolled', 'onHold')
                                   and (upper_inf(o.during) or upper(o.during) > :tomorrow)
                                   and coalesce(upper(o.during) - lower(o.during), 2) > 1)), 0
              from care_group g where g.site = :site and g.dissolved_at is not null)
            select * from owed where people + groups > 0 order by lower(name), id, from_day""")
        .param("tomorrow", tomorrow)
        .param("site", reader.site())
        .param("longLeave", settings.longLeaveDays())
        .query(
            (row, number) ->
                new Owed(
                    Cause.of(
                        row.getString("cause"),
                        row.getObject("id", UUID.class),
                        row.getObject("leave", UUID.class),
                        row.getObject("last_day", LocalDate.class)),
                    row.getString("name"),
                    row.getObject("from_day", LocalDate.class),
                    row.getInt("people"),
                    row.getInt("groups")))
        .list();
  }

  /**
   * A leave of somebody at the reader's site, as what is to be mended.
   *
   * @throws ScheduleRefused when there is none
   */
  public Cause away(UUID leave, Staff reader) {
    return jdbc.sql(
            "select s.id, upper(v.during) - 1 as last_day from staff_leave v join staff s on s.id = v.staff where v.id = ? and s.site = ?")
        .params(leave, reader.site())
        .query(
            (row, number) ->
                new Cause.TherapistAway(
                    new StaffId(row.getObject("id", UUID.class)),
                    leave,
                    row.getObject("last_day", LocalDate.class)))
        .optional()
        .orElseThrow(() -> new ScheduleRefused(Texts.of("schedule-placing.repair.no-leave")));
  }

  /** What lies with a colleague who leaves until a repair holds, and what only they could sign. */
  public StillTheirs stillTheirs(StaffId staff, LocalDate from) {
    Instant now = clock.instant();
    List<UnsignedSheet> sheets =
        jdbc.sql(
                """
                select m.id, g.name, m.local_date from group_session m join care_group g on g.id = m.care_group
                where :staff in (m.facilitator, coalesce(m.co_facilitator, m.facilitator)) and m.sheet_state = 'asked' and m.signed_at is null
                order by lower(m.during), m.id""")
            .param("staff", staff.value())
            .query(
                (row, number) ->
                    new UnsignedSheet(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("local_date", LocalDate.class)))
            .list();
    int sessions =
        jdbc.sql(
                """
                select (select count(*) from session where therapist = :staff and state = 'planned' and lower(during) > :now and local_date < :from)
                  + (select count(*) from group_session where :staff in (facilitator, coalesce(co_facilitator, facilitator))
                     and state = 'planned' and lower(during) > :now and local_date < :from)""")
            .param("staff", staff.value())
            .param("now", Times.utc(now))
            .param("from", from)
            .query(Integer.class)
            .single();
    return new StillTheirs(sheets, sessions);
  }

  /**
   * Proposes anew in place of a proposal that no longer fits.
   *
   * @return empty when there is nothing left to mend
   */
  public Optional<Repair> afresh(Repair stale, Staff by) {
    Site site = sites.get(stale.site());
    try {
      return Optional.of(repairs.propose(stale.cause(), latest(stale.from(), tomorrow(site)), by));
    } catch (ScheduleRefused nothingLeft) {
      return Optional.empty();
    }
  }

  private LocalDate tomorrow(Site site) {
    return site.dayOf(clock.instant()).plusDays(1);
  }

  private static LocalDate latest(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
