package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.person.PersonId;
import care.throughline.schedule.group.Care;
import care.throughline.schedule.group.Joiner;
import care.throughline.schedule.group.Joiners;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads what the rules need to know of people who seek a place; many at once. */
@Repository
class SeekerReader implements Joiners {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final WishBook wishes;
  private final TakenTimes times;

  SeekerReader(JdbcClient jdbc, Clock clock, WishBook wishes, TakenTimes times) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.wishes = wishes;
    this.times = times;
  }

  /**
   * What is known of a person before taken time is.
   *
   * @param zone of their site
   * @param today the day it is there
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
      Care care,
      String site,
      ZoneId zone,
      LocalDate today,
      Set<PersonId> mustNotMeet,
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
      @Nullable UUID room) {

    /** Who seeks a place. */
    Seeker seeker(@Nullable String at, Wishes wishes, WeekMinutes taken, Place former) {
      return new Seeker(
          episode,
          person,
          care,
          site,
          today,
          at,
          minor,
          gender,
          language,
          wishes,
          taken,
          mustNotMeet,
          groups,
          former);
    }
  }

  /**
   * In one statement, however many there are.
   *
   * @param from day on which a seat or an hour must still be theirs to count
   */
  Map<EpisodeId, Known> known(Collection<EpisodeId> episodes, LocalDate from) {
    return jdbc
        .sql(
            """
            select e.id, e.person, e.site, z.zone, e.state, e.closed_at is not null or p.deceased_on is not null as closed,
                   e.discharged_at is not null as discharged, p.gender, p.language, l.level, t.minutes as hour_minutes, v.weeks,
                   p.birth_date > :from::date - interval '18 years' as minor,
                   array(select case when n.person = e.person then n.other else n.person end from no_contact n
                         where e.person in (n.person, n.other)) as apart,
                   array(select distinct s.care_group from seat s where s.person = e.person) as groups,
                   (select s.care_group from seat s
                    where s.episode = e.id and s.state in ('reserved', 'enrolled', 'onHold') and (upper_inf(s.during) or upper(s.during) > :from)
                      and coalesce(upper(s.during) - lower(s.during), 2) > 1
                    order by lower(s.during) desc limit 1) as seat,
                   coalesce(a.episode = e.id and (upper_inf(a.during) or upper(a.during) > :from), false) as seen,
                   a.therapist, a.weekday, a.starts, a.minutes, a.room
            from episode e join person p on p.id = e.person join site z on z.id = e.site
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
              where o.person = e.person order by x.during @> :from::date desc, lower(x.during) desc limit 1) a on true
            where e.id = any(:ids)""")
        .param("from", from)
        .param("ids", new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()))
        .query(this::known)
        .list()
        .stream()
        .collect(Collectors.toMap(Known::episode, known -> known));
  }

  /** The person of that episode; whatever they are planned for follows the seat. */
  @Override
  public Joiner of(EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    Known one = known(List.of(episode), from).get(episode);
    if (one == null) {
      throw new IllegalArgumentException("There is no episode " + episode.value() + ".");
    }
    LocalDate last = until != null && until.isAfter(from) ? until : from.plusWeeks(one.weeks());
    WeekMinutes taken =
        times.besideProgramme(episode, one.person().value(), one.zone(), from, last);
    return one.seeker(
            one.level(),
            wishes.of(one.person()),
            taken,
            new Place(one.seat(), one.therapist(), one.hour(), one.room()))
        .joiner();
  }

  Map<PersonId, Wishes> wishes(Collection<PersonId> people) {
    return wishes.of(people);
  }

  private Known known(ResultSet row, int number) throws SQLException {
    UUID therapist = row.getObject("therapist", UUID.class);
    ZoneId zone = ZoneId.of(row.getString("zone"));
    int hourMinutes = row.getInt("hour_minutes");
    int weeks = row.getInt("weeks");
    return new Known(
        new EpisodeId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        Care.of(
            !row.getBoolean("closed"),
            row.getBoolean("discharged"),
            EpisodeState.valueOf(row.getString("state").toUpperCase(Locale.ROOT))),
        row.getString("site"),
        zone,
        clock.instant().atZone(zone).toLocalDate(),
        ids(row, "apart").map(PersonId::new).collect(Collectors.toUnmodifiableSet()),
        row.getString("level"),
        row.getBoolean("minor"),
        row.getString("gender"),
        row.getString("language"),
        hourMinutes == 0 ? 60 : hourMinutes,
        weeks == 0 ? 12 : weeks,
        ids(row, "groups").collect(Collectors.toUnmodifiableSet()),
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

  private static Stream<UUID> ids(ResultSet row, String column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray()).map(UUID.class::cast);
  }
}
