package care.throughline.schedule.placing;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.group.Care;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.Company;
import care.throughline.schedule.group.GroupMeeting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Facts for tests of the rules: an adult who seeks intensive outpatient care from Monday 11 January
 * 2027, and everything fits until a test says otherwise.
 */
final class Scene {

  static final LocalDate FROM = LocalDate.of(2027, 1, 11);
  static final Place NOWHERE = new Place(null, null, null, null);

  private Scene() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static StaffId staff(String name) {
    return new StaffId(id(name));
  }

  static PersonId person(String name) {
    return new PersonId(id("person " + name));
  }

  static WeekTime at(DayOfWeek day, int hour) {
    return WeekTime.of(day, LocalTime.of(hour, 0), 60);
  }

  static WeekTime at(DayOfWeek day, int from, int until) {
    return new WeekTime(day, from * 60, until * 60);
  }

  static List<WeekTime> officeHours() {
    List<WeekTime> hours = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        hours.add(at(day, 9, 17));
      }
    }
    return hours;
  }

  static PlacingFacts facts(
      Seeker seeker, List<GroupFacts> groups, List<TherapistFacts> therapists) {
    return new PlacingFacts(
        seeker, period(), null, 60, groups, therapists, List.of(room("Room 1")));
  }

  static Period period() {
    return period(Set.of(), Map.of());
  }

  /** Twelve weeks of a site that is closed on some days, or for some hours of them. */
  static Period period(Set<LocalDate> closed, Map<LocalDate, Hours> partly) {
    return new Period(
        FROM,
        FROM.plusWeeks(12),
        new Site(
            "main",
            "Main clinic",
            ZoneId.of("America/New_York"),
            "(555) 010-0100",
            Map.of(),
            closed,
            partly));
  }

  static RoomFacts room(String name, WeekTime... taken) {
    return new RoomFacts(id(name), name, 3, true, WeekMinutes.of(List.of(taken)));
  }

  static Seeker seeker(String name) {
    return seeker(name, Wishes.NONE);
  }

  static Seeker seeker(String name, Wishes wishes) {
    return seeker(name, wishes, NOWHERE);
  }

  static Seeker seeker(String name, Wishes wishes, Place former, WeekTime... taken) {
    return new Seeker(
        new EpisodeId(id("episode " + name)),
        person(name),
        Care.GIVEN,
        "main",
        FROM.minusDays(3),
        "2.1",
        false,
        "female",
        "en",
        wishes,
        WeekMinutes.of(List.of(taken)),
        Set.of(),
        Set.of(),
        former);
  }

  static Wishes available(WeekTime... times) {
    return new Wishes(List.of(times), List.of(), null, null, null, null, false);
  }

  static GroupBuilder group(String name) {
    return new GroupBuilder(name);
  }

  static TherapistBuilder therapist(String name) {
    return new TherapistBuilder(name);
  }

  /** An evening group on Tuesday and Thursday with room for six more. */
  static final class GroupBuilder {

    private final String name;
    private String site = "main";
    private String level = "2.1";
    private String track = "evening";
    private String language = "en";
    private String gender = "any";
    private String age = "adult";
    private int free = 6;
    private Set<PersonId> members = Set.of();
    private int newcomers;
    private LocalDate startsOn = LocalDate.of(2026, 6, 1);
    private @Nullable LocalDate endsOn;
    private boolean closed;
    private boolean telehealth;
    private boolean stepFree = true;
    private List<WeekTime> meetings =
        List.of(at(DayOfWeek.TUESDAY, 18, 21), at(DayOfWeek.THURSDAY, 18, 21));

    private GroupBuilder(String name) {
      this.name = name;
    }

    GroupBuilder site(String code) {
      site = code;
      return this;
    }

    GroupBuilder level(String code) {
      level = code;
      return this;
    }

    GroupBuilder track(String key) {
      track = key;
      return this;
    }

    GroupBuilder language(String key) {
      language = key;
      return this;
    }

    GroupBuilder gender(String key) {
      gender = key;
      return this;
    }

    GroupBuilder age(String key) {
      age = key;
      return this;
    }

    GroupBuilder free(int seats) {
      free = seats;
      return this;
    }

    GroupBuilder members(PersonId... people) {
      members = Set.of(people);
      return this;
    }

    GroupBuilder newcomers(int people) {
      newcomers = people;
      return this;
    }

    GroupBuilder closed(LocalDate first, LocalDate last) {
      closed = true;
      startsOn = first;
      endsOn = last;
      return this;
    }

    GroupBuilder startsOn(LocalDate day) {
      startsOn = day;
      return this;
    }

    GroupBuilder telehealth() {
      telehealth = true;
      return this;
    }

    GroupBuilder steps() {
      stepFree = false;
      return this;
    }

    GroupBuilder meets(WeekTime... times) {
      meetings = List.of(times);
      return this;
    }

    GroupFacts facts() {
      Set<PersonId> joined =
          IntStream.range(0, newcomers)
              .mapToObj(number -> person(name + " newcomer " + number))
              .collect(Collectors.toUnmodifiableSet());
      List<GroupMeeting> week =
          IntStream.range(0, meetings.size())
              .mapToObj(
                  number ->
                      new GroupMeeting(
                          number + 1,
                          meetings.get(number).day(),
                          meetings.get(number).starts(),
                          meetings.get(number).minutes()))
              .toList();
      return GroupFacts.of(
          new CareGroup(
              new CareGroupId(id(name)),
              site,
              name,
              closed ? CareGroup.Kind.CLOSED : CareGroup.Kind.ROLLING,
              level,
              CareGroup.Track.valueOf(track.toUpperCase(Locale.ROOT)),
              language,
              CareGroup.Gender.valueOf(gender.toUpperCase(Locale.ROOT)),
              CareGroup.Age.valueOf(age.toUpperCase(Locale.ROOT)),
              10,
              3,
              2,
              staff("Facilitator of " + name),
              null,
              id("Room of " + name),
              telehealth,
              startsOn,
              endsOn,
              14,
              null,
              0,
              week),
          new Company(free, members, joined, Set.of(), Set.of(), stepFree),
          14);
    }
  }

  /** Works from nine to five, sees nobody yet, speaks English. */
  static final class TherapistBuilder {

    private final String name;
    private Set<String> languages = Set.of("en");
    private @Nullable String gender = "male";
    private int caseload;
    private @Nullable LocalDate credentialUntil;
    private List<WeekTime> hours = officeHours();
    private List<Days> leave = List.of();
    private WeekMinutes taken = new WeekMinutes();

    private TherapistBuilder(String name) {
      this.name = name;
    }

    TherapistBuilder speaks(String... keys) {
      languages = Set.of(keys);
      return this;
    }

    TherapistBuilder caseload(int people) {
      caseload = people;
      return this;
    }

    TherapistBuilder credentialUntil(LocalDate day) {
      credentialUntil = day;
      return this;
    }

    TherapistBuilder works(WeekTime... times) {
      hours = List.of(times);
      return this;
    }

    TherapistBuilder away(LocalDate from, LocalDate until) {
      leave = List.of(new Days(from, until));
      return this;
    }

    TherapistBuilder taken(WeekTime... times) {
      taken = WeekMinutes.of(List.of(times));
      return this;
    }

    TherapistFacts facts() {
      return new TherapistFacts(
          staff(name),
          name,
          languages,
          gender,
          caseload,
          20,
          24,
          credentialUntil,
          hours,
          leave,
          taken);
    }
  }
}
