package care.throughline.worklist;

/** The ways to look at the list. */
public enum WorkListView {
  /** What the reader holds. */
  MINE("owner = :me and not snoozed"),
  /** Everything open for the reader's roles, whoever holds it. */
  TEAM("roles && :roles and not snoozed"),
  /** What nobody holds and the reader could take. */
  UNASSIGNED("owner is null and roles && :roles and not snoozed"),
  /** What was put aside until later. */
  WAITING("(owner = :me or roles && :roles) and snoozed"),
  /** What the reader completed today. */
  DONE("ended_by = :name");

  private final String condition;

  WorkListView(String condition) {
    this.condition = condition;
  }

  String condition() {
    String rule =
        condition
            .replace("not snoozed", "(w.snoozed_until is null or w.snoozed_until <= :now)")
            .replace("and snoozed", "and w.snoozed_until > :now")
            .replace("owner", "w.owner")
            .replace("roles &&", "w.roles &&")
            .replace("ended_by", "w.ended_by");
    return this == DONE
        ? "w.state = 'done' and w.ended_at >= :today and " + rule
        : "w.state = 'open' and " + rule;
  }
}
