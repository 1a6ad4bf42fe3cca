package care.throughline.schedule.attendance;

import care.throughline.access.StaffId;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.GroupSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of one group session with its note.
 *
 * @param room name of the room; null when it is held by video
 * @param lines everyone who has the session in their plan, by name
 * @param sharedNote the part of the note that everybody's record gets
 * @param version to hand back with a change; another one means that somebody changed the sheet or
 *     that the people on it are others
 * @param savedAt when a draft was saved; null when there is none
 * @param dueAt until when it has to be signed
 * @param addenda what was added to the note after it was signed, the oldest first
 */
public record Sheet(
    CareGroup group,
    GroupSession session,
    @Nullable String room,
    List<SheetLine> lines,
    @Nullable String sharedNote,
    String version,
    @Nullable Instant savedAt,
    @Nullable StaffId savedBy,
    Instant dueAt,
    List<NoteAddendum> addenda) {

  public boolean signed() {
    return session.signedAt() != null;
  }

  /** The sheet with what was filled in, whether it was saved or not. */
  public Sheet filled(SheetContent content) {
    return new Sheet(
        group,
        session,
        room,
        lines.stream()
            .map(line -> content.of(line.session().id()).map(line::filled).orElse(line))
            .toList(),
        content.sharedNote(),
        version,
        savedAt,
        savedBy,
        dueAt,
        addenda);
  }
}
