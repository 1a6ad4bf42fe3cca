package care.throughline.schedule;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Another session in place of one that was missed, so that the dose of the week is kept (domain
 * guide 6.4): within seven days, at most two a week, a group for a group and an hour for an hour,
 * and answered once for each miss.
 */
@Component
public class MakeUps {

  /** How long after a miss another session may be offered. */
  static final int DAYS = 7;

  private static final int MOST_IN_A_WEEK = 2;
  private static final Set<Role> COORDINATORS =
      Set.of(Role.COORDINATOR, Role.THERAPIST, Role.SUPERVISOR, Role.DIRECTOR);
  private static final Set<SessionState> MISSED =
      Set.of(
          SessionState.NO_SHOW,
          SessionState.EXCUSED,
          SessionState.CANCELLED_PATIENT,
          SessionState.CANCELLED_PROGRAMME);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Programmes programmes;
  private final Sessions sessions;
  private final FreeTimes free;
  private final Seats seats;
  private final MakeUpRefusals refusals;
  private final AuditTrail audit;

  MakeUps(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      Programmes programmes,
      Sessions sessions,
      FreeTimes free,
      Seats seats,
      MakeUpRefusals refusals,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.programmes = programmes;
    this.sessions = sessions;
    this.free = free;
    this.seats = seats;
    this.refusals = refusals;
    this.audit = audit;
  }

  /** A missed session of which nobody has said yet whether it is made up. */
  public record Missed(SessionRow session, List<MakeUpOffer> offers) {}

  /** True when that member of staff may answer for the person. */
  public boolean mayAnswer(Staff staff) {
    return staff.roles().stream().anyMatch(COORDINATORS::contains);
  }

