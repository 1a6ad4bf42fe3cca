package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.escalation.Interval;
import care.throughline.escalation.Ladder;
import care.throughline.escalation.LadderRung;
import care.throughline.escalation.Target;
import care.throughline.worklist.Urgency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A ladder as it was typed. What is no number stays as typed and reads as one that no ladder takes,
 * so that the check names its field.
 *
 * @param amount of the interval, as typed
 * @param unit of the interval
 */
record LadderForm(String amount, String unit, List<Row> reminders, List<Row> levels) {

  static final int REMINDERS = 3;
  static final int LEVELS = 6;

  private static final int NO_NUMBER = -1;

  /**
   * One rung as typed; a row whose number is empty and that calls nobody is left out.
   *
   * @param at percent or steps
   */
  record Row(int number, String at, List<String> targets, String repeat, boolean reassign) {

    boolean blank() {
      return at.isBlank() && targets.isEmpty();
    }

    /** True when it calls them, for the template. */
    public boolean calls(Target target) {
      return targets.contains(target.name());
    }
  }

  static LadderForm of(MultiValueMap<String, String> typed) {
    return new LadderForm(
        text(typed, "amount"),
        text(typed, "unit"),
        rows(typed, "r", REMINDERS),
        rows(typed, "l", LEVELS));
  }

  static LadderForm of(Ladder ladder) {
    List<LadderRung> reminders = ladder.rungs().stream().filter(rung -> rung.level() == 0).toList();
    List<LadderRung> levels = ladder.rungs().stream().filter(rung -> rung.level() > 0).toList();
    return new LadderForm(
        Integer.toString(ladder.interval().amount()),
        ladder.interval().unit().name(),
        rows(reminders, REMINDERS),
        rows(levels, LEVELS));
  }

  /** The ladder that was typed, whether it can be kept or not. */
  Ladder ladder(Urgency urgency, @Nullable Role role, @Nullable String site) {
    List<LadderRung> rungs = new ArrayList<>();
    for (Row row : reminders) {
      if (!row.blank()) {
        rungs.add(
            new LadderRung(
                0, number(row.at()), null, targets(row), repeat(row.repeat()), row.reassign()));
      }
    }
    for (Row row : levels) {
      if (!row.blank()) {
        rungs.add(
            new LadderRung(
                row.number(),
                null,
                number(row.at()),
                targets(row),
                repeat(row.repeat()),
                row.reassign()));
      }
    }
    return new Ladder(
        urgency,
        role,
        site,
        new Interval(
            number(amount),
            Arrays.stream(Interval.Unit.values())
                .filter(known -> known.name().equals(unit))
                .findFirst()
                .orElse(Interval.Unit.CLINIC_DAYS)),
        rungs);
  }

  private static List<Target> targets(Row row) {
    return Arrays.stream(Target.values()).filter(row::calls).toList();
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException none) {
      return NO_NUMBER;
    }
  }

  private static int repeat(String typed) {
    return typed.isBlank() ? 0 : number(typed);
  }

  private static List<Row> rows(MultiValueMap<String, String> typed, String kind, int many) {
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= many; number++) {
      List<String> targets = typed.get(kind + number + "-targets");
      rows.add(
          new Row(
              number,
              text(typed, kind + number + "-at"),
              targets == null ? List.of() : List.copyOf(targets),
              text(typed, kind + number + "-repeat"),
              typed.containsKey(kind + number + "-reassign")));
    }
    return rows;
  }

  private static List<Row> rows(List<LadderRung> rungs, int many) {
    List<Row> rows = new ArrayList<>();
    for (int number = 1; number <= Math.max(many, rungs.size()); number++) {
      rows.add(number > rungs.size() ? empty(number) : row(number, rungs.get(number - 1)));
    }
    return rows;
  }

  private static Row empty(int number) {
    return new Row(number, "", List.of(), "", false);
  }

  private static Row row(int number, LadderRung rung) {
    Integer at = rung.level() == 0 ? rung.percent() : rung.steps();
    return new Row(
        number,
        at == null ? "" : at.toString(),
        rung.targets().stream().map(Target::name).toList(),
        rung.repeatEvery() == 0 ? "" : Integer.toString(rung.repeatEvery()),
        rung.reassign());
  }

  private static String text(MultiValueMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value.strip();
  }
}
