package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where one person stands in their programme.
 *
 * @param templateVersion the version of the template it began with, and keeps
 * @param level code of the level of care the person is treated at
 * @param run 1 at first, one more after every return from another level
 * @param runStartsOn first day of this run
 * @param openWeek the week that runs; one more than {@code weeksPlanned} when all are over
 * @param weekStartsOn first day of the open week
 * @param state {@code running}, {@code paused} or {@code ended}
 */
public record Programme(
    EpisodeId episode,
    String template,
    int templateVersion,
    String level,
    ZoneId zone,
    int run,
    LocalDate runStartsOn,
    int openWeek,
    LocalDate weekStartsOn,
    int weeksPlanned,
    String state) {

  /** The week as staff tell it: the one that runs, or the last one when all are over. */
  public int weekNumber() {
    return Math.min(openWeek, weeksPlanned);
  }

  /** True while a week runs or is still to come. */
  public boolean weeksLeft() {
    return openWeek <= weeksPlanned;
  }

  /** When the open week ends. */
  public Instant weekEndsAt() {
    return Week.endsAt(weekStartsOn, zone);
  }

  /** The last day of the last week. */
  public LocalDate endsOn() {
    return Week.startOf(weeksPlanned + 1, openWeek, weekStartsOn).minusDays(1);
  }

  boolean running() {
    return state.equals("running");
  }

  boolean paused() {
    return state.equals("paused");
  }

  boolean ended() {
    return state.equals("ended");
  }

  /** The open week is over: the next one runs, or none is left. */
  Programme weekClosed() {
    return at(
        run,
        runStartsOn,
        openWeek + 1,
        Week.startOf(openWeek + 1, openWeek, weekStartsOn),
        weeksPlanned,
        state);
  }

  /**
   * So many weeks longer. When all weeks were over the next one begins on the given day, or where
   * the last one ended if that is later.
   *
   * @param earliest first day on which something new can be planned
   */
  Programme extended(int weeks, LocalDate earliest) {
    LocalDate starts = weeksLeft() || weekStartsOn.isAfter(earliest) ? weekStartsOn : earliest;
    return at(run, runStartsOn, openWeek, starts, weeksPlanned + weeks, state);
  }

  /** Back from another level: a new run from that week on. */
  Programme resumed(int week, LocalDate firstDay) {
    return at(run + 1, firstDay, week, firstDay, weeksPlanned, "running");
  }

  /** The same with another last week. */
  Programme lasting(int weeks) {
    return at(run, runStartsOn, openWeek, weekStartsOn, weeks, state);
  }

  Programme in(String newState) {
    return at(run, runStartsOn, openWeek, weekStartsOn, weeksPlanned, newState);
  }

  /**
   * The week in which a person comes back: frozen where it was, from the beginning, or at the one
   * named; always one of the programme.
   */
  int returnWeek(String choice, int named) {
    int wished =
        switch (choice) {
          case "restart" -> 1;
          case "enterAt" -> named < 1 ? weekNumber() : named;
          default -> weekNumber();
        };
    return Math.min(wished, weeksPlanned);
  }

  private Programme at(
      int newRun,
      LocalDate newRunStartsOn,
      int week,
      LocalDate newWeekStartsOn,
      int weeks,
      String newState) {
    return new Programme(
        episode,
        template,
        templateVersion,
        level,
        zone,
        newRun,
        newRunStartsOn,
        week,
        newWeekStartsOn,
        weeks,
        newState);
  }
}
