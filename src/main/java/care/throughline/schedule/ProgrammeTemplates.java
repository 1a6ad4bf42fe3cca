package care.throughline.schedule;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The programme templates of the installation, with every version they ever had. */
@Repository
public class ProgrammeTemplates {

  /** What the level asks for: less of adolescents where the level says so. */
  private static final String SELECT =
      """
      select t.code, t.name, t.level, t.age, v.version, v.effective_on, v.weeks,
             coalesce(case t.age when 'adolescent' then l.minor_minimum_week_minutes end, l.minimum_week_minutes, 0) as minimum
      from programme_template t join template_version v on v.template = t.code join level_of_care l on l.code = t.level
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final AuditTrail audit;

  ProgrammeTemplates(
      JdbcClient jdbc, Clock clock, Transactions transactions, Sites sites, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.audit = audit;
  }

  /** True when that member of staff may change templates. */
  public boolean mayChange(Staff staff) {
    return staff.has(Role.SUPERVISOR) || staff.has(Role.DIRECTOR);
  }

  /** Every version of every template, by code, the latest first. */
  public List<ProgrammeTemplate> versions() {
    return jdbc.sql(SELECT + "order by t.code, v.effective_on desc").query(this::read).list();
  }

  /** The day it is where templates are kept: at the first site. */
  public LocalDate today() {
    return sites.home().dayOf(clock.instant());
  }

  /**
   * Changes a template from a day on. Programmes that run keep the version they began with.
   *
   * @return the new version; it may lie below what the level asks for, which is warned about and
   *     never refused
   * @throws ScheduleRefused when the member may not, or it cannot be so
   * @throws NoSuchElementException when there is no such template
   */
  public ProgrammeTemplate change(String code, TemplateChange change, Staff by) {
    if (!mayChange(by)) {
      throw new ScheduleRefused(Texts.of("schedule.template.who-may"));
    }
    return transactions.call(
        () -> {
          int version = next(code);
          change.check(today());
          if (jdbc.sql(
                      """
                      insert into template_version (template, version, effective_on, weeks, reason, made_at, made_by)
                      values (?, ?, ?, ?, ?, ?, ?) on conflict (template, effective_on) do nothing""")
                  .params(
                      code,
                      version,
                      change.effectiveOn(),
                      change.weeks(),
                      change.reason().strip(),
                      Times.utc(clock.instant()),
                      by.username())
                  .update()
              == 0) {
            throw ScheduleRefused.taken(
                Texts.of("schedule.template.same-day", code, change.effectiveOn()), List.of());
          }
          addSlots(code, version, change.slots());
          audit.record(
              by.actor(),
              "programmeTemplate.changed",
              "programmeTemplate",
              code,
              Map.of("version", version, "effectiveOn", change.effectiveOn().toString()));
          return get(code, version);
        });
  }

  /** Two who change the same template at once do it one after the other. */
  private int next(String code) {
    if (jdbc.sql("select code from programme_template where code = ? for update")
        .param(code)
        .query(String.class)
        .optional()
        .isEmpty()) {
      throw new NoSuchElementException("There is no programme template " + code + ".");
    }
    return jdbc.sql("select max(version) + 1 from template_version where template = ?")
        .param(code)
        .query(Integer.class)
        .single();
  }

  private void addSlots(String code, int version, List<Slot> slots) {
    Map<String, Integer> ordinals = new HashMap<>();
    slots.stream()
        .sorted(Comparator.comparing(Slot::weekday).thenComparing(Slot::starts))
        .forEach(
            slot ->
                jdbc.sql(
                        "insert into template_slot (template, version, kind, ordinal, weekday, starts, minutes) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                        code,
                        version,
                        slot.kind(),
                        ordinals.merge(slot.kind(), 1, Integer::sum),
                        slot.weekday().getValue(),
                        slot.starts(),
                        slot.minutes())
                    .update());
  }

  /**
   * The template with that code as it is on a day.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ProgrammeTemplate get(String code, LocalDate on) {
    return one(
        jdbc.sql(
                SELECT
                    + "where t.code = ? and v.effective_on <= ? order by v.effective_on desc limit 1")
            .params(code, on),
        code);
  }

  /**
   * One version of a template.
   *
   * @throws IllegalArgumentException when there is none
   */
  public ProgrammeTemplate get(String code, int version) {
    return one(jdbc.sql(SELECT + "where t.code = ? and v.version = ?").params(code, version), code);
  }

  private ProgrammeTemplate one(JdbcClient.StatementSpec statement, String code) {
    Optional<ProgrammeTemplate> found = statement.query(this::read).optional();
    return found.orElseThrow(
        () -> new IllegalArgumentException("There is no programme template " + code + "."));
  }

  private List<Slot> slots(String code, int version) {
    return jdbc.sql(
            "select * from template_slot where template = ? and version = ? order by weekday, starts, ordinal")
        .params(code, version)
        .query(
            (row, number) ->
                new Slot(
                    row.getString("kind"),
                    row.getInt("ordinal"),
                    DayOfWeek.of(row.getInt("weekday")),
                    row.getObject("starts", LocalTime.class),
                    row.getInt("minutes")))
        .list();
  }

  private ProgrammeTemplate read(ResultSet row, int number) throws SQLException {
    String code = row.getString("code");
    int version = row.getInt("version");
    return new ProgrammeTemplate(
        code,
        row.getString("name"),
        row.getString("level"),
        row.getString("age"),
        version,
        row.getObject("effective_on", LocalDate.class),
        row.getInt("weeks"),
        row.getInt("minimum"),
        slots(code, version));
  }
}
