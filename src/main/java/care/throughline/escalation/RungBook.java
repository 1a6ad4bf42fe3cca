package care.throughline.escalation;

import care.throughline.access.StaffId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Writes down what rang and what was passed over: one statement of a kind for many rungs. */
@Repository
class RungBook {

  private final JdbcClient jdbc;
  private final AuditTrail audit;

  RungBook(JdbcClient jdbc, AuditTrail audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * A rung that rings.
   *
   * @param told who gets a notice
   * @param againAt when it rings again unless somebody answers; null for once
   */
  record Rang(
      DueRung due, LadderRung rung, Climb climb, Set<StaffId> told, @Nullable Instant againAt) {}

  /** A rung that is passed over, and why. */
  record Passed(DueRung due, String why) {}

  /** Planned rungs of the items whose time has come, the first due first. */
  List<DueRung> due(List<UUID> items, Instant now) {
    return jdbc.sql(
            """
            select * from rung where work_item = any (?) and state = 'planned' and try_at <= ? order by due_at, level, id""")
        .params(new SqlArrayValue("uuid", items.toArray()), Times.utc(now))
        .query(DueRung::read)
        .list();
  }

  /** Marks them; a higher rung that rings ends the repetitions below it. */
  void settle(List<Rang> rang, List<Passed> passed, Instant now) {
    List<UUID> ids = new ArrayList<>();
    List<@Nullable String> reasons = new ArrayList<>();
    List<@Nullable Integer> told = new ArrayList<>();
    rang.forEach(
        one -> {
          ids.add(one.due().id());
          reasons.add(null);
          told.add(one.told().size());
        });
    passed.forEach(
        one -> {
          ids.add(one.due().id());
          reasons.add(one.why());
          told.add(null);
        });
    jdbc.sql(
            """
            update rung r set state = case when s.reason is null then 'rung' else 'dropped' end, settled_at = :now, reason = s.reason, told = s.told
            from unnest(:ids, :reasons, :told) s (id, reason, told) where r.id = s.id and r.state = 'planned'""")
        .param("now", Times.utc(now))
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .param("reasons", new SqlArrayValue("text", reasons.toArray()))
        .param("told", new SqlArrayValue("int2", told.toArray()))
        .update();
    if (rang.stream().anyMatch(one -> one.rung().level() > 0)) {
      jdbc.sql(
              """
              update rung r set state = 'dropped', settled_at = :now, reason = 'passed'
              from unnest(:items, :levels) s (item, level) where r.work_item = s.item and r.state = 'planned' and r.level < s.level""")
          .param("now", Times.utc(now))
          .param(
              "items",
              new SqlArrayValue(
                  "uuid", rang.stream().map(one -> one.climb().item().value()).toArray()))
          .param(
              "levels",
              new SqlArrayValue("int4", rang.stream().map(one -> one.rung().level()).toArray()))
          .update();
    }
  }

  /** Gives everybody who is told a notice. */
  void tell(List<Rang> rang, Instant now) {
    List<UUID> staff = new ArrayList<>();
    List<UUID> items = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Rang one : rang) {
      for (StaffId member : one.told()) {
        staff.add(member.value());
        items.add(one.climb().item().value());
        kinds.add(one.rung().asks() ? "escalated" : "reminded");
      }
    }
    if (staff.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into staff_notice (id, staff, kind, work_item, made_at)
            select gen_random_uuid(), n.staff, n.kind, n.item, :now from unnest(:staff, :kinds, :items) n (staff, kind, item)
            on conflict do nothing""")
        .param("now", Times.utc(now))
        .param("staff", new SqlArrayValue("uuid", staff.toArray()))
        .param("kinds", new SqlArrayValue("text", kinds.toArray()))
        .param("items", new SqlArrayValue("uuid", items.toArray()))
        .update();
  }

  /** Plans the next repetition of those that ring until somebody answers. */
  void again(List<Rang> rang) {
    List<Rang> repeating = rang.stream().filter(one -> one.againAt() != null).toList();
    if (repeating.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into rung (id, work_item, round, level, slot, repetition, ladder_version, due_at, try_at)
            select gen_random_uuid(), r.work_item, r.round, r.level, r.slot, r.repetition + 1, r.ladder_version, n.at, n.at
            from unnest(:ids, :times) n (id, at) join rung r on r.id = n.id
            on conflict (work_item, round, level, slot, repetition) do nothing""")
        .param(
            "ids",
            new SqlArrayValue("uuid", repeating.stream().map(one -> one.due().id()).toArray()))
        .param(
            "times",
            new SqlArrayValue(
                "timestamptz",
                repeating.stream().map(one -> Times.utcOrNull(one.againAt())).toArray()))
        .update();
  }

  /** One entry for each step. */
  void audit(List<Rang> rang, List<Passed> passed, Instant now) {
    List<AuditTrail.Entry> entries = new ArrayList<>();
    for (Rang one : rang) {
      entries.add(
          new AuditTrail.Entry(
              "rung.rang",
              "workItem",
              one.climb().item().value(),
              Map.of(
                  "level",
                  one.rung().level(),
                  "repetition",
                  one.due().key().repetition(),
                  "due",
                  one.due().dueAt().toString(),
                  "told",
                  one.told().stream().map(member -> member.value().toString()).toList())));
    }
    for (Passed one : passed) {
      entries.add(
          new AuditTrail.Entry(
              "rung.dropped",
              "workItem",
              one.due().item(),
              Map.of(
                  "level",
                  one.due().key().level(),
                  "due",
                  one.due().dueAt().toString(),
                  "why",
                  one.why())));
    }
    audit.record(Actor.PATHWAY, entries);
  }

  /** A rung that failed is tried again, each time a little later. */
  int tryLater(UUID rung, Instant now, Duration first, int most) {
    return jdbc.sql(
            """
            update rung set attempts = least(attempts + 1, :most), try_at = :now + make_interval(secs => :first * (2 ^ attempts))
            where id = :id and state = 'planned'""")
        .param("most", most)
        .param("now", Times.utc(now))
        .param("first", first.toSeconds())
        .param("id", rung)
        .update();
  }
}