  /** What can still be made up, with offers: those that keep the dose of the same week first. */
  public List<Missed> open(EpisodeId episode) {
    Optional<Programme> programme = programmes.find(episode).filter(Programme::running);
    if (programme.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Set<UUID> answered =
        Set.copyOf(
            jdbc.sql(
                    """
                    select missed from make_up where episode = ?
                    union all select id from session where episode = ? and make_up_for is not null
                    -- what the plan itself put elsewhere, or holds in a later week by the holiday policy
                    union all select id from session where episode = ? and state = 'cancelledProgramme'
                                                       and cancel_reason in (?, ?, ?)""")
                .params(
                    episode.value(),
                    episode.value(),
                    episode.value(),
                    CancelReason.PLAN_CHANGED.kept(),
                    CancelReason.SITE_CLOSED.kept(),
                    CancelReason.HOLIDAY.kept())
                .query(UUID.class)
                .list());
    return sessions.of(episode).stream()
        .filter(session -> MISSED.contains(session.state()))
        .filter(session -> session.run() == programme.get().run())
        .filter(session -> session.startsAt().isAfter(now.minus(Duration.ofDays(DAYS))))
        .filter(session -> !session.startsAt().isAfter(now.plus(Duration.ofDays(DAYS))))
        .filter(session -> !answered.contains(session.id().value()))
        .map(session -> new Missed(session, offers(session, programme.get())))
        .toList();
  }

  /**
   * The person comes to another session instead.
   *
   * @param offer key of one of the offers
   * @return the session
   * @throws NoSuchElementException when there is no such session, or the member may not answer
   * @throws ScheduleRefused when it cannot be made up any more, or the time was taken meanwhile
   */
  public SessionRow accept(SessionId missed, String offer, Staff by) {
    try {
      return transactions.call(
          () -> {
            sessions
                .find(missed)
                .ifPresent(session -> sites.steady(episodes.get(session.episode()).site()));
            Missed open = locked(missed, by);
            MakeUpOffer chosen =
                open.offers().stream()
                    .filter(known -> known.key().equals(offer))
                    .findFirst()
                    .orElseThrow(() -> new MakeUpRefusals.Quicker(open.session()));
            UUID id = take(open, chosen, by);
            answer(open.session(), "accepted", id, by);
            return sessions.find(new SessionId(id)).orElseThrow();
          });
    } catch (MakeUpRefusals.Quicker lost) {
      throw refusals.lost(lost.missed(), offer, open(lost.missed().episode()));
    }
  }

  /** The person does not want to make it up; it is not offered again. A second call is refused. */
  public void decline(SessionId missed, Staff by) {
    transactions.run(() -> answer(locked(missed, by).session(), "declined", null, by));
  }

  private List<MakeUpOffer> offers(SessionRow missed, Programme programme) {
    Episode episode = episodes.get(missed.episode());
    Site site = sites.get(episode.site());
    LocalDate last = missed.day().plusDays(DAYS);
    List<Integer> full = fullWeeks(missed.episode(), missed.run());
    return free.instead(missed, episode, site, site.dayOf(clock.instant()), last).stream()
        .map(time -> MakeUpOffer.of(time, week(programme, time.day()), missed.weekNumber()))
        .filter(offer -> !full.contains(offer.week()) && offer.week() <= programme.weeksPlanned())
        .sorted(MakeUpOffer.BEST_FIRST)
        .toList();
  }

  private static int week(Programme programme, LocalDate day) {
    return programme.openWeek()
        + (int) Math.floorDiv(day.toEpochDay() - programme.weekStartsOn().toEpochDay(), 7L);
  }

  /** Weeks in which no more may be made up. */
  private List<Integer> fullWeeks(EpisodeId episode, int run) {
    return jdbc.sql(
            """
            select week_number from session
            where episode = ? and run = ? and make_up_for is not null and state not in ('cancelledPatient', 'cancelledProgramme')
            group by week_number having count(*) >= ?""")
        .params(episode.value(), run, MOST_IN_A_WEEK)
        .query(Integer.class)
        .list();
  }

  private UUID take(Missed open, MakeUpOffer offer, Staff by) {
    SessionRow missed = open.session();
    UUID meeting = offer.time().meeting();
    UUID group = offer.time().group();
    if (group != null) {
      visit(new CareGroupId(group), offer, missed, by);
    }
    UUID id = UUID.randomUUID();
    Span span = offer.time().span(missed.zone());
    try {
      jdbc.sql(
              """
              insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during,
                                   state, group_session, therapist, telehealth, make_up_for, changed_at)
              select :id, m.episode, m.person, m.run, :week, m.kind,
                     (select coalesce(max(o.ordinal), 0) + 1 from session o
                      where o.episode = m.episode and o.run = m.run and o.week_number = :week and o.kind = m.kind),
                     :day, :start, m.zone, :minutes, tstzrange(:from::timestamptz, :to::timestamptz, '[)'), 'planned',
                     :meeting, :therapist, :telehealth, m.id, :now::timestamptz
              from session m where m.id = :missed""")
          .param("id", id)
          .param("week", offer.week())
          .param("day", offer.time().day())
          .param("start", offer.time().start())
          .param("minutes", offer.time().minutes())
          .param("from", Times.utc(span.start()))
          .param("to", Times.utc(span.end()))
          .param("meeting", meeting)
          .param("therapist", offer.time().therapist())
          .param("telehealth", offer.time().telehealth())
          .param("now", Times.utc(clock.instant()))
          .param("missed", missed.id().value())
          .update();
    } catch (DataIntegrityViolationException quicker) {
      throw new MakeUpRefusals.Quicker(missed);
    }
    return id;
  }

  /** A seat for that one day. */
  private void visit(CareGroupId group, MakeUpOffer offer, SessionRow missed, Staff by) {
    LocalDate day = offer.time().day();
    try {
      Seat visit =
          seats.reserve(
              group,
              missed.episode(),
              day,
              day.plusDays(1),
              clock.instant().plus(Duration.ofHours(1)),
              by.actor());
      seats.enrol(visit.id(), by.actor());
    } catch (ScheduleRefused refused) {
      throw refused.taken() ? new MakeUpRefusals.Quicker(missed) : refused;
    }
  }

  /** Two who answer at once, for this miss or for others of the person, do it one by one. */
  private Missed locked(SessionId missed, Staff by) {
    jdbc.sql(
            "select 1 from programme where episode = (select episode from session where id = ?) for update")
        .param(missed.value())
        .query(Integer.class)
        .optional();
    EpisodeId episode =
        jdbc.sql("select episode from session where id = ? for update")
            .param(missed.value())
            .query(UUID.class)
            .optional()
            .map(EpisodeId::new)
            .filter(found -> mayAnswer(by))
            .orElseThrow(() -> new NoSuchElementException("There is no such session."));
    return open(episode).stream()
        .filter(open -> open.session().id().equals(missed))
        .findFirst()
        .orElseThrow(() -> new ScheduleRefused(Texts.of("schedule.make-up.not-possible", DAYS)));
  }

  private void answer(SessionRow missed, String answer, @Nullable UUID session, Staff by) {
    jdbc.sql(
            """
            insert into make_up (missed, episode, answer, session, answered_at, answered_by)
            values (:missed, :episode, :answer, :session, :now, :by)""")
        .param("missed", missed.id().value())
        .param("episode", missed.episode().value())
        .param("answer", answer)
        .param("session", session)
        .param("now", Times.utc(clock.instant()))
        .param("by", by.username())
        .update();
    record.add(
        missed.episode(),
        "session",
        session == null
            ? Texts.kept("schedule.history.not-made-up", missed.day())
            : Texts.kept("schedule.history.made-up", missed.day()),
        by.actor());
    audit.record(
        by.actor(), "makeUp." + answer, "session", missed.id().value(), Map.of("answer", answer));
  }
}
