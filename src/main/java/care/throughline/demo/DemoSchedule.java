package care.throughline.demo;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Span;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetContent;
import care.throughline.schedule.attendance.SheetLine;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.booking.StaffLimits;
import care.throughline.schedule.booking.WorkHours;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.schedule.group.WaitingList;
import care.throughline.schedule.placing.WishBook;
import care.throughline.schedule.placing.Wishes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The demo clinic's rooms, working hours and groups, set up before its people come, and the sheets
 * its groups fill in. Everything goes the way a clinic would go.
 */
@Component
class DemoSchedule {

  private static final String LEVEL = "2.1";
  private static final int WEEKS_DATED = 8;
  private static final int LONG = 180;
  private static final int LATE_BY = 25;
  private static final int NEWCOMERS = 4;

  private final Journey journey;
  private final Rooms rooms;
  private final StaffHours hours;
  private final StaffLimits limits;
  private final BusyTimes busy;
  private final CareGroups groups;
  private final GroupSessions meetings;
  private final Sheets sheets;
  private final WishBook wishes;
  private final WaitingList waiting;

  DemoSchedule(
      Journey journey,
      Rooms rooms,
      StaffHours hours,
      StaffLimits limits,
      BusyTimes busy,
      CareGroups groups,
      GroupSessions meetings,
      Sheets sheets,
      WishBook wishes,
      WaitingList waiting) {
    this.journey = journey;
    this.rooms = rooms;
    this.hours = hours;
    this.limits = limits;
    this.busy = busy;
    this.groups = groups;
    this.meetings = meetings;
    this.sheets = sheets;
    this.wishes = wishes;
    this.waiting = waiting;
  }

  /** Rooms, hours and groups; what is there from a try before stays. */
  void setUp(Site site, LocalDate today) {
    if (!groups.at(site.id()).isEmpty()) {
      return;
    }
    Staff samir = journey.member(CastMember.SAMIR);
    StaffId kai = journey.member(CastMember.KAI).id();
    StaffId miriam = journey.member(CastMember.MIRIAM).id();
    Room north = rooms.add(site.id(), "North", 12, true, samir);
    Room south = rooms.add(site.id(), "South", 10, true, samir);
    rooms.add(site.id(), "Blue room", 4, true, samir);
    rooms.add(site.id(), "Green room", 4, false, samir);
    works(kai, LocalTime.of(11, 0), LocalTime.of(20, 0), samir);
    works(miriam, LocalTime.of(9, 0), LocalTime.of(18, 0), samir);
    works(samir.id(), LocalTime.of(8, 0), LocalTime.of(17, 0), samir);
    limits.languages(miriam, Set.of("en", "es"), "female", samir);
    limits.credential(miriam, "LCSW", today.plusYears(1), samir);
    limits.credential(kai, "CADC", today.plusMonths(5), samir);

    begin(
        group(
            site,
            "Lanterns",
            CareGroup.Track.EVENING,
            kai,
            north.id().value(),
            today,
            at(1, DayOfWeek.TUESDAY, 17, LONG),
            at(2, DayOfWeek.THURSDAY, 17, LONG)),
        samir);
    begin(
        group(
            site,
            "Harbour",
            CareGroup.Track.DAY,
            samir.id(),
            south.id().value(),
            today,
            at(1, DayOfWeek.MONDAY, 10, LONG),
            at(2, DayOfWeek.WEDNESDAY, 10, LONG)),
        samir);
    begin(
        group(
            site,
            "Bridge",
            CareGroup.Track.DAY,
            kai,
            null,
            today,
            at(1, DayOfWeek.MONDAY, 13, LONG),
            at(2, DayOfWeek.FRIDAY, 13, LONG)),
        samir);
    begin(
        group(
                site,
                "Compass",
                CareGroup.Track.DAY,
                kai,
                south.id().value(),
                today,
                at(1, DayOfWeek.TUESDAY, 14, 150),
                at(2, DayOfWeek.THURSDAY, 14, 150))
            .forWhom(CareGroup.Gender.ANY, CareGroup.Age.ADOLESCENT, "en"),
        samir);
  }

