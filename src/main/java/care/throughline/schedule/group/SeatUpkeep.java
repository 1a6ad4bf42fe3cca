package care.throughline.schedule.group;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.platform.Background;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What time does to groups: holds lapse, meetings are dated ahead, a nearly full site is noticed.
 */
@Component
class SeatUpkeep implements Background.Recurring {

  private static final Logger LOG = LoggerFactory.getLogger(SeatUpkeep.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_BATCHES = 50;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Seats seats;
  private final WaitingRows waiting;
  private final GroupSessions sessions;
  private final CapacityNotices notices;
  private final GroupSettings settings;
  private final GroupRows groups;
  private final UndatedMeetings undated;

  /** What was logged already; only the log depends on it. */
  private Set<UndatedMeeting> told = Set.of();

  SeatUpkeep(
      JdbcClient jdbc,
      Clock clock,
      Sites sites,
      Seats seats,
      WaitingRows waiting,
      GroupSessions sessions,
      CapacityNotices notices,
      GroupSettings settings,
      GroupRows groups,
      UndatedMeetings undated) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.seats = seats;
    this.waiting = waiting;
    this.sessions = sessions;
    this.notices = notices;
    this.settings = settings;
    this.groups = groups;
    this.undated = undated;
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void round() {
    for (int batch = 0; batch < MOST_BATCHES && seats.lapse() > 0; batch++) {
      LOG.info("Seats that were held too long are free again");
    }
    waiting.endClosed(clock.instant());
    Set<UndatedMeeting> now = new HashSet<>();
    for (String site : siteIds()) {
      notices.check(site);
      now.addAll(dateAhead(sites.get(site)));
    }
    tell(now);
  }

  /** Each date is told once for as long as the same thing holds it. */
  private void tell(Set<UndatedMeeting> now) {
    for (UndatedMeeting date : now) {
      if (!told.contains(date)) {
        LOG.warn(
            "Group {} cannot meet on {}: its staff or room are booked; the census tells for what",
            date.group().value(),
            date.day());
      }
    }
    told = Set.copyOf(now);
  }

  /** Only groups whose last dated meeting is more than a week short of the horizon. */
  private Set<UndatedMeeting> dateAhead(Site site) {
    Set<UndatedMeeting> leftOut = new HashSet<>();
    LocalDate horizon = site.dayOf(clock.instant()).plusWeeks(settings.horizonWeeks());
    List<UUID> behind =
        jdbc.sql(
                """
                select g.id from care_group g
                where g.site = :site and g.dissolved_at is null and coalesce(g.ends_on, :horizon) >= :today
                  and not exists (select 1 from group_session s
                                  where s.care_group = g.id and s.meeting_date > least(:horizon, coalesce(g.ends_on, :horizon)) - 8)
                order by g.id""")
            .param("site", site.id())
            .param("horizon", horizon)
            .param("today", Times.utc(clock.instant()).toLocalDate())
            .query(UUID.class)
            .list();
    for (UUID id : behind) {
      CareGroupId group = new CareGroupId(id);
      if (!sessions.ensure(group, horizon).isEmpty()) {
        groups.find(group).ifPresent(found -> leftOut.addAll(undated.of(found)));
      }
    }
    return leftOut;
  }

  private List<String> siteIds() {
    return jdbc.sql("select id from site order by id").query(String.class).list();
  }
}
