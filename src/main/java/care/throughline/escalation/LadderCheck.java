package care.throughline.escalation;

import care.throughline.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a ladder: a gap, through which an item falls silent, or a loop, in which it
 * goes nowhere. Pure.
 */
final class LadderCheck {

  private static final int MOST_AMOUNT = 1_000;
  private static final int MOST_STEPS = 99;
  private static final int MOST_LEVELS = 9;

  private final Ladder ladder;
  private final List<LadderRefused.Finding> findings = new ArrayList<>();

  private LadderCheck(Ladder ladder) {
    this.ladder = ladder;
  }

  /** Findings by field; empty when the ladder can be kept. */
  static List<LadderRefused.Finding> of(Ladder ladder) {
    LadderCheck check = new LadderCheck(ladder);
    check.interval();
    check.order();
    for (int at = 0; at < ladder.rungs().size(); at++) {
      check.rung(at, ladder.rungs().get(at));
    }
    return check.findings;
  }

  private void interval() {
    if (ladder.interval().amount() < 1 || ladder.interval().amount() > MOST_AMOUNT) {
      add("interval.amount", "amount", MOST_AMOUNT);
    }
    if (ladder.ignoresRest() && ladder.interval().unit().clinic()) {
      add("interval.unit", "clock-only");
    }
  }

  private void order() {
    List<LadderRung> levels = ladder.rungs().stream().filter(rung -> rung.level() > 0).toList();
    if (levels.isEmpty()) {
      add("rungs", "no-level");
      return;
    }
    for (int at = 0; at < levels.size(); at++) {
      if (levels.get(at).level() != at + 1) {
        add("rungs", "gap", at + 1);
        return;
      }
    }
    if (levels.size() > MOST_LEVELS) {
      add("rungs", "levels", MOST_LEVELS);
    }
    if (!Integer.valueOf(0).equals(levels.get(0).steps())) {
      add(field(levels.get(0), "steps"), "at-due");
    }
    LadderRung last = levels.get(levels.size() - 1);
    if (!last.repeats()) {
      add(field(last, "repeatEvery"), "silent");
    }
  }

  private void rung(int at, LadderRung rung) {
    if (rung.targets().isEmpty()) {
      add(field(rung, "targets"), "no-target");
    }
    if (rung.repeatEvery() < 0 || rung.repeatEvery() > MOST_STEPS) {
      add(field(rung, "repeatEvery"), "repeat", MOST_STEPS);
    }
    if (rung.reassign() && rung.targets().equals(List.of(Target.ASSIGNEE))) {
      add(field(rung, "reassign"), "loop");
    }
    LadderRung before = at == 0 ? null : ladder.rungs().get(at - 1);
    if (rung.level() == 0) {
      reminder(rung, before);
    } else {
      level(rung, before);
    }
  }

  private void reminder(LadderRung rung, @Nullable LadderRung before) {
    Integer percent = rung.percent();
    if (percent == null || percent < 0 || percent >= LadderRung.FROM_DUE) {
      add(field(rung, "percent"), "percent");
    } else if (before != null && before.slot() >= percent) {
      add(field(rung, "percent"), "order");
    }
  }

  private void level(LadderRung rung, @Nullable LadderRung before) {
    Integer steps = rung.steps();
    if (steps == null || steps < 0 || steps > MOST_STEPS) {
      add(field(rung, "steps"), "steps", MOST_STEPS);
    } else if (before != null && before.level() > 0 && before.stepsOrNone() >= steps) {
      add(field(rung, "steps"), "order");
    }
  }

  private String field(LadderRung rung, String part) {
    return "rungs[" + ladder.rungs().indexOf(rung) + "]." + part;
  }

  private void add(String field, String what, Object... values) {
    findings.add(new LadderRefused.Finding(field, Texts.of("escalation.check." + what, values)));
  }
}
