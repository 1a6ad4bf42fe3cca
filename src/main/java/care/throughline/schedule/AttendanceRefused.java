package care.throughline.schedule;

/**
 * Attendance cannot be marked so; the message says why and what to do, in words for the person who
 * marks.
 */
public class AttendanceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AttendanceRefused(String message) {
    super(message);
  }
}
