package care.throughline.worklist;

/** Stretches of time into which a list is grouped, as the site's calendar cuts them. */
public enum DueBand {
  OVERDUE,
  TODAY,
  WEEK,
  LATER
}
