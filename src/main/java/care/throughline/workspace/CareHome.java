package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the first page about people in care and meetings with them. */
@Configuration(proxyBeanMethods = false)
class CareHome {

  private static final Predicate<Staff> MEETS =
      reader -> WorkHome.any(reader, Role.THERAPIST, Role.FACILITATOR, Role.PEER);
  private static final Predicate<Staff> COORDINATES =
      reader -> WorkHome.any(reader, Role.COORDINATOR, Role.INTAKE, Role.SUPERVISOR, Role.DIRECTOR);

  @Bean
  HomePart meetingsTodayPart(DayFacts facts) {
    return HomePart.of(
        "meetings",
        () -> Texts.of("workspace.part.meetings"),
        5,
        MEETS,
        (part, reader, texts) -> {
          List<DayFacts.Meeting> all =
              facts.meetings(reader, texts.startOfToday(), texts.startOfDay(1), texts.now());
          if (all.isEmpty()) {
            return HomeCard.nothing(
                part,
                Texts.of("workspace.meetings.none"),
                "/calendar",
                Texts.of("workspace.meetings.open"),
                Texts.of("workspace.meetings.advice"));
          }
          long sheets = all.stream().filter(DayFacts.Meeting::sheetOpen).count();
          long ahead = all.stream().filter(meeting -> !meeting.over()).count();
          return HomeCard.of(
              part,
              sheets > 0 ? "soon" : "ok",
              sheets == 0
                  ? Texts.of("workspace.meetings.ahead", ahead)
                  : Texts.of("workspace.meetings.ahead-and-sheets", ahead, sheets),
              "/calendar",
              Texts.of("workspace.meetings.open"),
              all.stream()
                  .sorted(
                      java.util.Comparator.comparing(
                              (DayFacts.Meeting meeting) -> !meeting.sheetOpen())
                          .thenComparing(DayFacts.Meeting::over))
                  .limit(HomeCard.LINES)
                  .map(meeting -> line(meeting, texts))
                  .toList());
        });
  }

  private static HomeCard.Line line(DayFacts.Meeting meeting, TimeTexts texts) {
    String group = meeting.group();
    UUID person = meeting.person();
    String when = texts.when(meeting.startsAt());
    if (group == null) {
      return new HomeCard.Line(
          Texts.of("workspace.meetings.individual"),
          HomeCard.Named.of(
              Objects.requireNonNullElse(meeting.givenName(), "-"),
              Objects.requireNonNullElse(meeting.familyName(), "-")),
          "/people/" + person,
          meeting.over() ? Texts.of("workspace.meetings.over", when) : when,
          "ok");
    }
    return HomeCard.Line.of(
        group,
        "/group-sessions/" + meeting.id() + (meeting.sheetOpen() ? "/sheet" : ""),
        meeting.sheetOpen()
            ? Texts.of("workspace.meetings.sheet-to-sign", when)
            : meeting.over() ? Texts.of("workspace.meetings.over", when) : when,
        meeting.sheetOpen() ? "soon" : "ok");
  }

