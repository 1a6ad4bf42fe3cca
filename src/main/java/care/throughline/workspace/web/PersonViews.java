package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.assessment.LevelsOfCare;
import care.throughline.assessment.Placement;
import care.throughline.assessment.Placements;
import care.throughline.episode.DischargeWords;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.EpisodeWords;
import care.throughline.episode.Stay;
import care.throughline.episode.Stays;
import care.throughline.person.Consents;
import care.throughline.person.Person;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.PlanWarnings;
import care.throughline.schedule.Programme;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemFacts;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.web.Due;
import care.throughline.worklist.web.PersonRef;
import care.throughline.worklist.web.WorkLists;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a person's page together from what the modules know. */
@Component
class PersonViews {

  private static final int EVENTS = 12;
  private static final int ALL_EVENTS = 500;
  private static final int APPOINTMENTS = 4;
  private static final int TEAM = 6;
  private static final int MISSES_IN_A_ROW = 2;

  private final SiteTimes times;
  private final StaffMembers staff;
  private final WorkItems items;
  private final EpisodeRecord record;
  private final Stays stays;
  private final Sessions sessions;
  private final Programmes programmes;
  private final PlanWarnings plans;
  private final Placements placements;
  private final LevelsOfCare levels;
  private final Consents consents;
  private final Diagrams diagrams;
  private final AttendanceMarks marks;
  private final ReportMenu reports;

  PersonViews(
      SiteTimes times,
      StaffMembers staff,
      WorkItems items,
      EpisodeRecord record,
      Stays stays,
      Sessions sessions,
      Programmes programmes,
      PlanWarnings plans,
      Placements placements,
      LevelsOfCare levels,
      Consents consents,
      Diagrams diagrams,
      AttendanceMarks marks,
      ReportMenu reports) {
    this.times = times;
    this.staff = staff;
    this.items = items;
    this.record = record;
    this.stays = stays;
    this.sessions = sessions;
    this.programmes = programmes;
    this.plans = plans;
    this.placements = placements;
    this.levels = levels;
    this.consents = consents;
    this.diagrams = diagrams;
    this.marks = marks;
    this.reports = reports;
  }

  /** Everything read once, for one reader. */
  private record Read(
      Person person,
      Episode episode,
      Staff reader,
      TimeTexts texts,
      List<WorkItem> open,
      List<SessionRow> sessions,
      Optional<Programme> programme) {

    LocalDate today() {
      return texts.now().atZone(texts.zone()).toLocalDate();
    }

    boolean late(WorkItem item) {
      return Due.of(item, texts).late();
    }
  }

  /**
   * The page.
   *
   * @param at id of the process whose drawing to show first; null for the one where something is to
   *     be done
   * @param everything true for the whole history
   */
  PersonView of(ReadablePeople.Known known, Staff reader, @Nullable String at, boolean everything) {
    Episode episode = known.episode();
    Read read =
        new Read(
            known.person(),
            episode,
            reader,
            times.of(reader),
            items.openOf(episode.id(), reader),
            sessions.of(episode.id()),
            programmes.find(episode.id()).filter(programme -> !programme.state().equals("ended")));
    List<Diagrams.Keyed> processes = diagrams.processes(episode);
    List<EpisodeRecord.Entry> entries =
        record.entries(episode.id(), everything ? ALL_EVENTS : EVENTS + 1);
    boolean more = !everything && entries.size() > EVENTS;
    Map<String, Staff> team = team(read, entries);
    return new PersonView(
        header(read),
        flags(read),
        episode(read, processes),
        late(read),
        AttendanceRibbon.of(
            read.sessions(),
            read.programme().map(Programme::weekNumber).orElse(0),
            read.texts().now()),
        marks.of(read.sessions(), known.person().id(), reader, read.texts()),
        diagrams.views(processes, known.person().id(), read.open(), at, read.texts()),
        Timeline.of(
            more ? entries.subList(0, EVENTS) : entries,
            read.texts(),
            username -> team.containsKey(username) ? team.get(username).name() : username),
        more ? "/people/" + known.person().id().value() + "?events=all" : null,
        appointments(read),
        read.open().stream().map(item -> task(item, read)).toList(),
        team.values().stream()
            .filter(Staff::seesPeople)
            .limit(TEAM)
            .map(member -> member(member, reader))
            .toList(),
        file(read),
        reports.of(known.person().id(), episode, read.open(), reader));
  }

