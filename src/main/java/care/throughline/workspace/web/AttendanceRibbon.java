package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Attendance as a ribbon: weeks across, the sessions of a week down. Of the run that goes on now;
 * earlier runs are history.
 */
final class AttendanceRibbon {

  private static final int MINUTES_PER_HOUR = 60;

  private AttendanceRibbon() {}

  /** The ribbon. */
  record AttendanceView(
      String detail,
      List<WeekHead> weeks,
      List<AttendanceRow> rows,
      String summary,
      @Nullable String href) {}

  /**
   * Head of a week.
   *
   * @param label {@code W3}, or {@code now}
   * @param shortLabel where there is little room: {@code 3}, or {@code now}
   */
  record WeekHead(String label, String shortLabel, boolean current) {}

  /** All sessions of one place in the week. */
  record AttendanceRow(String label, String shortLabel, List<AttendanceCell> cells) {}

  /**
   * One session.
   *
   * @param mark {@code attended}, {@code late}, {@code excused}, {@code noShow}, {@code toCome},
   *     {@code cancelled} or {@code none}
   * @param label in words, such as {@code Week 3 Friday: no-show}
   */
  record AttendanceCell(String mark, String label) {}

  private record Place(String kind, int ordinal) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::kind).thenComparing(Place::ordinal).compare(this, other);
    }
  }

  /** The ribbon of these sessions; null when nothing was planned. */
  static @Nullable AttendanceView of(List<SessionRow> all, int currentWeek, Instant now) {
    int run = all.stream().mapToInt(SessionRow::run).max().orElse(0);
    List<SessionRow> sessions = all.stream().filter(session -> session.run() == run).toList();
    if (sessions.isEmpty()) {
      return null;
    }
    int first = sessions.stream().mapToInt(SessionRow::weekNumber).min().orElse(1);
    int last = sessions.stream().mapToInt(SessionRow::weekNumber).max().orElse(1);
    List<WeekHead> weeks =
        IntStream.rangeClosed(first, last)
            .mapToObj(week -> head(week, week == currentWeek))
            .toList();
    Map<Place, List<SessionRow>> places =
        sessions.stream()
            .collect(
                Collectors.groupingBy(
                    session -> new Place(session.kind(), session.ordinal()),
                    TreeMap::new,
                    Collectors.toList()));
    List<AttendanceRow> rows = new ArrayList<>();
    places.forEach((place, held) -> rows.add(row(place, held, first, last, now)));
    String detail =
        currentWeek > 0
            ? Texts.of("workspace.attendance.week-of", currentWeek, last)
            : Texts.of("workspace.attendance.week-count", last);
    return new AttendanceView(
        run > 1 ? Texts.of("workspace.attendance.since-the-return", detail) : detail,
        weeks,
        rows,
        summary(sessions, now),
        null);
  }

  private static WeekHead head(int week, boolean current) {
    if (current) {
      String now = Texts.of("workspace.attendance.now");
      return new WeekHead(now, now, true);
    }
    String number = Integer.toString(week);
    return new WeekHead(Texts.of("workspace.attendance.week-head", number), number, false);
  }

  private static AttendanceRow row(
      Place place, List<SessionRow> held, int first, int last, Instant now) {
    Map<Integer, SessionRow> byWeek =
        held.stream()
            .collect(
                Collectors.toMap(
                    SessionRow::weekNumber, Function.identity(), (one, other) -> other));
    String day = usualDay(held);
    List<AttendanceCell> cells =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                week ->
                    byWeek.containsKey(week)
                        ? cell(byWeek.get(week), now)
                        : new AttendanceCell("none", ""))
            .toList();
    return new AttendanceRow(
        Texts.of(
            place.kind().equals("group")
                ? "workspace.attendance.row-group"
                : "workspace.attendance.row-individual",
            day),
        day,
        cells);
  }

  private static String usualDay(List<SessionRow> held) {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                session -> session.day().getDayOfWeek(), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(day -> day.getKey().getDisplayName(TextStyle.SHORT, Texts.language()))
        .orElse("");
  }

  static AttendanceCell cell(SessionRow session, Instant now) {
    String day = session.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Texts.language());
    String words =
        session.unmarked(now)
            ? Texts.of("workspace.attendance.not-marked")
            : session.state() == SessionState.PLANNED
                ? Texts.of("workspace.attendance.to-come")
                : session.state().words();
    return new AttendanceCell(
        mark(session.state()),
        Texts.of("workspace.attendance.cell", session.weekNumber(), day, words));
  }

  private static String mark(SessionState state) {
    return switch (state) {
      case PLANNED -> "toCome";
      case ATTENDED -> "attended";
      case LATE, LEFT_EARLY -> "late";
      case NO_SHOW -> "noShow";
      case EXCUSED -> "excused";
      case CANCELLED_PATIENT, CANCELLED_PROGRAMME -> "cancelled";
    };
  }

  private static String summary(List<SessionRow> sessions, Instant now) {
    List<SessionRow> over =
        sessions.stream()
            .filter(session -> !session.state().cancelled() && !session.endsAt().isAfter(now))
            .toList();
    long there = over.stream().filter(session -> session.state().present()).count();
    int had = sessions.stream().mapToInt(SessionRow::attendedMinutes).sum() / MINUTES_PER_HOUR;
    int planned =
        sessions.stream()
                .filter(session -> session.state() != SessionState.CANCELLED_PROGRAMME)
                .mapToInt(SessionRow::minutes)
                .sum()
            / MINUTES_PER_HOUR;
    return Texts.of("workspace.attendance.summary", there, over.size(), had, planned);
  }
}