  @Bean
  HomePart caseloadExceptionsPart(Caseloads caseloads) {
    return HomePart.of(
        "caseload",
        () -> Texts.of("workspace.part.caseload"),
        16,
        reader -> reader.has(Role.THERAPIST),
        (part, reader, texts) -> {
          Caseloads.Page page =
              caseloads.of(
                  reader.id(), reader, texts.now().atZone(texts.zone()).toLocalDate(), texts.now());
          List<Caseloads.Entry> exceptions =
              page.people().stream()
                  .filter(entry -> entry.attention() != Caseloads.Attention.NONE)
                  .toList();
          if (exceptions.isEmpty()) {
            return HomeCard.nothing(
                part,
                page.total() == 0
                    ? Texts.of("workspace.caseload.nobody-yet")
                    : Texts.of("workspace.caseload.people-on-track", page.total()),
                "/caseload",
                Texts.of("workspace.caseload.open"),
                page.total() == 0
                    ? Texts.of("workspace.caseload.advice-empty")
                    : Texts.of("workspace.caseload.advice"));
          }
          return HomeCard.of(
              part,
              exceptions.get(0).attention() == Caseloads.Attention.LATE ? "late" : "soon",
              Texts.of("workspace.caseload.some-to-look-at", exceptions.size(), page.total()),
              "/caseload",
              Texts.of("workspace.caseload.open"),
              exceptions.stream()
                  .limit(HomeCard.LINES)
                  .map(
                      entry ->
                          new HomeCard.Line(
                              "",
                              HomeCard.Named.of(entry.person()),
                              "/people/" + entry.person().id().value(),
                              words(entry.attention()),
                              entry.attention() == Caseloads.Attention.LATE
                                  ? "late"
                                  : entry.attention() == Caseloads.Attention.PAUSED
                                      ? "hold"
                                      : "soon"))
                  .toList());
        });
  }

  private static String words(Caseloads.Attention attention) {
    return switch (attention) {
      case LATE -> Texts.of("workspace.attention.late");
      case MISSED -> Texts.of("workspace.attention.missed");
      case CONSENT -> Texts.of("workspace.attention.consent");
      case DOSE -> Texts.of("workspace.attention.dose");
      case PAUSED -> Texts.of("workspace.attention.paused");
      case NONE -> Texts.of("workspace.attention.none");
    };
  }

  @Bean
  HomePart newReferralsPart(DayFacts facts) {
    return HomePart.of(
        "referrals",
        () -> Texts.of("workspace.part.referrals"),
        30,
        COORDINATES,
        (part, reader, texts) -> {
          DayFacts.Some<DayFacts.PersonRow> found =
              facts.referredSince(reader, texts.startOfDay(-1));
          return found.count() == 0
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.referrals.none"),
                  "/people",
                  Texts.of("workspace.people.open-people"),
                  Texts.of("workspace.referrals.advice"))
              : HomeCard.of(
                  part,
                  "ok",
                  upTo(
                      found.count(),
                      "workspace.count.referrals",
                      "workspace.count.referrals-or-more"),
                  "/people",
                  Texts.of("workspace.people.open-people"),
                  people(
                      found.first(),
                      row -> Texts.of("workspace.referrals.referred", texts.when(row.since()))));
        });
  }

  @Bean
  HomePart withoutNextStepPart(DayFacts facts) {
    return HomePart.of(
        "no-next-step",
        () -> Texts.of("workspace.part.no-next-step"),
        32,
        COORDINATES,
        (part, reader, texts) -> {
          DayFacts.Some<DayFacts.PersonRow> found = facts.withoutNextStep(reader, texts.now());
          return found.count() == 0
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.next-step.none"),
                  "/people",
                  Texts.of("workspace.people.open-people"),
                  Texts.of("workspace.next-step.advice"))
              : HomeCard.of(
                  part,
                  "soon",
                  upTo(found.count(), "workspace.count.people", "workspace.count.people-or-more"),
                  "/people/" + found.first().get(0).person(),
                  Texts.of("workspace.next-step.open"),
                  people(found.first(), row -> Texts.of("workspace.next-step.note")));
        });
  }

  private static List<HomeCard.Line> people(
      List<DayFacts.PersonRow> rows, java.util.function.Function<DayFacts.PersonRow, String> note) {
    return rows.stream()
        .map(
            row ->
                new HomeCard.Line(
                    "",
                    HomeCard.Named.of(row.givenName(), row.familyName()),
                    "/people/" + row.person(),
                    note.apply(row),
                    "ok"))
        .toList();
  }

  /**
   * Counts stop at a bound, and say so.
   *
   * @param counted key of the text with the count
   * @param orMore key of the text with the bound
   */
  static String upTo(int count, String counted, String orMore) {
    return count >= DayFacts.MOST ? Texts.of(orMore, DayFacts.MOST) : Texts.of(counted, count);
  }
}