  /** Meetings of all groups for some weeks ahead. */
  void date(Site site, LocalDate today) {
    groups
        .at(site.id())
        .forEach(group -> meetings.ensure(group.id(), today.plusWeeks(WEEKS_DATED)));
  }

  /** What a person would rather have. */
  void wish(DemoStory story, PersonId person) {
    wishes.change(
        person,
        new Wishes(List.of(), List.of(), story.track(), null, null, null, false),
        journey.member(CastMember.ANNEKE));
  }

  /** Signs the sheets of what was over by now; the stories say who was not there. */
  void signSheets(Site site, LocalDate from, Map<EpisodeId, DemoStory> stories) {
    Instant now = journey.now();
    for (CareGroup group : groups.at(site.id())) {
      for (GroupSession session : meetings.between(group.id(), from, site.dayOf(now))) {
        if (session.signedAt() == null
            && session.cancelReason() == null
            && !session.endsAt().isAfter(now)) {
          sign(session, stories);
        }
      }
    }
  }

  private void sign(GroupSession session, Map<EpisodeId, DemoStory> stories) {
    Staff kai = journey.member(CastMember.KAI);
    Sheet sheet = sheets.read(session.id(), kai);
    List<SheetContent.Mark> marks = new ArrayList<>();
    for (SheetLine line : sheet.lines()) {
      DemoStory story = stories.get(line.session().episode());
      SessionState state =
          story == null
              ? SessionState.ATTENDED
              : story.attendance(line.session().weekNumber(), line.session().ordinal());
      if (state != SessionState.ATTENDED) {
        Integer missed = state == SessionState.LATE ? LATE_BY : null;
        marks.add(new SheetContent.Mark(line.session().id(), state, missed, null));
      }
    }
    sheets.sign(
        session.id(),
        new SheetContent(marks, "Module on plans for a hard evening; everybody took part."),
        null,
        kai);
  }

  /** What the coming weeks bring: somebody who waits for a seat, leave, and a meeting of staff. */
  void comingWeeks(Site site, LocalDate today, EpisodeId waits) {
    CareGroup evening =
        groups.at(site.id()).stream()
            .filter(group -> group.track() == CareGroup.Track.EVENING)
            .findFirst()
            .orElseThrow();
    waiting.join(waits, null, evening.id(), journey.member(CastMember.ANNEKE).actor());
    Staff samir = journey.member(CastMember.SAMIR);
    Staff miriam = journey.member(CastMember.MIRIAM);
    Staff kai = journey.member(CastMember.KAI);
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    StaffId noor = journey.member(CastMember.NOOR).id();
    works(noor, LocalTime.of(9, 0), LocalTime.of(19, 0), samir);
    limits.languages(noor, Set.of("en", "es"), "female", samir);
    limits.credential(noor, "LPC", today.plusYears(2), samir);
    hours.addLeave(miriam.id(), monday, monday.plusDays(1), "course", samir);
    for (int week = 0; week < 4; week++) {
      LocalDate day = monday.plusWeeks(week).plusDays(2);
      busy.ofStaff(
          kai.id(),
          kai.name(),
          Span.of(day, LocalTime.of(12, 0), 60, site.zone()),
          "meeting",
          site.zone(),
          samir.actor());
    }
  }

  private void begin(NewCareGroup group, Staff by) {
    groups.add(group, by.actor());
  }

  private static NewCareGroup group(
      Site site,
      String name,
      CareGroup.Track track,
      StaffId facilitator,
      @Nullable UUID room,
      LocalDate startsOn,
      GroupMeeting... weekly) {
    return NewCareGroup.rolling(
            site.id(), name, LEVEL, track, facilitator, room, startsOn, List.of(weekly))
        .sized(10, 3, NEWCOMERS);
  }

  private static GroupMeeting at(int ordinal, DayOfWeek day, int hour, int minutes) {
    return new GroupMeeting(ordinal, day, LocalTime.of(hour, 0), minutes);
  }

  private void works(StaffId member, LocalTime from, LocalTime until, Staff by) {
    List<WorkHours> week = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() < DayOfWeek.SATURDAY.getValue()) {
        week.add(new WorkHours(day, from, until));
      }
    }
    hours.set(member, week, by);
  }
}
