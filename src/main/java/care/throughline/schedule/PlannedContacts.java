package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Attempts to reach a referred person, and contacts after discharge. Each plan is kept with the
 * occurrence of the step that asked, so that the same step asking again gets the same answer. Runs
 * in the caller's transaction.
 */
@Component
public class PlannedContacts {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final ScheduleSettings settings;

  PlannedContacts(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Episodes episodes,
      EpisodeCourse course,
      ScheduleSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.episodes = episodes;
    this.course = course;
    this.settings = settings;
  }

  /**
   * A planned attempt to reach a referred person.
   *
   * @param number 1 for the first
   * @param attemptsLeft false when no further attempt is made and {@code dueAt} is the end of the
   *     wait
   */
  public record Attempt(int number, Instant dueAt, boolean attemptsLeft) {}

  /**
   * A planned aftercare contact.
   *
   * @param dueAt when to call; when aftercare is over, when the last contact was due
   * @param outreachDue the contact just missed calls for outreach
   */
  public record AftercareContact(Instant dueAt, boolean outreachDue, boolean over) {}

  private record Kept(
      LocalDate startsOn, int number, AftercarePlan.Contact contact, Instant dueAt) {

    AftercareContact told() {
      return new AftercareContact(dueAt, contact.outreach(), contact.over());
    }
  }

  /** Plans the next attempt to reach the person. */
  public Attempt planAttempt(EpisodeId id, String occurrence) {
    List<Attempt> attempts = attempts(id);
    Optional<Attempt> known =
        jdbc.sql("select * from contact_attempt where occurrence = ?")
            .param(occurrence)
            .query(PlannedContacts::readAttempt)
            .optional();
    if (known.isPresent()) {
      return known.get();
    }
    Site site = site(id);
    Instant now = clock.instant();
    int number = attempts.size() + 1;
    Instant dueAt =
        attempts.isEmpty()
            ? ContactPlan.first(now, site)
            : ContactPlan.next(
                number,
                attempts.get(0).dueAt(),
                attempts.get(attempts.size() - 1).dueAt(),
                now,
                site);
    jdbc.sql(
            "insert into contact_attempt (episode, number, due_at, occurrence) values (?, ?, ?, ?)")
        .params(id.value(), number, Times.utc(dueAt), occurrence)
        .update();
    if (number == 1) {
      course.recordReferralState(id, "contacting");
    }
    return new Attempt(number, dueAt, number <= ContactPlan.ATTEMPTS);
  }

  /** The attempts planned so far, in order. */
  public List<Attempt> attempts(EpisodeId id) {
    return jdbc.sql("select * from contact_attempt where episode = ? order by number")
        .param(id.value())
        .query(PlannedContacts::readAttempt)
        .list();
  }

  /** Until when a person who was not reached may come back without a new referral. */
  public Instant reopenUntil(EpisodeId id) {
    return ContactPlan.reopenUntil(clock.instant(), site(id));
  }

  /**
   * Plans the next aftercare contact.
   *
   * @param made whether the contact planned before was made; null when none was tried, which leaves
   *     the plan as it is
   */
  public AftercareContact planAftercareContact(
      EpisodeId id, @Nullable Boolean made, String occurrence) {
    Optional<Kept> known = kept("where occurrence = ?", occurrence);
    if (known.isPresent()) {
      return known.get().told();
    }
    Episode episode = episodes.get(id);
    Site site = sites.get(episode.site());
    LocalDate today = site.dayOf(clock.instant());
    LocalDate start =
        site.dayOf(Objects.requireNonNullElse(episode.dischargedAt(), clock.instant()));
    Optional<Kept> last =
        kept("where episode = ? and starts_on = ? order by number desc limit 1", id.value(), start);
    if (last.isPresent() && (made == null || last.get().contact().over())) {
      return last.get().told();
    }
    AftercarePlan.Contact contact =
        last.map(
                before ->
                    AftercarePlan.next(
                        start,
                        settings.aftercareMonths(),
                        before.contact(),
                        Boolean.TRUE.equals(made),
                        today))
            .orElseGet(() -> AftercarePlan.first(start, settings.aftercareMonths(), today));
    Kept planned =
        new Kept(
            start,
            last.map(Kept::number).orElse(0) + 1,
            contact,
            ContactPlan.at(contact.on(), DayPart.MORNING, site));
    keep(id, planned, occurrence);
    return planned.told();
  }

  private void keep(EpisodeId id, Kept planned, String occurrence) {
    AftercarePlan.Contact contact = planned.contact();
    jdbc.sql(
            """
            insert into aftercare_contact (episode, starts_on, number, contact, retry, missed, on_date, due_at, outreach, finished, occurrence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            id.value(),
            planned.startsOn(),
            planned.number(),
            contact.contact(),
            contact.retry(),
            contact.missed(),
            contact.on(),
            Times.utc(planned.dueAt()),
            contact.outreach(),
            contact.over(),
            occurrence)
        .update();
  }

  private Optional<Kept> kept(String where, Object... parameters) {
    return jdbc.sql("select * from aftercare_contact " + where)
        .params(parameters)
        .query(PlannedContacts::readKept)
        .optional();
  }

  private Site site(EpisodeId id) {
    return sites.get(episodes.get(id).site());
  }

  private static Attempt readAttempt(ResultSet row, int index) throws SQLException {
    int number = row.getInt("number");
    return new Attempt(number, Times.instant(row, "due_at"), number <= ContactPlan.ATTEMPTS);
  }

  private static Kept readKept(ResultSet row, int index) throws SQLException {
    return new Kept(
        row.getObject("starts_on", LocalDate.class),
        row.getInt("number"),
        new AftercarePlan.Contact(
            row.getInt("contact"),
            row.getInt("retry"),
            row.getInt("missed"),
            row.getObject("on_date", LocalDate.class),
            row.getBoolean("outreach"),
            row.getBoolean("finished")),
        Times.instant(row, "due_at"));
  }
}
