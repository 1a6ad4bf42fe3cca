package care.throughline.workspace;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The people a therapist sees every week, whoever needs attention first, in one statement however
 * many they are.
 */
@Repository
public class Caseloads {

  /** Most people one page shows; a caseload is blocked at 24 (domain guide 6.2). */
  public static final int LARGEST = 200;

  private final JdbcClient jdbc;

  Caseloads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The beginning of a caseload.
   *
   * @param total how many people there are in all
   */
  public record Page(List<Entry> people, long total) {}

  /**
   * One person.
   *
   * @param level code of the level of care; null before it is decided
   * @param week the week of the programme; null while no programme runs
   * @param programme {@code running} or {@code paused}; null while there is none
   * @param plannedMinutes this week, without what the programme cancelled
   * @param minimumMinutes below which the level of care is not reached; 0 when it asks for nothing
   * @param missed sessions missed in a row
   * @param late open items past their due time
   * @param next the item to be done first; null when there is none
   * @param consents kinds of consent that hold
   */
  public record Entry(
      EpisodeId episode,
      PersonNames.PersonName person,
      Attention attention,
      @Nullable String level,
      @Nullable Integer week,
      int weeks,
      @Nullable String programme,
      int plannedMinutes,
      int attendedMinutes,
      int minimumMinutes,
      int missed,
      int late,
      @Nullable Next next,
      Set<String> consents) {}

  /**
   * The item to be done first for a person.
   *
   * @param holder name of who holds it; null while nobody does
   */
  public record Next(UUID item, String name, Instant dueAt, @Nullable String holder) {}

  /** Why somebody stands where they stand in the list, the most pressing first. */
  public enum Attention {
    /** Something is overdue. */
    LATE,
    /** Two sessions or more were missed in a row (domain guide 3). */
    MISSED,
    /** Nothing says that treatment was agreed to. */
    CONSENT,
    /** This week holds less than the level of care asks for. */
    DOSE,
    /** The programme is on hold. */
    PAUSED,
    NONE
  }

  /**
   * Everybody who has that therapist on the day, at the reader's site.
   *
   * @param today in the zone of the site
   */
  public Page of(StaffId therapist, Staff reader, LocalDate today, Instant now) {
    List<Counted> rows =
        jdbc.sql(
                """
                with mine as (
                  select e.id as episode, e.person, e.level, p.run, least(p.week_number, p.weeks_planned) as week, p.weeks_planned as weeks,
                         p.state as programme,
                         coalesce(case t.age when 'adolescent' then l.minor_minimum_week_minutes end, l.minimum_week_minutes, 0) as minimum
                  from therapist_assignment a
                    join episode e on e.id = a.episode and e.site = :site and e.closed_at is null
                    left join programme p on p.episode = e.id and p.state <> 'ended'
                    left join programme_template t on t.code = p.template
                    left join level_of_care l on l.code = p.level
                  where a.therapist = :therapist and a.during @> :today::date),
                told as (
                  select m.*, n.given_name, n.family_name, dose.planned, dose.attended, misses.missed, work.late, work.most_pressing,
                         next.id as item, next.name as item_name, next.due_at, next.holder, consents.kinds,
                         case when work.late > 0 then 'LATE' when misses.missed >= 2 then 'MISSED'
                              when not 'treatment' = any(consents.kinds) then 'CONSENT'
                              when m.programme = 'running' and dose.planned < m.minimum then 'DOSE'
                              when m.programme = 'paused' then 'PAUSED' else 'NONE' end as attention
                  from mine m join person n on n.id = m.person,
                  lateral (select coalesce(sum(d.planned_minutes), 0) as planned, coalesce(sum(d.attended_minutes), 0) as attended
                           from session_dose d where d.episode = m.episode and d.run = m.run and d.week_number = m.week) dose,
                  lateral (select count(*) as missed from session s where s.episode = m.episode and s.state = 'noShow'
                             and lower(s.during) > coalesce((select max(lower(x.during)) from session x
                               where x.episode = m.episode and x.state in ('attended', 'late', 'leftEarly')), '-infinity')) misses,
                  lateral (select count(*) as late, min(w.priority) as most_pressing from work_item w
                           where w.episode = m.episode and w.state = 'open' and w.due_at <= :now
                             and (w.snoozed_until is null or w.snoozed_until <= :now)) work,
                  lateral (select coalesce(array_agg(c.kind order by c.kind), '{}') as kinds from consent c
                           where c.person = m.person and c.state = 'active') consents,
                  lateral (select 1) one
                    left join lateral (select w.id, w.name, w.due_at, o.name as holder from work_item w left join staff o on o.id = w.owner
                                       where w.episode = m.episode and w.state = 'open' order by w.priority, w.due_at, w.id limit 1) next on true)
                select told.*, count(*) over () as total from told
                order by array_position(array['LATE', 'MISSED', 'CONSENT', 'DOSE', 'PAUSED', 'NONE'], attention), most_pressing nulls last,
                         due_at nulls last, family_name, given_name, episode
                limit :limit""")
            .param("site", reader.site())
            .param("therapist", therapist.value())
            .param("today", today)
            .param("now", Times.utc(now))
            .param("limit", LARGEST)
            .query(Caseloads::read)
            .list();
    return new Page(
        rows.stream().map(Counted::entry).toList(), rows.isEmpty() ? 0 : rows.get(0).total());
  }

  private record Counted(Entry entry, long total) {}

  private static Counted read(ResultSet row, int number) throws SQLException {
    UUID item = row.getObject("item", UUID.class);
    return new Counted(
        new Entry(
            new EpisodeId(row.getObject("episode", UUID.class)),
            new PersonNames.PersonName(
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("given_name"),
                row.getString("family_name")),
            Attention.valueOf(row.getString("attention")),
            row.getString("level"),
            row.getObject("week", Integer.class),
            row.getInt("weeks"),
            row.getString("programme"),
            row.getInt("planned"),
            row.getInt("attended"),
            row.getInt("minimum"),
            row.getInt("missed"),
            row.getInt("late"),
            item == null
                ? null
                : new Next(
                    item,
                    row.getString("item_name"),
                    Times.instant(row, "due_at"),
                    row.getString("holder")),
            Set.of((String[]) row.getArray("kinds").getArray())),
        row.getLong("total"));
  }
}
