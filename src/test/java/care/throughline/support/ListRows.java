package care.throughline.support;

import care.throughline.platform.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A work list of any length, written as the schema takes it: a third is overdue, one in twenty put
 * aside, half held by somebody; the owner named holds forty of them.
 */
public final class ListRows {

  /** Items that whoever is named holds. */
  public static final int HELD = 40;

  private final JdbcClient jdbc;

  public ListRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes people, an episode each, and open items; then has the database look at them. */
  public void fill(int people, int items, UUID owner) {
    List<UUID> others =
        jdbc.sql("select id from staff where id <> ? order by username")
            .param(owner)
            .query(UUID.class)
            .list();
    jdbc.sql(
            """
            insert into person (id, mrn, given_name, family_name, birth_date, created_at)
            select md5('p' || n)::uuid, 'L-' || lpad(n::text, 7, '0'),
                   (array['Dana','Marco','Priya','Lena','Tomas','Aisha','Jon','Ruth','Wei','Sofia'])[1 + n % 10] || ' ' || chr(97 + n % 23),
                   (array['Whit','Ander','Kowal','Ibarr','Okafo','Lindq','Marti','Novak','Petro','Quist'])[1 + (n / 10) % 10]
                     || (array['lock','son','ski','a','r','ist','nez','ova','v','er'])[1 + (n / 100) % 10] || chr(97 + (n / 1000) % 26) || chr(97 + n % 26),
                   date '1980-01-01' + n % 9000, '2026-01-01T00:00:00Z'
            from generate_series(1, :people) n""")
        .param("people", people)
        .update();
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, week_number, weeks_planned, referred_at)
            select md5('e' || n)::uuid, md5('p' || n)::uuid, 'main', (select max(number) from release), 'active', 'accepted', 'referral', false,
                   case when n % 10 = 0 then null when n % 500 = 1 then '3.7' when n % 3 = 0 then '1' else '2.1' end, 1 + n % 12, 12, '2026-01-01T00:00:00Z'
            from generate_series(1, :people) n""")
        .param("people", people)
        .update();
    jdbc.sql(
            """
            insert into work_item (id, site, task_ref, episode, person, process, step, name, why, form, release, roles, urgency, state, created_at,
                                   due_at, owner, claimed_at, snoozed_until)
            select md5('w' || n)::uuid, 'main', 'list-' || n, md5('e' || (1 + n % :people))::uuid, md5('p' || (1 + n % :people))::uuid, 'iopProgramme',
                   'UserTask_' || n % 40, 'Do the thing number ' || n % 40, 'It is part of week ' || n % 12, 'reviewWeek',
                   (select max(number) from release),
                   case when n % 40 < 16 then array['coordinator'] when n % 40 < 28 then array['therapist', 'coordinator'] when n % 40 = 39 then array['medical']
                        else array['facilitator'] end,
                   case when n % 97 = 0 then 'EMERGENCY' when n % 13 = 0 then 'URGENT' when n % 5 = 0 then 'HIGH' else 'ROUTINE' end,
                   'open', timestamptz '2027-01-01T00:00:00Z' - make_interval(hours => n % 240),
                   timestamptz '2026-12-27T00:00:00Z' + make_interval(mins => (n::bigint * 7919 % 34560)::int),
                   case when n <= :held then :owner::uuid when n % 2 = 0 then (:others::uuid[])[1 + n / 2 % :colleagues] end,
                   case when n <= :held or n % 2 = 0 then timestamptz '2027-01-02T00:00:00Z' end,
                   case when n % 20 = 7 then timestamptz '2027-01-05T00:00:00Z' end
            from generate_series(1, :items) n""")
        .param("people", people)
        .param("items", items)
        .param("held", HELD)
        .param("owner", owner)
        .param("others", new SqlArrayValue("uuid", others.toArray()))
        .param("colleagues", others.size())
        .update();
    vacuum("person", "episode", "work_item", "searched_word");
  }

  /**
   * Writes what lies behind the open items: five lines of record for each episode, and ended items,
   * {@link #HELD} of which the member did today.
   *
   * @param ended how many ended items
   * @param today some moment of today, before now
   */
  public void behind(int ended, String username, Instant today) {
    jdbc.sql(
            """
            insert into history_entry (episode, at, kind, words, actor)
            select e.id, e.referred_at + make_interval(days => n), 'step', 'Week ' || n || ' was reviewed', :username
            from episode e cross join generate_series(1, 5) n""")
        .param("username", username)
        .update();
    jdbc.sql(
            """
            insert into work_item (id, site, task_ref, episode, person, process, step, name, why, form, release, roles, urgency, state, created_at,
                                   due_at, ended_at, ended_by)
            select md5('d' || n)::uuid, 'main', 'list-ended-' || n, w.episode, w.person, w.process, w.step, w.name, w.why, w.form, w.release, w.roles,
                   w.urgency, 'done', w.created_at, w.due_at,
                   case when n <= :held then :today::timestamptz else :today::timestamptz - make_interval(hours => (24 + n % 2000)::int) end,
                   case when n <= :held or n % 20 = 0 then :username else 'somebody' end
            from (select *, row_number() over (order by id) as n from work_item where task_ref like 'list-%' limit :ended) w""")
        .param("held", HELD)
        .param("today", Times.utc(today))
        .param("username", username)
        .param("ended", ended)
        .update();
    vacuum("history_entry", "work_item");
  }

  private void vacuum(String... tables) {
    for (String table : tables) {
      jdbc.sql("vacuum (analyze) " + table).update();
    }
  }
}