  private static PersonView.PersonHeader header(Read read) {
    Person person = read.person();
    PersonRef ref = PersonRef.of(person);
    String age =
        person.deceasedOn() == null
            ? Texts.of("workspace.person.years", person.ageOn(read.today()))
            : null;
    String language =
        person.language().equals(Texts.clinic().getLanguage())
            ? null
            : Locale.forLanguageTag(person.language()).getDisplayLanguage(Texts.language());
    return new PersonView.PersonHeader(
        ref.id(),
        ref.name(),
        ref.initials(),
        person.pronouns(),
        age,
        person.mrn(),
        language,
        person.contactWish());
  }

  private List<PersonView.Flag> flags(Read read) {
    List<PersonView.Flag> flags = new ArrayList<>();
    long late = read.open().stream().filter(read::late).count();
    if (late > 0) {
      flags.add(new PersonView.Flag("late", Texts.of("workspace.person.overdue", late)));
    }
    if (read.person().deceasedOn() != null) {
      flags.add(
          new PersonView.Flag(
              "hold",
              Texts.of("workspace.person.died", read.texts().date(read.person().deceasedOn()))));
    }
    if (read.episode().state() == EpisodeState.ONHOLD) {
      flags.add(new PersonView.Flag("hold", Texts.of("workspace.person.on-hold")));
    }
    int misses = read.programme().isPresent() ? sessions.consecutiveMisses(read.episode().id()) : 0;
    if (misses >= MISSES_IN_A_ROW) {
      flags.add(new PersonView.Flag("soon", Texts.of("workspace.person.missed", misses)));
    }
    plans
        .of(read.episode().id())
        .forEach(warning -> flags.add(new PersonView.Flag("soon", warning.text())));
    if (read.episode().minor()) {
      flags.add(new PersonView.Flag("plain", Texts.of("workspace.person.minor")));
    }
    if (read.episode().level() != null && !consents.active(read.person().id(), "disclosure")) {
      flags.add(new PersonView.Flag("plain", Texts.of("workspace.person.no-consent-to-share")));
    }
    return flags;
  }

  private PersonView.EpisodeView episode(Read read, List<Diagrams.Keyed> processes) {
    Episode episode = read.episode();
    String title =
        episode.level() == null
            ? Texts.of("workspace.person.referral")
            : levels.get(episode.level()).name();
    String started =
        Texts.of(
            episode.level() == null
                ? "workspace.person.release-referred"
                : "workspace.person.release-since-referral",
            String.valueOf(episode.release()),
            read.texts().day(episode.referredAt()));
    Optional<Stay> residential =
        stays.of(episode.id()).stream()
            .filter(stay -> !stay.ended() && levels.get(stay.level()).residential())
            .findFirst();
    String state = "active";
    String words = null;
    if (!episode.open()) {
      state = "closed";
      words =
          episode.closedAt() == null
              ? Texts.of("workspace.person.closed", EpisodeWords.where(episode))
              : Texts.of(
                  "workspace.person.closed-on",
                  read.texts().nearDay(episode.closedAt()),
                  EpisodeWords.where(episode));
    } else if (residential.isPresent()) {
      state = "residential";
      words =
          Texts.of(
              residential.get().concurrent()
                  ? "workspace.person.residential-beside"
                  : episode.state() == EpisodeState.ONHOLD
                      ? "workspace.person.residential-on-hold"
                      : "workspace.person.residential",
              read.texts().nearDay(residential.get().startedAt()));
    } else if (episode.state() == EpisodeState.ONHOLD) {
      state = "hold";
      words = Texts.of("workspace.person.on-hold");
    } else if (episode.dischargeKind() != null) {
      words =
          Texts.of(
              episode.aftercare()
                  ? "workspace.person.discharged-aftercare"
                  : "workspace.person.discharged",
              DischargeWords.of(episode.dischargeKind()));
    }
    return new PersonView.EpisodeView(title, started, state, words, phases(read, processes));
  }

  private List<Phases.PhaseView> phases(Read read, List<Diagrams.Keyed> processes) {
    if (processes.isEmpty()) {
      return List.of();
    }
    Diagrams.Keyed spine = processes.get(0);
    Phases.Progress progress =
        read.programme()
            .map(
                programme ->
                    Phases.Progress.ofWeek(programme.weekNumber(), programme.weeksPlanned()))
            .orElse(Phases.Progress.UNKNOWN);
    return Phases.of(
        diagrams.steps(spine),
        spine.process().current(),
        spine.process().done(),
        spine.process().stopped(),
        progress,
        !spine.running());
  }

  private static PersonView.@Nullable LateLine late(Read read) {
    return read.open().stream()
        .filter(read::late)
        .findFirst()
        .map(
            item -> {
              Due due = Due.of(item, read.texts());
              return new PersonView.LateLine(
                  due.text(),
                  Texts.of("workspace.person.for", item.name(), WorkLists.roleWords(item)),
                  "/work-items/" + item.id().value(),
                  Texts.of("workspace.person.open"));
            })
        .orElse(null);
  }

