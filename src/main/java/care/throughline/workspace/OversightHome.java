package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Messages;
import care.throughline.notification.NotificationState;
import care.throughline.notification.Notifications;
import care.throughline.pathway.Releases;
import care.throughline.pathway.ShippedPathways;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
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
        () -> Texts.of("workspace.part.team"),
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
                  Texts.of("workspace.late.none", open),
                  "/team",
                  Texts.of("workspace.late.open"),
                  Texts.of("workspace.late.advice"))
              : HomeCard.of(
                  part,
                  "late",
                  Texts.of(
                      "workspace.late.colleagues",
                      late.size(),
                      late.stream().mapToInt(TeamLoads.Load::late).sum()),
                  "/team",
                  Texts.of("workspace.late.open"),
                  late.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          load ->
                              HomeCard.Line.of(
                                  load.name(),
                                  "/team/" + load.staff().value(),
                                  Texts.of("workspace.late.of-open", load.late(), load.open()),
                                  "late"))
                      .toList());
        });
  }

  @Bean
  HomePart awayTodayPart(DayFacts facts) {
    return HomePart.of(
        "away",
        () -> Texts.of("workspace.part.away"),
        40,
        reader -> OVERSEES.test(reader) || reader.has(Role.COORDINATOR),
        (part, reader, texts) -> {
          List<DayFacts.Away> away =
              facts.away(reader, texts.now().atZone(texts.zone()).toLocalDate());
          return away.isEmpty()
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.away.none"),
                  "/cover",
                  Texts.of("workspace.away.open"),
                  Texts.of("workspace.away.advice"))
              : HomeCard.of(
                  part,
                  "hold",
                  CareHome.upTo(
                      away.size(),
                      "workspace.count.colleagues",
                      "workspace.count.colleagues-or-more"),
                  "/cover",
                  Texts.of("workspace.away.open"),
                  away.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          one ->
                              HomeCard.Line.of(
                                  one.name(),
                                  "/cover",
                                  until(one, texts),
                                  one.standIn() == null ? "soon" : "hold"))
                      .toList());
        });
  }

  private static String until(DayFacts.Away one, TimeTexts texts) {
    String standIn = one.standIn();
    return standIn == null
        ? Texts.of("workspace.away.until-nobody", texts.date(one.last()))
        : Texts.of("workspace.away.until", texts.date(one.last()), standIn);
  }

  @Bean
  HomePart openRepairsPart(DayFacts facts) {
    return HomePart.of(
        "repairs",
        () -> Texts.of("workspace.part.repairs"),
        42,
        OVERSEES,
        (part, reader, texts) -> {
          int open = facts.openRepairs(reader);
          return open == 0
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.repairs.none"),
                  "/schedule/repair",
                  Texts.of("workspace.repairs.mend"),
                  Texts.of("workspace.repairs.advice"))
              : HomeCard.of(
                  part,
                  "soon",
                  Texts.of("workspace.repairs.waiting", open),
                  "/schedule/repair",
                  Texts.of("workspace.repairs.open"),
                  List.of());
        });
  }

  @Bean
  HomePart pathwayInForcePart(Releases releases) {
    return HomePart.of(
        "pathway",
        () -> Texts.of("workspace.part.pathway"),
        60,
        reader -> WorkHome.any(reader, Role.PATHWAY_ADMIN, Role.OPERATOR),
        (part, reader, texts) ->
            releases
                .current(ShippedPathways.IOP)
                .map(
                    release ->
                        HomeCard.nothing(
                            part,
                            Texts.of(
                                "workspace.pathway-part.release", String.valueOf(release.number())),
                            null,
                            "",
                            Texts.of("workspace.pathway-part.advice")))
                .orElseGet(
                    () ->
                        HomeCard.nothing(
                            part,
                            Texts.of("workspace.pathway-part.none"),
                            null,
                            "",
                            Texts.of("workspace.pathway-part.advice-none"))));
  }

  @Bean
  HomePart promisesPart(InvariantCheck invariants) {
    return HomePart.slow(
        "health",
        () -> Texts.of("workspace.part.health"),
        70,
        reader -> WorkHome.any(reader, Role.OPERATOR),
        (part, reader, texts) -> {
          List<InvariantCheck.Check> checks = invariants.run();
          List<InvariantCheck.Check> broken =
              checks.stream().filter(check -> !check.holds()).toList();
          return broken.isEmpty()
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.promises.hold", checks.size()),
                  "/health-checks",
                  Texts.of("workspace.promises.open"),
                  Texts.of("workspace.promises.advice"))
              : HomeCard.of(
                  part,
                  "late",
                  Texts.of("workspace.promises.broken", broken.size(), checks.size()),
                  "/health-checks",
                  Texts.of("workspace.promises.open"),
                  broken.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          check ->
                              HomeCard.Line.of(
                                  check.what(),
                                  "/health-checks",
                                  Texts.of("workspace.promises.cases", check.count()),
                                  "late"))
                      .toList());
        });
  }

  @Bean
  HomePart deliveriesPart(Messages inbox, Notifications outbox) {
    return HomePart.of(
        "deliveries",
        () -> Texts.of("workspace.part.deliveries"),
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
          lines.add(
              line(
                  Texts.of("workspace.deliveries.in-waiting"),
                  in.getOrDefault("waiting", 0L),
                  "ok"));
          lines.add(
              line(
                  Texts.of("workspace.deliveries.in-never-taken"),
                  never,
                  never > 0 ? "late" : "ok"));
          lines.add(
              line(
                  Texts.of("workspace.deliveries.out-waiting"),
                  out.getOrDefault(NotificationState.QUEUED, 0L),
                  "ok"));
          lines.add(
              line(
                  Texts.of("workspace.deliveries.out-failed"), failed, failed > 0 ? "late" : "ok"));
          return HomeCard.of(
              part,
              never + failed > 0 ? "late" : "ok",
              never + failed > 0
                  ? Texts.of("workspace.deliveries.look")
                  : Texts.of("workspace.deliveries.in-order"),
              "/health-checks",
              Texts.of("workspace.promises.open"),
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
        () -> Texts.of("workspace.part.messages"),
        52,
        reader -> WorkHome.any(reader, Role.COORDINATOR, Role.INTAKE, Role.PRIVACY),
        (part, reader, texts) -> {
          int found =
              facts.messagesIn(
                  reader, List.of("failed", "unknown", "shown"), texts.startOfDay(-PROPOSAL_DAYS));
          return found == 0
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.messages.none"),
                  "/notifications",
                  Texts.of("workspace.messages.open"),
                  Texts.of("workspace.messages.advice"))
              : HomeCard.of(
                  part,
                  "soon",
                  CareHome.upTo(
                      found, "workspace.count.messages", "workspace.count.messages-or-more"),
                  "/notifications",
                  Texts.of("workspace.messages.open"),
                  List.of());
        });
  }
}
