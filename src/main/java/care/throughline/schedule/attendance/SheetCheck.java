package care.throughline.schedule.attendance;

import care.throughline.person.Person;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be put right before a sheet can be signed. Pure. */
final class SheetCheck {

  private SheetCheck() {}

  /** Findings in the order of the sheet, the shared part of the note last; empty when it is fit. */
  static List<SheetRefused.Finding> of(Sheet filled, SheetContent content) {
    List<SheetRefused.Finding> findings = new ArrayList<>(strangers(filled, content));
    List<Person> everyone = filled.lines().stream().map(SheetLine::person).toList();
    for (SheetLine line : filled.lines()) {
      SessionId id = line.session().id();
      Integer missed = line.missedMinutes();
      int minutes = line.session().minutes();
      if (SheetLine.partial(line.state()) && (missed == null || missed < 1 || missed >= minutes)) {
        findings.add(
            new SheetRefused.Finding(
                id, "Say by how many minutes, from 1 to " + (minutes - 1) + "."));
      }
      String note = line.note();
      if (note != null && note.length() > SheetContent.LONGEST_LINE) {
        findings.add(tooLong(id, SheetContent.LONGEST_LINE));
      }
      if (note != null && NamingWords.in(note, others(everyone, line.person()))) {
        findings.add(
            new SheetRefused.Finding(
                id,
                "This line names somebody else of the group. It goes into one person's record; "
                    + "write it without the name."));
      }
    }
    String shared = filled.sharedNote();
    if (shared != null && shared.length() > SheetContent.LONGEST_NOTE) {
      findings.add(tooLong(null, SheetContent.LONGEST_NOTE));
    }
    if (shared != null && NamingWords.in(shared, everyone)) {
      findings.add(
          new SheetRefused.Finding(
              null,
              "The shared part names somebody of the group, and everybody's record gets it. "
                  + "Move that to the person's own line."));
    }
    return findings;
  }

  private static List<SheetRefused.Finding> strangers(Sheet filled, SheetContent content) {
    Set<SessionId> known =
        filled.lines().stream()
            .map(SheetLine::session)
            .map(SessionRow::id)
            .collect(Collectors.toSet());
    List<SheetRefused.Finding> findings = new ArrayList<>();
    for (SheetContent.Mark mark : content.marks()) {
      if (!known.contains(mark.session())) {
        findings.add(new SheetRefused.Finding(mark.session(), "This session is not on the sheet."));
      } else if (mark.state() == SessionState.PLANNED
          || mark.state() == SessionState.CANCELLED_PROGRAMME) {
        findings.add(
            new SheetRefused.Finding(
                mark.session(),
                "Attendance is attended, late, left early, no-show, excused or cancelled by the person."));
      }
    }
    return findings;
  }

  private static List<Person> others(List<Person> everyone, Person person) {
    return everyone.stream()
        .filter(other -> !other.id().equals(person.id()))
        // Two who share a name cannot be told apart by it.
        .filter(
            other ->
                !other.familyName().equalsIgnoreCase(person.familyName())
                    && !other.givenName().equalsIgnoreCase(person.givenName()))
        .toList();
  }

  private static SheetRefused.Finding tooLong(
      @org.jspecify.annotations.Nullable SessionId session, int most) {
    return new SheetRefused.Finding(session, "At most " + most + " characters.");
  }
}
