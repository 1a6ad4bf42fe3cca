package care.throughline.schedule.attendance;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.Persons;
import care.throughline.schedule.MissedSessions;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SheetSettings;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.schedule.group.GroupSessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts a sheet together: the people of a group session, what was filled in so far, and what a
 * no-show of each would start.
 */
@Component
class SheetReader {

  private final JdbcClient jdbc;
  private final CareGroups groups;
  private final GroupSessions groupSessions;
  private final Sessions sessions;
  private final MissedSessions missed;
  private final Persons persons;
  private final SheetDrafts drafts;
  private final SheetSettings settings;

  SheetReader(
      JdbcClient jdbc,
      CareGroups groups,
      GroupSessions groupSessions,
      Sessions sessions,
      MissedSessions missed,
      Persons persons,
      SheetDrafts drafts,
      SheetSettings settings) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.groupSessions = groupSessions;
    this.sessions = sessions;
    this.missed = missed;
    this.persons = persons;
    this.drafts = drafts;
    this.settings = settings;
  }

  private record Place(
      SessionId session, EpisodeId episode, PersonId person, @Nullable String note) {}

  /**
   * The sheet with the draft filled in.
   *
   * @throws NoSuchElementException when the reader may not see it
   */
  Sheet read(GroupSessionId id, Staff reader) {
    SheetDrafts.Saved draft = drafts.find(id).orElse(null);
    Sheet stored = stored(id, draft, reader);
    return draft == null
        ? stored
        : stored.filled(without(draft.content(), draft.at(), stored.lines()));
  }

  /** The sheet as it is stored, whatever a draft says. Throws as {@link #read}. */
  Sheet stored(GroupSessionId id, Staff reader) {
    return stored(id, drafts.find(id).orElse(null), reader);
  }

  private Sheet stored(GroupSessionId id, SheetDrafts.@Nullable Saved draft, Staff reader) {
    GroupSession session = groupSessions.find(id).orElseThrow(SheetReader::none);
    CareGroup group = groups.find(session.group()).orElseThrow(SheetReader::none);
    if (!reader.seesPeople() || !group.site().equals(reader.site())) {
      throw none();
    }
    boolean open = session.signedAt() == null && !session.cancelled();
    List<SheetLine> lines = lines(places(id), open);
    return new Sheet(
        group,
        session,
        room(session),
        lines,
        session.sharedNote(),
        version(draft, lines),
        draft == null ? null : draft.at(),
        draft == null ? null : draft.by(),
        session.endsAt().plus(settings.signedWithin()),
        session.signedAt() == null ? List.of() : NoteAddenda.of(jdbc, id));
  }

  private @Nullable String room(GroupSession session) {
    return session.room() == null
        ? null
        : jdbc.sql("select name from room where id = ?")
            .param(session.room())
            .query(String.class)
            .single();
  }

  /** Everyone who has the session in their plan; a person who joined later has no row before. */
  private List<Place> places(GroupSessionId id) {
    return jdbc.sql(
            """
            select s.id, s.episode, s.person, s.note from session s join person p on p.id = s.person
            where s.group_session = ? and s.state <> 'cancelledProgramme'
            order by lower(p.family_name), lower(p.given_name), s.id""")
        .param(id.value())
        .query(
            (row, number) ->
                new Place(
                    new SessionId(row.getObject("id", UUID.class)),
                    new EpisodeId(row.getObject("episode", UUID.class)),
                    new PersonId(row.getObject("person", UUID.class)),
                    row.getString("note")))
        .list();
  }

  /** Everything about everyone at once: how many people there are costs no statement. */
  private List<SheetLine> lines(List<Place> places, boolean open) {
    Map<PersonId, Person> people = persons.all(places.stream().map(Place::person).toList());
    Map<EpisodeId, List<SessionRow>> all =
        sessions.of(places.stream().map(Place::episode).toList());
    Map<SessionId, SessionRow> rows =
        all.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(SessionRow::id, row -> row));
    Map<SessionId, String> starts =
        open
            ? missed.wouldStart(
                places.stream()
                    .map(place -> Objects.requireNonNull(rows.get(place.session())))
                    .toList(),
                all)
            : Map.of();
    return places.stream()
        .map(
            place ->
                SheetLine.of(
                    Objects.requireNonNull(people.get(place.person())),
                    Objects.requireNonNull(rows.get(place.session())),
                    place.note(),
                    starts.get(place.session())))
        .toList();
  }

  /** What was marked elsewhere after the draft was saved is newer than the draft. */
  private static SheetContent without(SheetContent draft, Instant savedAt, List<SheetLine> lines) {
    List<SessionId> marked =
        lines.stream()
            .map(SheetLine::session)
            .filter(row -> row.markedAt() != null && row.markedAt().isAfter(savedAt))
            .map(SessionRow::id)
            .toList();
    return new SheetContent(
        draft.marks().stream()
            .map(
                mark ->
                    marked.contains(mark.session())
                        ? new SheetContent.Mark(mark.session(), null, null, mark.note())
                        : mark)
            .toList(),
        draft.sharedNote());
  }

  private static String version(SheetDrafts.@Nullable Saved draft, List<SheetLine> lines) {
    List<String> people =
        lines.stream()
            .map(SheetLine::session)
            .map(row -> row.id().value() + row.state().key() + row.attendedMinutes())
            .toList();
    return (draft == null ? 0 : draft.version()) + "-" + Integer.toHexString(people.hashCode());
  }

  private static NoSuchElementException none() {
    return new NoSuchElementException("There is no such group session.");
  }
}
