package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads what the rules need to know of people who seek a place; many at once. */
@Repository
class SeekerReader {

  private final JdbcClient jdbc;
  private final WishBook wishes;

  SeekerReader(JdbcClient jdbc, WishBook wishes) {
    this.jdbc = jdbc;
    this.wishes = wishes;
  }

  /**
   * What is known of a person before taken time is.
   *
   * @param level null while nobody confirmed one
   * @param minor true when they are under 18 on the first day
   * @param hourMinutes how long the weekly hour of the programme of their level is
   * @param weeks how long that programme is
   * @param seat group in which they have a seat now; null when they have none
   * @param seen true when they see the therapist still
   * @param therapist whom they see, or saw last; null when nobody yet
   */
  record Known(
      EpisodeId episode,
      PersonId person,
      @Nullable String level,
      boolean minor,
      @Nullable String gender,
      String language,
      int hourMinutes,
      int weeks,
      Set<UUID> groups,
      @Nullable UUID seat,
      boolean seen,
      @Nullable StaffId therapist,
      @Nullable WeekTime hour,
      @Nullable UUID room) {}

  /**
   * In one statement, however many there are.
   *
   * @param from day on which a seat or an hour must still be theirs to count
   */
  Map<EpisodeId, Known> known(Collection<EpisodeId> episodes, LocalDate from) {
    return jdbc
        .sql(
            """
            select e.id, e.person, p.gender, p.language, l.level, t.minutes as hour_minutes, v.weeks,
                   p.birth_date > :from::date - interval '18 years' as minor,
                   array(select distinct s.care_group from seat s where s.person = e.person) as groups,
                   (select s.care_group from seat s
                    where s.episode = e.id and s.state in ('reserved', 'enrolled', 'onHold') and (upper_inf(s.during) or upper(s.during) > :from)
                      and coalesce(upper(s.during) - lower(s.during), 2) > 1
                    order by lower(s.during) desc limit 1) as seat,
                   coalesce(a.episode = e.id and (upper_inf(a.during) or upper(a.during) > :from), false) as seen,
                   a.therapist, a.weekday, a.starts, a.minutes, a.room
            from episode e join person p on p.id = e.person
            left join lateral (
              select coalesce(e.level, (select c.answers ->> 'confirmedLevel' from answer c
                                        where c.episode = e.id and c.form = 'confirmPlacement' order by c.answered_at desc limit 1)) as level) l on true
            left join level_of_care c on c.code = l.level
            left join programme g on g.episode = e.id
            left join lateral (
              select template, version, weeks from template_version
              where template = coalesce(g.template, case when e.minor then c.minor_template else c.default_template end)
                and version = coalesce(g.template_version, version)
              order by effective_on desc limit 1) v on true
            left join template_slot t on t.template = v.template and t.version = v.version and t.kind = 'individual' and t.ordinal = 1
            left join lateral (
              select x.* from therapist_assignment x join episode o on o.id = x.episode
              where o.person = e.person order by lower(x.during) desc limit 1) a on true
            where e.id = any(:ids)""")
        .param("from", from)
        .param("ids", new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()))
        .query(SeekerReader::known)
        .list()
        .stream()
        .collect(Collectors.toMap(Known::episode, known -> known));
  }

  /** Whom each of the people must not meet; who may meet everybody is missing. */
  Map<PersonId, Set<PersonId>> noContact(Collection<PersonId> people) {
    SqlArrayValue ids =
        new SqlArrayValue("uuid", people.stream().map(PersonId::value).distinct().toArray());
    Map<PersonId, Set<PersonId>> pairs = new HashMap<>();
    jdbc.sql("select person, other from no_contact where person = any(:ids) or other = any(:ids)")
        .param("ids", ids)
        .query(
            (row, number) ->
                List.of(
                    new PersonId(row.getObject("person", UUID.class)),
                    new PersonId(row.getObject("other", UUID.class))))
        .list()
        .forEach(
            pair -> {
              pairs.computeIfAbsent(pair.get(0), one -> new HashSet<>()).add(pair.get(1));
              pairs.computeIfAbsent(pair.get(1), one -> new HashSet<>()).add(pair.get(0));
            });
    return pairs;
  }

  Map<PersonId, Wishes> wishes(Collection<PersonId> people) {
    return wishes.of(people);
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    UUID therapist = row.getObject("therapist", UUID.class);
    int hourMinutes = row.getInt("hour_minutes");
    int weeks = row.getInt("weeks");
    return new Known(
        new EpisodeId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        row.getString("level"),
        row.getBoolean("minor"),
        row.getString("gender"),
        row.getString("language"),
        hourMinutes == 0 ? 60 : hourMinutes,
        weeks == 0 ? 12 : weeks,
        Arrays.stream((Object[]) row.getArray("groups").getArray())
            .map(UUID.class::cast)
            .collect(Collectors.toUnmodifiableSet()),
        row.getObject("seat", UUID.class),
        row.getBoolean("seen"),
        therapist == null ? null : new StaffId(therapist),
        therapist == null
            ? null
            : WeekTime.of(
                DayOfWeek.of(row.getInt("weekday")),
                row.getObject("starts", LocalTime.class),
                row.getInt("minutes")),
        row.getObject("room", UUID.class));
  }
}
