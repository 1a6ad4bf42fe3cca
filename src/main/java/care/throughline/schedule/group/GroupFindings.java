package care.throughline.schedule.group;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.WhoTook;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with a group that somebody wants, each with the way out. */
@Component
class GroupFindings {

  private static final int MOST_SEATS = 30;
  private static final int LONGEST_NAME = 80;
  private static final int SHORTEST_MEETING = 15;
  private static final int LONGEST_MEETING = 480;

  private final JdbcClient jdbc;
  private final StaffMembers staff;
  private final Sites sites;
  private final AuditTrail audit;
  private final WhoTook who;

  GroupFindings(JdbcClient jdbc, StaffMembers staff, Sites sites, AuditTrail audit, WhoTook who) {
    this.jdbc = jdbc;
    this.staff = staff;
    this.sites = sites;
    this.audit = audit;
    this.who = who;
  }

  /**
   * Refuses what cannot be.
   *
   * @param known the group as it is; null for a new one
   * @throws ScheduleRefused with every finding
   */
  void refuse(NewCareGroup wished, @Nullable CareGroupId known) {
    List<String> found = new ArrayList<>(figures(wished));
    found.addAll(meetings(wished));
    place(wished, found);
    people(wished, found);
    if (found.isEmpty()) {
      found.addAll(collisions(wished, known));
    }
    if (!found.isEmpty()) {
      throw new ScheduleRefused(String.join(" ", found));
    }
  }

  /** Findings that need no look at anything else. */
  static List<String> figures(NewCareGroup wished) {
    List<String> found = new ArrayList<>();
    if (wished.name().isBlank() || wished.name().strip().length() > LONGEST_NAME) {
      found.add(Texts.of("schedule-group.finding.name", LONGEST_NAME));
    }
    if (wished.capacity() < 1 || wished.capacity() > MOST_SEATS) {
      found.add(Texts.of("schedule-group.finding.capacity", wished.capacity(), MOST_SEATS));
    } else if (wished.minimum() < 1 || wished.minimum() > wished.capacity()) {
      found.add(Texts.of("schedule-group.finding.minimum", wished.minimum(), wished.capacity()));
    }
    if (wished.newcomersPerWeek() < 1) {
      found.add(Texts.of("schedule-group.finding.newcomers", wished.newcomersPerWeek()));
    }
    if (wished.holdDays() < 0) {
      found.add(Texts.of("schedule-group.finding.hold-days", wished.holdDays()));
    }
    if (wished.endsOn() != null && wished.endsOn().isBefore(wished.startsOn())) {
      found.add(Texts.of("schedule-group.finding.ends", wished.endsOn(), wished.startsOn()));
    }
    if (wished.kind() == CareGroup.Kind.CLOSED && wished.endsOn() == null) {
      found.add(Texts.of("schedule-group.finding.last-day"));
    }
    if (!language(wished.language())) {
      found.add(Texts.of("schedule-group.finding.language", wished.language()));
    }
    return found;
  }

  /** Findings about the week. */
  static List<String> meetings(NewCareGroup wished) {
    List<String> found = new ArrayList<>();
    List<GroupMeeting> week = wished.meetings();
    if (week.isEmpty()) {
      found.add(Texts.of("schedule-group.finding.never"));
    }
    for (int one = 0; one < week.size(); one++) {
      GroupMeeting meeting = week.get(one);
      if (meeting.minutes() < SHORTEST_MEETING || meeting.minutes() > LONGEST_MEETING) {
        found.add(
            Texts.of(
                "schedule-group.finding.minutes",
                told(meeting),
                meeting.minutes(),
                SHORTEST_MEETING,
                LONGEST_MEETING));
      } else if (meeting.beyondMidnight()) {
        found.add(Texts.of("schedule-group.finding.midnight", told(meeting)));
      }
      for (GroupMeeting other : week.subList(one + 1, week.size())) {
        if (meeting.overlaps(other)) {
          found.add(Texts.of("schedule-group.finding.overlap", told(meeting), told(other)));
        }
      }
    }
    return found;
  }

