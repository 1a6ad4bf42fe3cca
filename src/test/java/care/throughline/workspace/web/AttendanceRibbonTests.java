package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttendanceRibbonTests {

  private static final EpisodeId EPISODE = new EpisodeId(UUID.randomUUID());
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2027, 1, 4);

  /** Wednesday of the second week. */
  private static final Instant NOW = Instant.parse("2027-01-13T15:00:00Z");

  @Test
  void hasNoRibbonBeforeAnythingIsPlanned() {
    assertThat(AttendanceRibbon.of(List.of(), 0, NOW)).isNull();
  }

  @Test
  void putsWeeksAcrossAndTheSessionsOfAWeekDown() {
    AttendanceRibbon.AttendanceView ribbon =
        ribbon(
            session(1, 1, 1, SessionState.ATTENDED, 180),
            session(1, 1, 2, SessionState.NO_SHOW, 0),
            session(1, 2, 1, SessionState.LEFT_EARLY, 120),
            session(1, 2, 2, SessionState.PLANNED, 0));
    assertThat(ribbon.weeks())
        .extracting(AttendanceRibbon.WeekHead::label)
        .containsExactly("W1", "now");
    assertThat(ribbon.rows())
        .extracting(AttendanceRibbon.AttendanceRow::label)
        .containsExactly("Mon group", "Thu group");
    assertThat(ribbon.rows().get(0).cells())
        .extracting(AttendanceRibbon.AttendanceCell::mark)
        .containsExactly("attended", "late");
    assertThat(ribbon.rows().get(1).cells())
        .extracting(AttendanceRibbon.AttendanceCell::label)
        .containsExactly("Week 1 Thursday: no-show", "Week 2 Thursday: to come");
    assertThat(ribbon.summary()).isEqualTo("2 of 3 attended, 5 of 12 hours");
  }

  @Test
  void saysWhenNobodyHasMarkedASessionYet() {
    AttendanceRibbon.AttendanceView ribbon = ribbon(session(1, 2, 1, SessionState.PLANNED, 0));
    assertThat(ribbon.rows().get(0).cells().get(0).label())
        .isEqualTo("Week 2 Monday: not marked yet");
  }

  @Test
  void showsOnlyTheRunSinceTheReturn() {
    AttendanceRibbon.AttendanceView ribbon =
        ribbon(
            session(1, 1, 1, SessionState.NO_SHOW, 0),
            session(2, 2, 1, SessionState.ATTENDED, 180));
    assertThat(ribbon.weeks()).hasSize(1);
    assertThat(ribbon.detail()).isEqualTo("week 2 of 2, since the return");
  }

  private static AttendanceRibbon.AttendanceView ribbon(SessionRow... sessions) {
    return Objects.requireNonNull(AttendanceRibbon.of(List.of(sessions), 2, NOW));
  }

  private static SessionRow session(
      int run, int week, int ordinal, SessionState state, int attended) {
    LocalDate day = FIRST_MONDAY.plusWeeks(week - 1).plusDays(ordinal == 1 ? 0 : 3);
    Instant start = day.atTime(18, 0).atZone(ZONE).toInstant();
    return new SessionRow(
        new SessionId(UUID.randomUUID()),
        EPISODE,
        run,
        week,
        "group",
        ordinal,
        day,
        LocalTime.of(18, 0),
        ZONE,
        180,
        start,
        start.plusSeconds(180 * 60),
        state,
        attended,
        null,
        null);
  }
}
