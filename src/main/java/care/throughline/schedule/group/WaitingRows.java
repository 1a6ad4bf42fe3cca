package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads and writes the waiting list. Runs in the caller's transaction and decides nothing. */
@Repository
class WaitingRows {

  private static final String ORDER =
      " order by array_position(array['pregnant', 'injects', 'stepDown', 'returning', 'none'], priority), since, id";

  private final JdbcClient jdbc;

  WaitingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everybody who waits at a site, in the order of service. */
  List<WaitingEntry> at(String site) {
    return jdbc.sql("select * from waiting_list_entry where state = 'waiting' and site = ?" + ORDER)
        .param(site)
        .query(WaitingRows::read)
        .list();
  }

  /** Everybody who waits at a level of a site, in the order of service. */
  List<WaitingEntry> at(String site, String level) {
    return jdbc.sql(
            "select * from waiting_list_entry where state = 'waiting' and site = ? and level = ?"
                + ORDER)
        .params(site, level)
        .query(WaitingRows::read)
        .list();
  }

  Optional<WaitingEntry> of(EpisodeId episode) {
    return jdbc.sql("select * from waiting_list_entry where state = 'waiting' and episode = ?")
        .param(episode.value())
        .query(WaitingRows::read)
        .optional();
  }

  /** Adds an entry unless the episode waits already. */
  void insert(WaitingEntry entry) {
    jdbc.sql(
            """
            insert into waiting_list_entry (id, episode, person, site, level, track, care_group, priority, since, state)
            values (:id, :episode, :person, :site, :level, :track, :group, :priority, :since, 'waiting')
            on conflict do nothing""")
        .param("id", entry.id())
        .param("episode", entry.episode().value())
        .param("person", entry.person().value())
        .param("site", entry.site())
        .param("level", entry.level())
        .param("track", entry.track() == null ? null : entry.track().key())
        .param("group", entry.group() == null ? null : entry.group().value())
        .param("priority", entry.priority().key())
        .param("since", Times.utc(entry.since()))
        .update();
  }

  void raise(UUID entry, Priority priority) {
    jdbc.sql("update waiting_list_entry set priority = ? where id = ?")
        .params(priority.key(), entry)
        .update();
  }

  /** Lets nobody else serve the entry until the transaction ends; false when it waits no longer. */
  boolean claim(UUID entry) {
    return jdbc.sql(
            "select 1 from waiting_list_entry where id = ? and state = 'waiting' for no key update")
        .param(entry)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Ends the wait of an episode; returns whether it waited. */
  boolean end(EpisodeId episode, String state, @Nullable String reason, Instant now) {
    return jdbc.sql(
                """
                update waiting_list_entry set state = :state, ended_at = :now, left_reason = :reason
                where episode = :episode and state = 'waiting'""")
            .param("state", state)
            .param("now", Times.utc(now))
            .param("reason", reason)
            .param("episode", episode.value())
            .update()
        == 1;
  }

  void skip(UUID entry, CareGroupId group, String reason, Instant now, String by) {
    jdbc.sql(
            "insert into waiting_list_skip (entry, care_group, reason, skipped_at, skipped_by) values (?, ?, ?, ?, ?)")
        .params(entry, group.value(), reason, Times.utc(now), by)
        .update();
  }

  /** Why somebody further down was served before this one, the latest first. */
  List<WaitingList.Skip> skips(UUID entry) {
    return jdbc.sql(
            """
            select g.name, s.reason, s.skipped_at, s.skipped_by from waiting_list_skip s join care_group g on g.id = s.care_group
            where s.entry = ? order by s.id desc""")
        .param(entry)
        .query(
            (row, number) ->
                new WaitingList.Skip(
                    row.getString("name"),
                    row.getString("reason"),
                    Times.instant(row, "skipped_at"),
                    row.getString("skipped_by")))
        .list();
  }

  /** What the record says about the urgency of an episode. */
  Priority priority(EpisodeId episode) {
    return Priority.of(
        jdbc.sql(
                """
                select case
                  when exists (select 1 from referral where episode = e.id and 'pregnant' = any (priority))
                    or exists (select 1 from answer where episode = e.id and answers ->> 'pregnant' = 'yes') then 'pregnant'
                  when exists (select 1 from referral where episode = e.id and 'injects' = any (priority))
                    or exists (select 1 from answer where episode = e.id and answers ->> 'injects' = 'yes') then 'injects'
                  when e.entry_kind = 'stepDown'
                    or exists (select 1 from stay s join level_of_care l on l.code = s.level and l.residential
                               where s.episode = e.id and s.state = 'ended') then 'stepDown'
                  when exists (select 1 from seat where episode = e.id and state = 'released' and release_reason = any(:notBack))
                    then 'returning'
                  else 'none' end
                from episode e where e.id = :episode""")
            .param("episode", episode.value())
            .param("notBack", new SqlArrayValue("text", Texts.inAll(SeatLapses.NOT_BACK).toArray()))
            .query(String.class)
            .single());
  }

  /** Ends the waits of people whose episode is closed. */
  int endClosed(Instant now) {
    return jdbc.sql(
            """
            update waiting_list_entry w set state = 'left', ended_at = ?, left_reason = ?
            from episode e where e.id = w.episode and e.closed_at is not null and w.state = 'waiting'""")
        .params(Times.utc(now), Texts.kept("schedule-group.reason.episode-closed"))
        .update();
  }

  private static WaitingEntry read(ResultSet row, int number) throws SQLException {
    String track = row.getString("track");
    UUID group = row.getObject("care_group", UUID.class);
    return new WaitingEntry(
        row.getObject("id", UUID.class),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("site"),
        row.getString("level"),
        track == null ? null : CareGroup.Track.valueOf(track.toUpperCase(Locale.ROOT)),
        group == null ? null : new CareGroupId(group),
        Priority.of(row.getString("priority")),
        Times.instant(row, "since"));
  }
}
