package care.throughline.workspace.web;

import care.throughline.worklist.WorkItemFacts;
import care.throughline.worklist.web.Due;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's page: each component is one model attribute of the same name. */
record PersonView(
    PersonHeader person,
    List<Flag> flags,
    EpisodeView episode,
    @Nullable LateLine late,
    AttendanceRibbon.@Nullable AttendanceView attendance,
    List<AttendanceMarks.SessionMark> attendanceMarks,
    List<Diagrams.DiagramView> diagrams,
    List<Timeline.EventLine> events,
    @Nullable String eventsHref,
    List<Appointment> appointments,
    List<TaskLine> tasks,
    List<TeamMember> team,
    List<WorkItemFacts.Fact> file,
    List<ReportLink> reports) {

  /** Who it is about. */
  record PersonHeader(
      String id,
      String name,
      String initials,
      @Nullable String pronouns,
      @Nullable String ageText,
      String mrn,
      @Nullable String language,
      @Nullable String contactWish) {}

  /**
   * Something to know before anything else.
   *
   * @param kind {@code late}, {@code soon}, {@code ok}, {@code hold} or {@code plain}
   */
  record Flag(String kind, String text) {}

  /**
   * The episode with its phases.
   *
   * @param state {@code active}, {@code hold}, {@code residential} or {@code closed}
   */
  record EpisodeView(
      String title,
      String detail,
      String state,
      @Nullable String stateText,
      List<Phases.PhaseView> phases) {}

  /** The one thing that is most overdue. */
  record LateLine(String text, @Nullable String detail, String href, String linkLabel) {}

  /** Something that will happen at a time. */
  record Appointment(String title, String time, @Nullable String detail) {}

  /** An open work item. */
  record TaskLine(String title, String href, Due due, @Nullable String owner) {}

  /** A member of staff who works with the person. */
  record TeamMember(String name, String initials, String role, boolean me) {}

  /**
   * Something the reader may report.
   *
   * @param task where it is entered instead, in words; null when it has a form of its own
   */
  record ReportLink(String label, String href, boolean urgent, @Nullable String task) {}
}
