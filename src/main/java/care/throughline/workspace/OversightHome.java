package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Messages;
import care.throughline.notification.NotificationState;
import care.throughline.notification.Notifications;
import care.throughline.pathway.Releases;
import care.throughline.pathway.ShippedPathways;
import care.throughline.platform.web.Counted;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the first page of those who answer for colleagues or for the installation. */
@Configuration(proxyBeanMethods = false)
class OversightHome {

  private static final int PROPOSAL_DAYS = 7;
  private static final Predicate<Staff> OVERSEES =
      reader -> WorkHome.any(reader, Role.SUPERVISOR, Role.DIRECTOR);

  @Bean
  HomePart lateColleaguesPart(TeamLoads loads) {
    return HomePart.of(
        "team",
        "Who is late",
        13,
        OVERSEES,
        (part, reader, texts) -> {
          LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
          List<TeamLoads.Load> all =
              loads.of(
                  reader,
                  today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                  today,
                  texts.zone(),
                  texts.now());
          List<TeamLoads.Load> late = all.stream().filter(load -> load.late() > 0).toList();
          int open = all.stream().mapToInt(TeamLoads.Load::open).sum();
          return late.isEmpty()
              ? HomeCard.nothing(
                  part,
                  "Nobody, " + open + " open",
                  "/team",
                  "Open the team",
                  "Nothing that somebody holds is overdue. The team's page tells each one's load.")
              : HomeCard.of(
                  part,
                  "late",
                  Counted.of(late.size(), "colleague", "colleagues")
                      + ", "
                      + late.stream().mapToInt(TeamLoads.Load::late).sum()
                      + " overdue",
                  "/team",
                  "Open the team",
                  late.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          load ->
                              HomeCard.Line.of(
                                  load.name(),
                                  "/team/" + load.staff().value(),
                                  load.late() + " of " + load.open() + " overdue",
                                  "late"))
                      .toList());
        });
  }

  @Bean
  HomePart awayTodayPart(DayFacts facts) {
    return HomePart.of(
        "away",
        "Away today",
        40,
        reader -> OVERSEES.test(reader) || reader.has(Role.COORDINATOR),
        (part, reader, texts) -> {
          List<DayFacts.Away> away =
              facts.away(reader, texts.now().atZone(texts.zone()).toLocalDate());
          return away.isEmpty()
              ? HomeCard.nothing(
                  part,
                  "Nobody",
                  "/cover",
                  "Open cover",
                  "Note leave under Cover, and the work goes to a stand-in.")
              : HomeCard.of(
                  part,
                  "hold",
                  CareHome.upTo(away.size(), "colleague", "colleagues"),
                  "/cover",
                  "Open cover",
                  away.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          one ->
                              HomeCard.Line.of(
                                  one.name(),
                                  "/cover",
                                  "until "
                                      + texts.date(one.last())
                                      + (one.standIn() == null
                                          ? ", nobody stands in"
                                          : ", " + one.standIn() + " stands in"),
                                  one.standIn() == null ? "soon" : "hold"))
                      .toList());
        });
  }

  @Bean
  HomePart openRepairsPart(DayFacts facts) {
    return HomePart.of(
        "repairs",
        "Plans to publish",
        42,
        OVERSEES,
        (part, reader, texts) -> {
          int open = facts.openRepairs(reader);
          return open == 0
              ? HomeCard.nothing(
                  part,
                  "None",
                  "/schedule/repair",
                  "Mend a plan",
                  "When a therapist, a room or a group is lost, the plan that mends it waits here.")
              : HomeCard.of(
                  part,
                  "soon",
                  Counted.of(open, "plan waits", "plans wait"),
                  "/schedule/repair",
                  "Open the plans",
                  List.of());
        });
  }

  @Bean
  HomePart pathwayInForcePart(Releases releases) {
    return HomePart.of(
        "pathway",
        "Pathway in force",
        60,
        reader -> WorkHome.any(reader, Role.PATHWAY_ADMIN, Role.OPERATOR),
        (part, reader, texts) ->
            releases
                .current(ShippedPathways.IOP)
                .map(
                    release ->
                        HomeCard.nothing(
                            part,
                            "Release " + release.number(),
                            null,
                            "",
                            "People stay on the release they began with; the next ones begin with this one."))
                .orElseGet(
                    () ->
                        HomeCard.nothing(
                            part,
                            "None installed",
                            null,
                            "",
                            "Start the product once with its shipped pathway; it installs itself.")));
  }

  @Bean
  HomePart promisesPart(InvariantCheck invariants) {
    return HomePart.slow(
        "health",
        "Health",
        70,
        reader -> WorkHome.any(reader, Role.OPERATOR),
        (part, reader, texts) -> {
          List<InvariantCheck.Check> checks = invariants.run();
          List<InvariantCheck.Check> broken =
              checks.stream().filter(check -> !check.holds()).toList();
          return broken.isEmpty()
              ? HomeCard.nothing(
                  part,
                  "All " + checks.size() + " promises hold",
                  "/health-checks",
                  "Open health",
                  "Checked just now against the database and the engine.")
              : HomeCard.of(
                  part,
                  "late",
                  broken.size() + " of " + checks.size() + " promises are broken",
                  "/health-checks",
                  "Open health",
                  broken.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          check ->
                              HomeCard.Line.of(
                                  check.what(),
                                  "/health-checks",
                                  Counted.of(check.count(), "case", "cases"),
                                  "late"))
                      .toList());
        });
  }

  @Bean
  HomePart deliveriesPart(Messages inbox, Notifications outbox) {
    return HomePart.of(
        "deliveries",
        "Inbox and outbox",
        72,
        reader -> reader.has(Role.OPERATOR),
        (part, reader, texts) -> {
          Map<String, Long> in = inbox.countByState();
          Map<NotificationState, Long> out = outbox.countByState();
          long never = in.getOrDefault("failed", 0L);
          long failed =
              out.getOrDefault(NotificationState.FAILED, 0L)
                  + out.getOrDefault(NotificationState.UNKNOWN, 0L);
          List<HomeCard.Line> lines = new ArrayList<>();
          lines.add(line("Messages in that wait", in.getOrDefault("waiting", 0L), "ok"));
          lines.add(line("Messages in that were never taken", never, never > 0 ? "late" : "ok"));
          lines.add(
              line("Messages out that wait", out.getOrDefault(NotificationState.QUEUED, 0L), "ok"));
          lines.add(
              line("Messages out that failed or are in doubt", failed, failed > 0 ? "late" : "ok"));
          return HomeCard.of(
              part,
              never + failed > 0 ? "late" : "ok",
              never + failed > 0 ? "Needs a look" : "In order",
              "/health-checks",
              "Open health",
              lines);
        });
  }

  private static HomeCard.Line line(String text, long count, String state) {
    return HomeCard.Line.of(text, "/health-checks", Long.toString(count), state);
  }

  @Bean
  HomePart messagesToLookAtPart(DayFacts facts) {
    return HomePart.of(
        "messages",
        "Messages to look at",
        52,
        reader -> WorkHome.any(reader, Role.COORDINATOR, Role.INTAKE, Role.PRIVACY),
        (part, reader, texts) -> {
          int found =
              facts.messagesIn(
                  reader, List.of("failed", "unknown", "shown"), texts.startOfDay(-PROPOSAL_DAYS));
          return found == 0
              ? HomeCard.nothing(
                  part,
                  "None",
                  "/notifications",
                  "Open notifications",
                  "Letters to post and messages that did not get out appear here for a week.")
              : HomeCard.of(
                  part,
                  "soon",
                  CareHome.upTo(found, "message", "messages") + " of the last seven days",
                  "/notifications",
                  "Open notifications",
                  List.of());
        });
  }
}
