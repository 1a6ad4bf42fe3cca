package care.throughline.schedule.booking;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffLeaves;
import care.throughline.access.StaffStays;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Where it is written how many people a member of staff may see, in which languages, with which
 * credentials, and until when. Supervisors and directors may.
 */
@Repository
public class StaffLimits {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final AuditTrail audit;

  StaffLimits(JdbcClient jdbc, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * Sets how many people they see.
   *
   * @param warnAt from so many on a further one is worth a thought
   * @param blockAt at so many no further one is assigned
   * @throws ScheduleRefused when the numbers contradict each other
   */
  public void caseload(StaffId id, int warnAt, int blockAt, Staff by) {
    if (warnAt < 1 || blockAt < warnAt || blockAt > MOST) {
      throw new ScheduleRefused(Texts.of("schedule-group.limits.caseload", warnAt, blockAt, MOST));
    }
    written(
        id,
        by,
        "caseload",
        """
        insert into staff_practice (warn_at, block_at, staff) values (?, ?, ?)
        on conflict (staff) do update set warn_at = excluded.warn_at, block_at = excluded.block_at""",
        warnAt,
        blockAt,
        id.value());
  }

  /**
   * Sets which languages they work in.
   *
   * @param languages two or three lower-case letters each, at least one
   * @param gender null when not told
   */
  public void languages(StaffId id, Set<String> languages, @Nullable String gender, Staff by) {
    if (languages.isEmpty()) {
      throw new ScheduleRefused(Texts.of("schedule-group.limits.no-language"));
    }
    languages.stream()
        .filter(language -> !LANGUAGE.matcher(language).matches())
        .findFirst()
        .ifPresent(
            language -> {
              throw new ScheduleRefused(Texts.of("schedule-group.limits.language", language));
            });
    written(
        id,
        by,
        "languages",
        """
        insert into staff_practice (languages, gender, staff) values (?, ?, ?)
        on conflict (staff) do update set languages = excluded.languages, gender = excluded.gender""",
        new SqlArrayValue("text", languages.stream().sorted().toArray()),
        gender,
        id.value());
  }

  /**
   * Notes their last day at work.
   *
   * @param lastDay null when they stay after all
   */
  public void leaves(StaffId id, @Nullable LocalDate lastDay, Staff by) {
    written(
        id,
        by,
        "leavesOn",
        """
        insert into staff_practice (leaves_on, staff) values (?::date, ?)
        on conflict (staff) do update set leaves_on = excluded.leaves_on""",
        lastDay,
        id.value());
  }

  /** Nobody is placed with somebody who leaves. */
  @EventListener
  void on(StaffLeaves event) {
    lastDay(event.staff(), event.lastDay(), new Actor(event.by()));
  }

  @EventListener
  void on(StaffStays event) {
    lastDay(event.staff(), null, new Actor(event.by()));
  }

  private void lastDay(StaffId id, @Nullable LocalDate lastDay, Actor by) {
    jdbc.sql(
            """
            insert into staff_practice (leaves_on, staff) values (:lastDay::date, :staff)
            on conflict (staff) do update set leaves_on = excluded.leaves_on""")
        .param("lastDay", lastDay)
        .param("staff", id.value())
        .update();
    audit.record(by, "practice.changed", "staff", id.value(), Map.of("what", "leavesOn"));
  }

  /** Adds a credential, or changes its last day. */
  public void credential(StaffId id, String name, LocalDate expiresOn, Staff by) {
    if (name.isBlank()) {
      throw new ScheduleRefused(Texts.of("schedule-group.limits.credential"));
    }
    written(
        id,
        by,
        "credential",
        """
        insert into staff_credential (name, expires_on, staff) values (?, ?, ?)
        on conflict (staff, name) do update set expires_on = excluded.expires_on""",
        name.strip(),
        expiresOn,
        id.value());
  }

  public void removeCredential(StaffId id, String name, Staff by) {
    written(
        id,
        by,
        "credentialRemoved",
        "delete from staff_credential where name = ? and staff = ?",
        name,
        id.value());
  }

  private void written(StaffId id, Staff by, String what, String sql, @Nullable Object... values) {
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule-group.editors.practice"));
          jdbc.sql(sql).params(values).update();
          audit.record(by.actor(), "practice.changed", "staff", id.value(), Map.of("what", what));
        });
  }
}
