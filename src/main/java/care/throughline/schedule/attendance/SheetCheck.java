package care.throughline.schedule.attendance;

import care.throughline.person.Person;
import care.throughline.platform.Texts;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be put right before a sheet can be signed. Pure. */
final class SheetCheck {

  private SheetCheck() {}

  /** Findings in the order of the sheet, the shared part of the note last; empty when it is fit. */
  static List<SheetRefused.Finding> of(Sheet filled, SheetContent content) {
    List<SheetRefused.Finding> findings = new ArrayList<>(strangers(filled, content));
    for (SheetLine line : filled.lines()) {
      SessionId id = line.session().id();
      Integer missed = line.missedMinutes();
      int minutes = line.session().minutes();
      if (SheetLine.partial(line.state()) && (missed == null || missed < 1 || missed >= minutes)) {
        findings.add(
            new SheetRefused.Finding(id, Texts.of("schedule-group.sheet.minutes", minutes - 1)));
      }
      findings.addAll(ofText(filled, id, line.note()));
    }
    findings.addAll(ofText(filled, null, filled.sharedNote()));
    return findings;
  }

  /** Of words for the record of one person, or of everybody when {@code session} is null. */
  static List<SheetRefused.Finding> ofText(
      Sheet sheet, @Nullable SessionId session, @Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<SheetRefused.Finding> findings = new ArrayList<>();
    int longest = session == null ? SheetContent.LONGEST_NOTE : SheetContent.LONGEST_LINE;
    if (text.length() > longest) {
      findings.add(
          new SheetRefused.Finding(
              session, Texts.of("schedule-group.sheet.too-long", String.valueOf(longest))));
    }
    List<Person> everyone = sheet.lines().stream().map(SheetLine::person).toList();
    List<Person> unnamed =
        sheet.lines().stream()
            .filter(line -> line.session().id().equals(session))
            .findFirst()
            .map(line -> others(everyone, line.person()))
            .orElse(everyone);
    if (NamingWords.in(text, unnamed)) {
      findings.add(
          new SheetRefused.Finding(
              session,
              Texts.of(
                  session == null
                      ? "schedule-group.sheet.shared-names"
                      : "schedule-group.sheet.line-names")));
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
        findings.add(
            new SheetRefused.Finding(mark.session(), Texts.of("schedule-group.sheet.not-on-it")));
      } else if (mark.state() == SessionState.PLANNED
          || mark.state() == SessionState.CANCELLED_PROGRAMME) {
        findings.add(
            new SheetRefused.Finding(mark.session(), Texts.of("schedule-group.sheet.states")));
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
}