  private void place(NewCareGroup wished, List<String> found) {
    if (!exists("select exists (select 1 from site where id = ?)", wished.site())) {
      found.add(Texts.of("schedule-group.finding.site", wished.site()));
    }
    if (!exists("select exists (select 1 from level_of_care where code = ?)", wished.level())) {
      found.add(Texts.of("schedule-group.finding.level", wished.level()));
    }
    UUID room = wished.room();
    if (room == null) {
      if (!wished.telehealth()) {
        found.add(Texts.of("schedule-group.finding.no-room"));
      }
      return;
    }
    record Room(String name, int capacity, boolean usable) {}
    Optional<Room> known =
        jdbc.sql("select name, capacity, active and site = ? as usable from room where id = ?")
            .params(wished.site(), room)
            .query(
                (row, number) ->
                    new Room(
                        row.getString("name"), row.getInt("capacity"), row.getBoolean("usable")))
            .optional();
    if (known.isEmpty() || !known.get().usable()) {
      found.add(Texts.of("schedule-group.finding.other-room"));
    } else if (known.get().capacity() < wished.capacity()) {
      found.add(
          Texts.of(
              "schedule-group.finding.small-room",
              known.get().name(),
              known.get().capacity(),
              wished.capacity()));
    }
  }

  private void people(NewCareGroup wished, List<String> found) {
    StaffId second = wished.coFacilitator();
    if (wished.facilitator().equals(second)) {
      found.add(Texts.of("schedule-group.finding.same-staff"));
    }
    works(wished.facilitator(), "facilitator", found);
    if (second != null) {
      works(second, "co-facilitator", found);
    }
  }

  private void works(StaffId id, String as, List<String> found) {
    Optional<Staff> member = staff.find(id);
    boolean active =
        exists(
            "select exists (select 1 from staff where id = ? and active and kind = 'person')",
            id.value());
    if (member.isEmpty() || !active) {
      found.add(Texts.of("schedule-group.finding.not-active." + as));
    } else if (!member.get().seesPeople()) {
      found.add(Texts.of("schedule-group.finding.sees-nobody." + as, member.get().name()));
    }
  }

  /** Other groups that meet at the same time in the same room or with the same staff. */
  private List<String> collisions(NewCareGroup wished, @Nullable CareGroupId known) {
    List<String> found = new ArrayList<>();
    for (GroupMeeting meeting : wished.meetings()) {
      jdbc.sql(
              """
              select g.id, g.name, g.room = :room as same_room, m.weekday, m.starts from care_group g join group_meeting m on m.care_group = g.id
              where g.dissolved_at is null and g.id is distinct from :known and g.site = :site
                and daterange(g.starts_on, g.ends_on, '[]') && daterange(:startsOn::date, :endsOn::date, '[]')
                and m.weekday = :weekday
                and m.starts < :ends::time and m.starts + make_interval(mins => m.minutes) > :starts::time
                and (g.room = :room or g.facilitator in (:lead, :second) or g.co_facilitator in (:lead, :second))
              order by g.name limit 1""")
          .param("room", wished.room(), java.sql.Types.OTHER)
          .param("known", known == null ? null : known.value(), java.sql.Types.OTHER)
          .param("site", wished.site())
          .param("startsOn", wished.startsOn())
          .param("endsOn", wished.endsOn(), java.sql.Types.DATE)
          .param("weekday", meeting.weekday().getValue())
          .param("starts", meeting.starts())
          .param("ends", meeting.starts().plusMinutes(meeting.minutes()))
          .param("lead", wished.facilitator().value())
          .param("second", GroupRows.staff(wished.coFacilitator()), java.sql.Types.OTHER)
          .query(
              row -> {
                String of = row.getBoolean("same_room") ? "room" : "colleague";
                found.add(
                    Texts.of(
                            "schedule-group.finding.collides." + of,
                            told(meeting),
                            row.getString("name"))
                        + by(row.getObject("id", UUID.class), wished.site())
                        + " "
                        + Texts.of("schedule-group.finding.collides.instead." + of));
              });
    }
    return found;
  }

  private String by(UUID group, String site) {
    return audit
        .last("group", group, Set.of("group.begun", "group.changed"))
        .map(done -> who.named(done.by().name(), done.at(), sites.get(site).zone()))
        .map(taken -> " " + taken.words())
        .orElse("");
  }

  static ScheduleRefused nameTaken(String name, Throwable cause) {
    ScheduleRefused refused =
        new ScheduleRefused(Texts.of("schedule-group.finding.name-taken", name.strip()));
    refused.initCause(cause);
    return refused;
  }

  private boolean exists(String sql, Object value) {
    return jdbc.sql(sql).param(value).query(Boolean.class).single();
  }

  private static String told(GroupMeeting meeting) {
    return Texts.of(
        "schedule-group.weekly",
        meeting.weekday().getDisplayName(TextStyle.FULL, Texts.language()),
        meeting.starts());
  }

  private static boolean language(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException notOne) {
      return false;
    }
  }
}
