package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.Authorisation;
import care.throughline.schedule.SessionRow;
import care.throughline.worklist.web.PersonRef;
import care.throughline.workspace.Caseloads;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person of a caseload as a row.
 *
 * @param state {@code late}, {@code soon}, {@code hold} or {@code ok}
 * @param why what to look at, in words
 * @param week such as {@code Week 4 of 12}
 * @param dose such as {@code 4 of 7 h}
 * @param doseShort true when the week holds less than the level asks for
 * @param strip marks of the last weeks, the oldest first
 * @param trend null while there is no score
 * @param authorised null when nothing is known of a payer
 * @param consent such as {@code Treatment, sharing}
 */
record CaseloadRow(
    PersonRef person,
    String state,
    String why,
    String week,
    String dose,
    boolean doseShort,
    List<AttendanceRibbon.AttendanceCell> strip,
    @Nullable ScoreTrend trend,
    @Nullable NextStep next,
    @Nullable Authorised authorised,
    String consent) {

  private static final int MINUTES_PER_HOUR = 60;
  private static final String TREATMENT = "treatment";
  private static final String DISCLOSURE = "disclosure";

  /**
   * What is to be done first.
   *
   * @param holder who holds it; null while nobody does
   */
  record NextStep(String title, String href, String when, boolean late, @Nullable String holder) {}

  /**
   * What a payer authorised.
   *
   * @param words such as {@code 5 of 12 sessions left}
   * @param until such as {@code until 3 Mar 2027}
   */
  record Authorised(String words, String state, String until) {

    static @Nullable Authorised of(@Nullable Authorisation given, TimeTexts texts) {
      return given == null
          ? null
          : new Authorised(
              given.words(),
              given.state(texts.now().atZone(texts.zone()).toLocalDate()),
              Texts.of("workspace.caseload.until", texts.date(given.endsOn())));
    }
  }

  static CaseloadRow of(
      Caseloads.Entry entry, List<SessionRow> recent, CaseloadFacts.Fact fact, TimeTexts texts) {
    Caseloads.Next next = entry.next();
    return new CaseloadRow(
        PersonRef.of(entry.person()),
        state(entry.attention()),
        why(entry),
        entry.week() == null
            ? Texts.of("workspace.caseload.no-programme")
            : Texts.of("workspace.caseload.week-of", entry.week(), entry.weeks()),
        entry.week() == null
            ? "–"
            : Texts.of(
                "workspace.caseload.hours-of",
                hours(entry.attendedMinutes()),
                hours(entry.plannedMinutes())),
        entry.attention() == Caseloads.Attention.DOSE,
        recent.stream().map(session -> AttendanceRibbon.cell(session, texts.now())).toList(),
        fact.trend(),
        next == null
            ? null
            : new NextStep(
                next.name(),
                "/work-items/" + next.item(),
                texts.left(next.dueAt()),
                !next.dueAt().isAfter(texts.now()),
                next.holder()),
        Authorised.of(fact.authorisation(), texts),
        consent(entry.consents()));
  }

  private static String state(Caseloads.Attention attention) {
    return switch (attention) {
      case LATE -> "late";
      case MISSED, CONSENT, DOSE -> "soon";
      case PAUSED -> "hold";
      case NONE -> "ok";
    };
  }

  private static String why(Caseloads.Entry entry) {
    return switch (entry.attention()) {
      case LATE -> Texts.of("workspace.caseload.overdue", entry.late());
      case MISSED -> Texts.of("workspace.caseload.missed", entry.missed());
      case CONSENT -> Texts.of("workspace.caseload.no-consent");
      case DOSE -> Texts.of("workspace.caseload.below", hours(entry.minimumMinutes()));
      case PAUSED -> Texts.of("workspace.caseload.on-hold");
      case NONE -> Texts.of("workspace.caseload.on-track");
    };
  }

  private static String consent(Set<String> kinds) {
    if (!kinds.contains(TREATMENT)) {
      return Texts.of(
          kinds.contains(DISCLOSURE)
              ? "workspace.caseload.sharing-only"
              : "workspace.caseload.no-consents");
    }
    return Texts.of(
        kinds.contains(DISCLOSURE)
            ? "workspace.caseload.treatment-and-sharing"
            : "workspace.caseload.treatment");
  }

  /** Half hours are told as such: {@code 1.5}. */
  private static String hours(int minutes) {
    return minutes % MINUTES_PER_HOUR == 0
        ? Integer.toString(minutes / MINUTES_PER_HOUR)
        : String.format(Texts.language(), "%.1f", minutes / (double) MINUTES_PER_HOUR);
  }
}
