package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.web.TimeTexts;
import care.throughline.workspace.TeamLoads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The work of a team for programs. */
@Tag(name = "Team", description = "Who is late and how much each colleague has in hand")
@RestController
@RequestMapping("/api/v1/team")
class TeamApi {

  private final TeamLoads loads;
  private final SiteTimes times;

  TeamApi(TeamLoads loads, SiteTimes times) {
    this.loads = loads;
    this.times = times;
  }

  /** The team and what nobody holds. */
  record TeamAnswer(List<TeamLoads.Load> items, List<TeamLoads.Pool> pool) {}

  @Operation(
      summary =
          "Tell the load of each colleague of your site this week and what lies in the pool; for supervisors and directors")
  @GetMapping
  TeamAnswer team(Staff reader) {
    Overseers.admit(reader);
    TimeTexts texts = times.of(reader);
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    return new TeamAnswer(
        loads.of(
            reader,
            today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            today,
            texts.zone(),
            texts.now()),
        loads.pool(reader, texts.now()));
  }
}