  private List<PersonView.Appointment> appointments(Read read) {
    Stream<PersonView.Appointment> assessment =
        Stream.of("recordContact", "reviewTransfer")
            .flatMap(form -> record.latestAnswer(read.episode().id(), form).stream())
            .max(Comparator.comparing(EpisodeRecord.Answer::at))
            .flatMap(answer -> instant(answer.answers().get("assessmentAt"), read.texts()))
            .filter(at -> awaitsAssessment(read.episode()) && at.isAfter(read.texts().now()))
            .map(
                at ->
                    new PersonView.Appointment(
                        Texts.of("workspace.person.assessment"), read.texts().when(at), null))
            .stream();
    Stream<PersonView.Appointment> meetings =
        sessions.upcoming(read.episode().id(), APPOINTMENTS).stream()
            .map(
                session ->
                    new PersonView.Appointment(
                        Texts.of(
                            session.kind().equals("group")
                                ? "workspace.person.group"
                                : "workspace.person.individual"),
                        read.texts().when(session.startsAt()),
                        Texts.of(
                            "workspace.person.span-and-week",
                            TimeTexts.span(Duration.ofMinutes(session.minutes())),
                            session.weekNumber())));
    return Stream.concat(assessment, meetings).toList();
  }

  private boolean awaitsAssessment(Episode episode) {
    return episode.open() && placements.of(episode.id()).isEmpty();
  }

  /** Forms keep local wall time; one that cannot be read is no appointment. */
  private static Optional<Instant> instant(@Nullable Object local, TimeTexts texts) {
    try {
      return local == null
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(local.toString()).atZone(texts.zone()).toInstant());
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private PersonView.TaskLine task(WorkItem item, Read read) {
    StaffId owner = item.owner();
    String who =
        owner == null
            ? WorkLists.roleWords(item)
            : staff.find(owner).map(Staff::name).orElse(Texts.of("workspace.person.a-colleague"));
    return new PersonView.TaskLine(
        item.name(), "/work-items/" + item.id().value(), Due.of(item, read.texts()), who);
  }

  /** Staff who hold something for the person or did something lately, by username. */
  private Map<String, Staff> team(Read read, List<EpisodeRecord.Entry> entries) {
    Map<String, Staff> team = new LinkedHashMap<>();
    read.open().stream()
        .map(WorkItem::owner)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(owner -> staff.find(owner).stream())
        .forEach(member -> team.put(member.username(), member));
    entries.stream()
        .map(EpisodeRecord.Entry::actor)
        .distinct()
        .filter(actor -> !team.containsKey(actor))
        .forEach(actor -> staff.named(actor).ifPresent(member -> team.put(actor, member)));
    return team;
  }

  private static PersonView.TeamMember member(Staff member, Staff reader) {
    String role =
        member.roles().stream().sorted().map(Role::words).collect(Collectors.joining(", "));
    return new PersonView.TeamMember(
        member.name(), member.initials(), role, member.id().equals(reader.id()));
  }

  private List<WorkItemFacts.Fact> file(Read read) {
    Person person = read.person();
    List<WorkItemFacts.Fact> file = new ArrayList<>();
    add(file, Texts.of("workspace.file.born"), read.texts().date(person.birthDate()));
    add(file, Texts.of("workspace.file.phone"), person.phone());
    add(file, Texts.of("workspace.file.email"), person.email());
    add(file, Texts.of("workspace.file.address"), person.address());
    add(file, Texts.of("workspace.file.emergency"), person.emergencyContact());
    placements.of(read.episode().id()).stream()
        .findFirst()
        .ifPresent(placement -> addPlacement(file, placement));
    add(
        file,
        Texts.of("workspace.file.consent"),
        Texts.of(
            consents.active(person.id(), "disclosure")
                ? "workspace.person.consent-on-file"
                : "workspace.person.consent-none"));
    return file;
  }

  private void addPlacement(List<WorkItemFacts.Fact> file, Placement placement) {
    add(
        file,
        Texts.of("workspace.placement.suggested"),
        placement.indicatedLevel() == null
            ? Texts.of("workspace.placement.none")
            : words(placement.indicatedLevel()));
    add(
        file,
        Texts.of("workspace.placement.offered"),
        placement.offeredLevel() == null ? null : words(placement.offeredLevel()));
  }

  private String words(String level) {
    return level + " " + levels.get(level).name();
  }

  private static void add(List<WorkItemFacts.Fact> file, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      file.add(new WorkItemFacts.Fact(label, value));
    }
  }
}
