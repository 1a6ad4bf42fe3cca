package care.throughline.schedule.placing;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** When people can come and what they wish, as it was last told. */
@Repository
public class WishBook {

  private static final Set<String> TRACKS = Set.of("day", "evening", "weekend");
  private static final Set<String> WAYS = Set.of("only", "never");
  private static final Set<String> GENDERS = Set.of("female", "male", "other");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AuditTrail audit;

  WishBook(JdbcClient jdbc, Clock clock, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** What a person wishes; nothing when nobody asked yet. */
  public Wishes of(PersonId person) {
    return of(List.of(person)).getOrDefault(person, Wishes.NONE);
  }

  /** What several people wish; those nobody asked yet are missing. In one statement. */
  Map<PersonId, Wishes> of(Collection<PersonId> people) {
    Map<PersonId, Wishes> found = new HashMap<>();
    jdbc.sql(
            """
            select p.id as person, w.person is not null as asked, w.track, w.language, w.therapist_gender, w.telehealth, w.step_free,
                   a.preferred, a.weekday, lower(a.hours) as starts, upper(a.hours) as ends
            from unnest(?) as p (id) left join person_wish w on w.person = p.id left join person_availability a on a.person = p.id
            where w.person is not null or a.person is not null order by a.weekday, lower(a.hours)""")
        .param(new SqlArrayValue("uuid", people.stream().map(PersonId::value).distinct().toArray()))
        .query(
            row -> {
              PersonId person = new PersonId(row.getObject("person", UUID.class));
              Wishes known = found.get(person);
              if (known == null) {
                known = row.getBoolean("asked") ? wishes(row) : Wishes.NONE;
              }
              found.put(
                  person,
                  row.getObject("weekday") == null
                      ? known
                      : known.and(time(row), row.getBoolean("preferred")));
            });
    return found;
  }

  /**
   * Replaces what is known of a person's availability and wishes.
   *
   * @throws ScheduleRefused when times overlap, or a wish is none of those there are
   */
  public void change(PersonId person, Wishes wishes, Staff by) {
    refuse(wishes);
    transactions.run(
        () -> {
          jdbc.sql("delete from person_availability where person = ?")
              .param(person.value())
              .update();
          wishes.available().forEach(time -> add(person, time, false));
          wishes.preferred().forEach(time -> add(person, time, true));
          jdbc.sql(
                  """
                  insert into person_wish (person, track, language, therapist_gender, telehealth, step_free, changed_at, changed_by)
                  values (:person, :track, :language, :gender, :telehealth, :stepFree, :now, :by)
                  on conflict (person) do update set track = excluded.track, language = excluded.language,
                    therapist_gender = excluded.therapist_gender, telehealth = excluded.telehealth, step_free = excluded.step_free,
                    changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
              .param("person", person.value())
              .param("track", wishes.track())
              .param("language", wishes.language())
              .param("gender", wishes.therapistGender())
              .param("telehealth", wishes.telehealth())
              .param("stepFree", wishes.stepFree())
              .param("now", Times.utc(clock.instant()))
              .param("by", by.username())
              .update();
          audit.record(by.actor(), "wishes.changed", "person", person.value(), Map.of());
        });
  }

  private void add(PersonId person, WeekTime time, boolean preferred) {
    jdbc.sql(
            "insert into person_availability (person, weekday, hours, preferred) values (?, ?, timerange(?, ?), ?)")
        .params(person.value(), time.day().getValue(), time.starts(), ends(time), preferred)
        .update();
  }

  /** Midnight at the end of a day is its last minute in the database. */
  private static LocalTime ends(WeekTime time) {
    return time.until() == 24 * 60
        ? LocalTime.of(23, 59)
        : LocalTime.ofSecondOfDay(time.until() * 60L);
  }

  private static void refuse(Wishes wishes) {
    refuseOverlap(wishes.available());
    refuseOverlap(wishes.preferred());
    refuseUnknown("schedule-placing.wish.no-track", wishes.track(), TRACKS);
    refuseUnknown("schedule-placing.wish.no-way", wishes.telehealth(), WAYS);
    refuseUnknown("schedule-placing.wish.no-gender", wishes.therapistGender(), GENDERS);
    String language = wishes.language();
    if (language != null && !language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new ScheduleRefused(Texts.of("schedule-placing.wish.no-language", language));
    }
  }

  private static void refuseOverlap(List<WeekTime> times) {
    List<WeekTime> sorted = new ArrayList<>(times);
    sorted.sort(null);
    for (int index = 1; index < sorted.size(); index++) {
      if (sorted.get(index - 1).overlaps(sorted.get(index))) {
        throw new ScheduleRefused(
            Texts.of("schedule-placing.wish.overlap", sorted.get(index).dayWords()));
      }
    }
  }

  private static void refuseUnknown(
      String key, @org.jspecify.annotations.Nullable String wish, Set<String> known) {
    if (wish != null && !known.contains(wish)) {
      throw new ScheduleRefused(
          Texts.of(key, wish, String.join(", ", known.stream().sorted().toList())));
    }
  }

  private static Wishes wishes(ResultSet row) throws SQLException {
    return new Wishes(
        List.of(),
        List.of(),
        row.getString("track"),
        row.getString("language"),
        row.getString("therapist_gender"),
        row.getString("telehealth"),
        row.getBoolean("step_free"));
  }

  private static WeekTime time(ResultSet row) throws SQLException {
    return new WeekTime(
        DayOfWeek.of(row.getInt("weekday")),
        row.getObject("starts", LocalTime.class).toSecondOfDay() / 60,
        row.getObject("ends", LocalTime.class).toSecondOfDay() / 60);
  }
}
