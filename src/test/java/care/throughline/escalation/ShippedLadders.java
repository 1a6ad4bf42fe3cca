package care.throughline.escalation;

import care.throughline.worklist.Urgency;
import java.util.List;

/** The ladders of domain guide 4.13, written out for tests. */
final class ShippedLadders {

  static final Ladder ROUTINE = usual(Urgency.ROUTINE, 1, Interval.Unit.CLINIC_DAYS);
  static final Ladder HIGH = usual(Urgency.HIGH, 4, Interval.Unit.CLINIC_HOURS);
  static final Ladder URGENT = usual(Urgency.URGENT, 30, Interval.Unit.MINUTES);
  static final Ladder EMERGENCY =
      new Ladder(
          Urgency.EMERGENCY,
          null,
          null,
          new Interval(5, Interval.Unit.MINUTES),
          List.of(
              new LadderRung(
                  0, 0, null, List.of(Target.ASSIGNEE, Target.TEAM, Target.ON_CALL), 1, false),
              new LadderRung(1, null, 0, List.of(Target.SUPERVISOR, Target.TEAM), 1, false),
              new LadderRung(2, null, 1, List.of(Target.DIRECTOR), 1, false),
              new LadderRung(3, null, 2, List.of(Target.ON_CALL), 1, false)));

  static final List<Ladder> ALL = List.of(EMERGENCY, URGENT, HIGH, ROUTINE);

  private ShippedLadders() {}

  private static Ladder usual(Urgency urgency, int amount, Interval.Unit unit) {
    return new Ladder(
        urgency,
        null,
        null,
        new Interval(amount, unit),
        List.of(
            new LadderRung(0, 50, null, List.of(Target.ASSIGNEE), 0, false),
            new LadderRung(0, 90, null, List.of(Target.ASSIGNEE), 0, false),
            new LadderRung(1, null, 0, List.of(Target.SUPERVISOR, Target.TEAM), 0, false),
            new LadderRung(2, null, 1, List.of(Target.DIRECTOR), 0, false),
            new LadderRung(3, null, 2, List.of(Target.ON_CALL), 1, false)));
  }
}
