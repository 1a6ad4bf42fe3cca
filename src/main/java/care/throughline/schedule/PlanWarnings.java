package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is missing in somebody's plan: a group, a therapist, minutes. Warnings, never refusals. */
@Repository
public class PlanWarnings {

  private final JdbcClient jdbc;
  private final Doses doses;
  private final ProgrammeBook programmes;

  PlanWarnings(JdbcClient jdbc, Doses doses, ProgrammeBook programmes) {
    this.jdbc = jdbc;
    this.doses = doses;
    this.programmes = programmes;
  }

  /**
   * One warning.
   *
   * @param kind {@code noGroup}, {@code noTherapist}, {@code doseBelowMinimum} or {@code
   *     doseNotReached}
   * @param text for people
   */
  public record Warning(String kind, String text) {}

  /** The warnings of a running programme, the gravest first; none without one. */
  public List<Warning> of(EpisodeId episode) {
    List<Warning> warnings = new ArrayList<>();
    programmes
        .find(episode)
        .filter(programme -> programme.running() && programme.weeksLeft())
        .ifPresent(
            programme -> {
              addMissing(warnings, episode);
              addDose(warnings, programme, doses.of(episode));
            });
    return warnings;
  }

  /** A clinic that has set up neither groups nor therapists is not told that they are missing. */
  private void addMissing(List<Warning> warnings, EpisodeId episode) {
    jdbc.sql(
            """
            select exists (select 1 from care_group g where g.site = e.site and g.dissolved_at is null)
                     and exists (select 1 from template_slot t
                                 where t.template = p.template and t.version = p.template_version and t.kind = 'group')
                     and not exists (select 1 from seat s where s.episode = e.id and s.state in ('reserved', 'enrolled')
                                     and (upper_inf(s.during) or upper(s.during) > p.week_starts_on)) as no_group,
                   (select count(*) from waiting_list_entry w where w.episode = e.id and w.state = 'waiting') > 0 as waits,
                   exists (select 1 from therapist_assignment)
                     and not exists (select 1 from therapist_assignment a where a.episode = e.id
                                     and (upper_inf(a.during) or upper(a.during) > p.week_starts_on)) as no_therapist
            from programme p join episode e on e.id = p.episode where p.episode = ?""")
        .param(episode.value())
        .query(
            row -> {
              if (row.getBoolean("no_group")) {
                warnings.add(
                    new Warning(
                        "noGroup",
                        row.getBoolean("waits")
                            ? Texts.of("schedule.warning.no-group-waits")
                            : Texts.of("schedule.warning.no-group")));
              }
              if (row.getBoolean("no_therapist")) {
                warnings.add(new Warning("noTherapist", Texts.of("schedule.warning.no-therapist")));
              }
            });
  }

  private static void addDose(List<Warning> warnings, Programme programme, List<WeekDose> weeks) {
    weeks.stream()
        .filter(week -> week.run() == programme.run())
        .filter(week -> week.weekNumber() >= programme.openWeek() && week.belowMinimum())
        .findFirst()
        .ifPresent(
            week ->
                warnings.add(
                    new Warning(
                        "doseBelowMinimum",
                        Texts.of(
                            "schedule.warning.dose-planned",
                            week.weekNumber(),
                            hours(week.plannedMinutes()),
                            hours(week.minimumMinutes())))));
    weeks.stream()
        .filter(week -> week.run() == programme.run())
        .filter(week -> week.weekNumber() == programme.openWeek() - 1 && week.hadBelowMinimum())
        .filter(week -> week.attendedMinutes() < week.plannedMinutes())
        .forEach(
            week ->
                warnings.add(
                    new Warning(
                        "doseNotReached",
                        Texts.of(
                            "schedule.warning.dose-attended",
                            week.weekNumber(),
                            hours(week.attendedMinutes()),
                            hours(week.minimumMinutes())))));
  }

  /** Minutes as people tell them, such as {@code 7 h} or {@code 6 h 30 min}. */
  static String hours(int minutes) {
    int rest = minutes % 60;
    if (minutes < 60) {
      return Texts.of("schedule.minutes", minutes);
    }
    return rest == 0
        ? Texts.of("schedule.hours", minutes / 60)
        : Texts.of("schedule.hours-and-minutes", minutes / 60, rest);
  }
}
