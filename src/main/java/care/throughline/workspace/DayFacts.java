package care.throughline.workspace;

import care.throughline.access.Staff;
import care.throughline.platform.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What a day begins with, read across modules: meetings, people nobody acts for, new referrals, who
 * is away. Each is one statement that reads a few rows.
 */
@Repository
class DayFacts {

  private final JdbcClient jdbc;

  DayFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A meeting of the reader, or a sheet of theirs that is still to be signed.
   *
   * @param group name of the group; null for a person's hour
   * @param sheetOpen true when the sheet is asked for and not signed
   */
  record Meeting(
      UUID id,
      Instant startsAt,
      boolean over,
      @Nullable String group,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable UUID person,
      boolean sheetOpen) {}

  /** Somebody in care. */
  record PersonRow(UUID person, String givenName, String familyName, Instant since) {}

  /**
   * A colleague who is away today.
   *
   * @param standIn null when the work goes back to everyone in its roles
   */
  record Away(String name, @Nullable String standIn, LocalDate last) {}

  /** The beginning of a list that is counted up to a bound. */
  record Some<T>(List<T> first, int count) {

    static <T> Some<T> of(List<T> rows) {
      return new Some<>(rows.stream().limit(HomeCard.LINES).toList(), rows.size());
    }
  }

  /** Most rows of which anything is counted. */
  static final int MOST = 100;

  List<Meeting> meetings(Staff reader, Instant from, Instant until, Instant now) {
    return jdbc.sql(
            """
            select * from (
              select g.id, lower(g.during) as starts_at, upper(g.during) <= :now as over, c.name as care_group,
                     null::text as given_name, null::text as family_name, null::uuid as person, coalesce(g.sheet_state = 'asked', false) as sheet_open
              from group_session g join care_group c on c.id = g.care_group
              where (g.facilitator = :me or g.co_facilitator = :me) and g.state <> 'cancelled' and g.during && tstzrange(:from, :until)
              union all
              select g.id, lower(g.during), true, c.name, null, null, null, true
              from group_session g join care_group c on c.id = g.care_group
              where g.facilitator = :me and g.sheet_state = 'asked' and g.state <> 'cancelled' and upper(g.during) <= :from
              union all
              select s.id, lower(s.during), upper(s.during) <= :now, null, p.given_name, p.family_name, p.id, false
              from session s join person p on p.id = s.person
              where s.therapist = :me and s.during && tstzrange(:from, :until) and s.state not in ('cancelledPatient', 'cancelledProgramme')) m
            order by starts_at, id limit :most""")
        .param("me", reader.id().value())
        .param("now", Times.utc(now))
        .param("from", Times.utc(from))
        .param("until", Times.utc(until))
        .param("most", MOST)
        .query(
            (row, number) ->
                new Meeting(
                    row.getObject("id", UUID.class),
                    Times.instant(row, "starts_at"),
                    row.getBoolean("over"),
                    row.getString("care_group"),
                    row.getString("given_name"),
                    row.getString("family_name"),
                    row.getObject("person", UUID.class),
                    row.getBoolean("sheet_open")))
        .list();
  }

  /** Whoever is in care and has neither an open item nor a meeting to come. */
  Some<PersonRow> withoutNextStep(Staff reader, Instant now) {
    return Some.of(
        jdbc.sql(
                """
                select p.id, p.given_name, p.family_name, e.referred_at as since from episode e join person p on p.id = e.person
                where e.site = :site and e.closed_at is null
                  and not exists (select 1 from work_item w where w.episode = e.id and w.state = 'open')
                  and not exists (select 1 from session s where s.episode = e.id and s.state = 'planned' and upper(s.during) > :now)
                order by e.referred_at, e.id limit :most""")
            .param("site", reader.site())
            .param("now", Times.utc(now))
            .param("most", MOST)
            .query(DayFacts::person)
            .list());
  }

  /** Who was referred since then and is still in care, the newest first. */
  Some<PersonRow> referredSince(Staff reader, Instant since) {
    return Some.of(
        jdbc.sql(
                """
                select p.id, p.given_name, p.family_name, e.referred_at as since from episode e join person p on p.id = e.person
                where e.site = :site and e.closed_at is null and e.referred_at >= :since order by e.referred_at desc, e.id limit :most""")
            .param("site", reader.site())
            .param("since", Times.utc(since))
            .param("most", MOST)
            .query(DayFacts::person)
            .list());
  }

  /** Who is away on that day. */
  List<Away> away(Staff reader, LocalDate today) {
    return jdbc.sql(
            """
            select s.name, i.name as stand_in, upper(c.during) - 1 as last from cover c join staff s on s.id = c.staff and s.site = :site and s.active
              left join staff i on i.id = c.stand_in
            where c.during @> :today::date order by s.name, s.id limit :most""")
        .param("site", reader.site())
        .param("today", today)
        .param("most", MOST)
        .query(
            (row, number) ->
                new Away(
                    row.getString("name"),
                    row.getString("stand_in"),
                    row.getObject("last", LocalDate.class)))
        .list();
  }

  /** Plans of the reader's site that wait to be published. */
  int openRepairs(Staff reader) {
    return jdbc.sql(
            "select count(*) from repair where site = :site and published_at is null and withdrawn_at is null")
        .param("site", reader.site())
        .query(Integer.class)
        .single();
  }

  /** Names of the kinds of messages that staff have to look at, with how many there are. */
  int messagesIn(Staff reader, List<String> states, Instant since) {
    return jdbc.sql(
            """
            select count(*) from (select 1 from outbox o join episode e on e.id = o.episode and e.site = :site
            where o.created_at >= :since and o.state = any(:states) limit :most) found""")
        .param("site", reader.site())
        .param("since", Times.utc(since))
        .param("states", new SqlArrayValue("text", states.toArray()))
        .param("most", MOST)
        .query(Integer.class)
        .single();
  }

  private static PersonRow person(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new PersonRow(
        row.getObject("id", UUID.class),
        row.getString("given_name"),
        row.getString("family_name"),
        Times.instant(row, "since"));
  }
}
