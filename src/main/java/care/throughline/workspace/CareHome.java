package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.web.Counted;
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
        "Today's sessions",
        5,
        MEETS,
        (part, reader, texts) -> {
          List<DayFacts.Meeting> all =
              facts.meetings(reader, texts.startOfToday(), texts.startOfDay(1), texts.now());
          if (all.isEmpty()) {
            return HomeCard.nothing(
                part,
                "None today",
                "/calendar",
                "Open my calendar",
                "Your next sessions are in your calendar. A sheet to sign appears here when its group is over.");
          }
          long sheets = all.stream().filter(DayFacts.Meeting::sheetOpen).count();
          long ahead = all.stream().filter(meeting -> !meeting.over()).count();
          return HomeCard.of(
              part,
              sheets > 0 ? "soon" : "ok",
              Counted.of(ahead, "session to come", "sessions to come")
                  + (sheets == 0
                      ? ""
                      : ", " + Counted.of(sheets, "sheet to sign", "sheets to sign")),
              "/calendar",
              "Open my calendar",
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
          "Individual hour",
          HomeCard.Named.of(
              Objects.requireNonNullElse(meeting.givenName(), "-"),
              Objects.requireNonNullElse(meeting.familyName(), "-")),
          "/people/" + person,
          when + (meeting.over() ? ", over" : ""),
          "ok");
    }
    return HomeCard.Line.of(
        group,
        "/group-sessions/" + meeting.id() + (meeting.sheetOpen() ? "/sheet" : ""),
        when + (meeting.sheetOpen() ? ", sheet to sign" : meeting.over() ? ", over" : ""),
        meeting.sheetOpen() ? "soon" : "ok");
  }

  @Bean
  HomePart caseloadExceptionsPart(Caseloads caseloads) {
    return HomePart.of(
        "caseload",
        "My caseload",
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
                    ? "Nobody yet"
                    : Counted.of(page.total(), "person", "people") + ", all on track",
                "/caseload",
                "Open my caseload",
                page.total() == 0
                    ? "People appear here once a coordinator assigns them to you."
                    : "Whoever misses sessions, is late or lacks a consent appears here.");
          }
          return HomeCard.of(
              part,
              exceptions.get(0).attention() == Caseloads.Attention.LATE ? "late" : "soon",
              exceptions.size() + " of " + page.total() + " to look at",
              "/caseload",
              "Open my caseload",
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
      case LATE -> "something is overdue";
      case MISSED -> "missed sessions in a row";
      case CONSENT -> "no consent to treatment";
      case DOSE -> "week below the level";
      case PAUSED -> "on hold";
      case NONE -> "on track";
    };
  }

  @Bean
  HomePart newReferralsPart(DayFacts facts) {
    return HomePart.of(
        "referrals",
        "New since yesterday",
        30,
        COORDINATES,
        (part, reader, texts) -> {
          DayFacts.Some<DayFacts.PersonRow> found =
              facts.referredSince(reader, texts.startOfDay(-1));
          return found.count() == 0
              ? HomeCard.nothing(
                  part,
                  "Nobody new",
                  "/people",
                  "Open people",
                  "New referrals appear here the moment they come in.")
              : HomeCard.of(
                  part,
                  "ok",
                  upTo(found.count(), "referral", "referrals"),
                  "/people",
                  "Open people",
                  people(found.first(), row -> "referred " + texts.when(row.since())));
        });
  }

  @Bean
  HomePart withoutNextStepPart(DayFacts facts) {
    return HomePart.of(
        "no-next-step",
        "People without a next step",
        32,
        COORDINATES,
        (part, reader, texts) -> {
          DayFacts.Some<DayFacts.PersonRow> found = facts.withoutNextStep(reader, texts.now());
          return found.count() == 0
              ? HomeCard.nothing(
                  part,
                  "Nobody",
                  "/people",
                  "Open people",
                  "Everyone in care has an open item or a session to come.")
              : HomeCard.of(
                  part,
                  "soon",
                  upTo(found.count(), "person", "people"),
                  "/people/" + found.first().get(0).person(),
                  "Open the first",
                  people(found.first(), row -> "no open item, no session to come"));
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

  /** Counts stop at a bound, and say so. */
  static String upTo(int count, String one, String many) {
    return count >= DayFacts.MOST
        ? DayFacts.MOST + " or more " + many
        : Counted.of(count, one, many);
  }
}
